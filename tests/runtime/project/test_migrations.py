"""Old documents become new ones step by step; newer ones are refused. The steps here are made up."""

import pytest

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.project.migrations import FORMAT, MIGRATIONS, VERSION, migrate


def rename_sound(document):
    changed = dict(document)
    changed["media"] = changed.pop("sounds")
    return changed


def add_title(document):
    return {**document, "title": f"{len(document['media'])} files"}


CHAIN = {1: rename_sound, 2: add_title}


def test_a_document_of_this_version_stays_as_it_is():
    document = {"format": FORMAT, "version": VERSION, "title": "Talk"}

    assert migrate(document) == document


def test_there_is_a_step_from_every_older_version():
    assert set(MIGRATIONS) == set(range(1, VERSION))


def test_an_old_document_takes_every_step_in_order():
    old = {"format": FORMAT, "version": 1, "sounds": ["a", "b"]}

    assert migrate(old, 3, CHAIN) == {"format": FORMAT, "version": 3, "media": ["a", "b"], "title": "2 files"}
    assert old == {"format": FORMAT, "version": 1, "sounds": ["a", "b"]}


def test_a_document_in_between_takes_the_steps_that_are_left():
    old = {"format": FORMAT, "version": 2, "media": []}

    assert migrate(old, 3, CHAIN)["title"] == "0 files"


def test_a_newer_document_asks_for_an_update():
    with pytest.raises(ProjectError, match="newer version of the Studio") as caught:
        migrate({"format": FORMAT, "version": VERSION + 1})

    assert "Update" in caught.value.hint


@pytest.mark.parametrize("version", [None, 0, -1, 1.0, True, "1"])
def test_a_document_without_a_version_is_damaged(version):
    with pytest.raises(ProjectError, match="version must be"):
        migrate({"format": FORMAT, "version": version})


@pytest.mark.parametrize("document", [{}, {"format": "something", "version": 1}])
def test_another_programs_document_is_no_project(document):
    with pytest.raises(ProjectError, match="not a JoyVASA project"):
        migrate(document)
