"""Reading one object of a document: each entry is there, known and of its type, or the message names it."""

import pytest

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.project.record import Record


def test_entries_are_given_as_they_stand():
    record = Record(
        {
            "name": "Voice",
            "id": 3,
            "gain": -2,
            "is_muted": True,
            "points": [[1, 2.5]],
            "take": None,
            "tail": 7,
        }
    )

    assert record.text("name") == "Voice"
    assert record.id("id") == 3
    assert record.number("gain") == -2.0
    assert record.flag("is_muted") is True
    assert record.pairs("points", 1) == ((1.0, 2.5),)
    assert record.maybe("take", record.id) is None
    assert record.maybe("tail", record.id) == 7
    record.done()


@pytest.mark.parametrize(
    ("values", "read"),
    [
        ({"a": 1}, lambda record: record.text("a")),
        ({"a": "x\0y"}, lambda record: record.text("a")),
        ({"a": 1}, lambda record: record.flag("a")),
        ({"a": True}, lambda record: record.id("a")),
        ({"a": 0}, lambda record: record.id("a")),
        ({"a": 1.0}, lambda record: record.count("a")),
        ({"a": 10**9}, lambda record: record.frames("a")),
        ({"a": 2**64}, lambda record: record.count("a")),
        ({"a": -1}, lambda record: record.frames("a")),
        ({"a": True}, lambda record: record.number("a")),
        ({"a": "1"}, lambda record: record.number("a")),
        ({"a": float("inf")}, lambda record: record.number("a")),
        ({"a": float("nan")}, lambda record: record.number("a")),
        ({"a": 10**400}, lambda record: record.number("a")),
        ({"a": [1, 2, 3]}, lambda record: record.pair("a")),
        ({"a": [1, [2]]}, lambda record: record.pair("a")),
        ({"a": [[1, 2], [3]]}, lambda record: record.pairs("a", 2)),
        ({"a": "dog"}, lambda record: record.choice("a", ("human", "animal"))),
        ({"a": {}}, lambda record: record.records("a", Record.done)),
        ({"a": []}, lambda record: record.record("a", Record.done)),
        ({}, lambda record: record.text("a")),
        ({}, lambda record: record.maybe("a", record.text)),
        ({"a": 1}, Record.done),
    ],
)
def test_a_wrong_entry_is_refused_by_name(values, read):
    with pytest.raises(ProjectError, match=r"project\.a "):
        read(Record(values, "project"))


def test_a_message_says_where_an_entry_of_a_list_stands():
    record = Record({"tracks": [{"id": 1}, {"id": 2, "colour": "red"}]})

    with pytest.raises(ProjectError, match=r"tracks\[1\]\.colour is unknown"):
        record.records("tracks", lambda item: item.id("id"))


def test_a_long_wrong_value_is_cut_in_the_message():
    with pytest.raises(ProjectError) as caught:
        Record({"a": "x" * 1000}).count("a")

    assert len(caught.value.message) < 200
