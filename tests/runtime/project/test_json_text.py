"""The text of a project's document: readable, exact, and nothing impossible is read."""

import json

import numpy as np
import pytest

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.project.json_text import json_bytes, parse_json


def test_a_document_is_read_as_it_was_written():
    document = {"name": "我的 🎬", "row": [0.1, -1e-30, 3.0], "none": None, "deep": [{"flag": True}]}

    assert parse_json(json_bytes(document)) == document


def test_keys_keep_their_order_and_numbers_share_a_line():
    text = json_bytes({"z": "[\\n 1]", "a": [1, 2.5], "points": [[1, 2], [3, 4]]}).decode()

    assert text == ('{\n "z": "[\\\\n 1]",\n "a": [1, 2.5],\n "points": [\n  [1, 2],\n  [3, 4]\n ]\n}')


def test_a_path_that_is_no_text_is_read_as_it_was_written():
    assert parse_json(json_bytes({"path": "/media/\udcff.wav"})) == {"path": "/media/\udcff.wav"}


def test_numbers_of_numpy_are_written_as_numbers():
    assert json_bytes({"frame": np.int64(3), "gain": np.float32(0.5)}) == b'{\n "frame": 3,\n "gain": 0.5\n}'


def test_what_is_no_value_is_refused():
    with pytest.raises(TypeError):
        json_bytes({"thing": object()})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "can't be read"),
        (b"[1]", "no object"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "Infinity"),
        (b'{"a": 1, "b": {"c": 1, "c": 2}}', "'c' stands there twice"),
        (b'{"a": "\xff"}', "utf-8"),
        (b'{"a": 1', "can't be read"),
        (b'{"a": ' + b"9" * 5000 + b"}", "can't be read"),
        (b'{"a": ' * 100_000, "too deeply"),
        (b"[" * 1_000_000, "too deeply"),
    ],
)
def test_a_text_that_no_project_has_is_refused(data, reason):
    with pytest.raises(ProjectError, match=reason):
        parse_json(data)


def test_the_text_is_plain_json():
    assert json.loads(json_bytes({"a": [1.5, 2]})) == {"a": [1.5, 2]}
