"""The open project and its history: every edit is one step, and undo gives the same project back."""

import gc
from dataclasses import replace

import numpy as np
import pytest

from desktop.document.store import Store
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.motions import motion_sha256


def titled(title):
    return lambda project: replace(project, title=title)


@pytest.fixture
def store(qapp):
    return Store(Project(title="old"))


@pytest.fixture
def changes(store):
    """Titles before and after each change."""
    seen = []
    store.changed.connect(lambda before, after: seen.append((before.title, after.title)))
    return seen


def test_an_edit_replaces_the_project_and_tells(store, changes):
    store.edit("Rename", titled("new"))

    assert store.project == Project(title="new")
    assert changes == [("old", "new")]
    assert store.undo_stack.undoText() == "Rename"


def test_undo_and_redo_give_the_very_same_projects(store, changes):
    before = store.project
    store.edit("Rename", titled("new"))
    after = store.project

    store.undo_stack.undo()
    assert store.project is before
    store.undo_stack.redo()
    assert store.project is after
    assert changes == [("old", "new"), ("new", "old"), ("old", "new")]


def test_an_edit_that_changes_nothing_is_no_step(store, changes):
    store.edit("Rename", titled("old"))

    assert store.undo_stack.count() == 0
    assert changes == []


def test_a_refused_edit_changes_nothing(store, changes):
    def refuse(_project):
        raise EditError("No", "Because.")

    project = store.project
    with pytest.raises(EditError):
        store.edit("Rename", refuse)

    assert store.project is project
    assert store.undo_stack.count() == 0
    assert changes == []


def test_the_steps_of_one_gesture_are_one_step(store, changes):
    gesture = object()
    for title in ("a", "ab", "abc"):
        store.edit("Rename", titled(title), gesture)

    assert store.undo_stack.count() == 1
    assert changes == [("old", "a"), ("a", "ab"), ("ab", "abc")]
    store.undo_stack.undo()
    assert store.project.title == "old"
    store.undo_stack.redo()
    assert store.project.title == "abc"


def test_two_gestures_and_edits_without_one_stay_apart(store):
    store.edit("Rename", titled("a"), "first")
    store.edit("Rename", titled("b"), "second")
    store.edit("Rename", titled("c"))
    store.edit("Rename", titled("d"))
    store.edit("Rename", titled("e"), "second")

    assert store.undo_stack.count() == 5


def test_a_gesture_that_ends_where_it_began_is_no_step(store):
    before = store.project
    store.edit("Rename", titled("a"), "drag")
    store.edit("Rename", titled("old"), "drag")

    assert store.undo_stack.count() == 0
    assert store.project == before


def test_a_gesture_may_come_back_and_go_on(store):
    store.edit("Other", titled("start"))
    for title in ("a", "start", "b"):
        store.edit("Rename", titled(title), "drag")

    assert store.undo_stack.count() == 2
    store.undo_stack.undo()
    assert store.project.title == "start"


def test_an_edit_after_undo_drops_what_could_be_redone(store):
    store.edit("Rename", titled("a"))
    store.undo_stack.undo()
    store.edit("Rename", titled("b"))

    assert not store.undo_stack.canRedo()
    assert store.undo_stack.count() == 1


def test_a_long_history_survives_the_garbage_collector(store):
    for number in range(200):
        store.edit("Rename", titled(str(number)), number // 3)
    gc.collect()

    store.undo_stack.setIndex(0)
    assert store.project.title == "old"
    store.undo_stack.setIndex(store.undo_stack.count())
    assert store.project.title == "199"


def test_another_project_starts_with_an_empty_history(store, changes):
    told = []
    store.replaced.connect(lambda: told.append(store.project.title))
    store.edit("Rename", titled("new"))
    motion = MotionSequence(np.zeros((3, 70), np.float32))

    store.replace(Project(title="other"), {motion_sha256(motion): motion})

    assert store.project.title == "other"
    assert list(store.motions) == [motion_sha256(motion)]
    assert store.undo_stack.count() == 0
    assert told == ["other"]
    assert changes[-1] == ("new", "other")


def test_a_table_of_motions_that_was_taken_never_changes(store):
    taken = store.motions
    motion = MotionSequence(np.ones((3, 70), np.float32))

    key = store.add_motion(motion)

    assert dict(taken) == {}
    assert store.motions[key] is motion
    assert key == motion_sha256(motion)
    assert store.undo_stack.count() == 0
