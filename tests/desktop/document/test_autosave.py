"""Unsaved work is kept some time after a change, and only while it is unsaved."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.document.autosave import AFTER_TAKE_S, INTERVAL_S, Autosave
from desktop.document.io_thread import IoThread
from desktop.document.store import Store
from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.project.document import Generation, Project, Take


class FakeRecovery:
    """Notes what it is asked for; keeps nothing."""

    def __init__(self):
        self.asked = []
        self.error = None

    def keep(self, project, motions, path):
        self.asked.append((project.title, path))
        if self.error:
            raise self.error

    def forget(self):
        self.asked.append("forget")


@pytest.fixture
def store(qapp):
    return Store(Project(title="saved"))


@pytest.fixture
def recovery():
    return FakeRecovery()


@pytest.fixture
def io(qapp):
    thread = IoThread()
    yield thread
    thread.close()


@pytest.fixture
def autosave(store, recovery, io):
    autosave = Autosave(store, recovery, io)
    autosave.set_interval(0.02)
    return autosave


def rename(store, title):
    store.edit("Rename", lambda project: replace(project, title=title))


def waiting_s(autosave):
    """Seconds after which the timer was last told to keep; 0 if it doesn't run."""
    return autosave._timer.interval() / 1000 if autosave._timer.isActive() else 0


def test_a_change_is_kept_after_the_interval(store, recovery, autosave, qtbot):
    autosave.follow(Path("/film.joyvasa"), store.project)

    rename(store, "new")

    qtbot.waitUntil(lambda: bool(recovery.asked))
    assert recovery.asked == [("new", Path("/film.joyvasa"))]


def test_nothing_is_kept_without_a_change(recovery, autosave):
    assert waiting_s(autosave) == 0


def test_work_that_was_undone_is_forgotten(store, recovery, autosave, qtbot):
    rename(store, "new")
    qtbot.waitUntil(lambda: len(recovery.asked) == 1)
    store.undo_stack.undo()

    qtbot.waitUntil(lambda: len(recovery.asked) == 2)
    assert recovery.asked == [("new", None), "forget"]


def test_going_on_editing_does_not_put_it_off(store, autosave):
    autosave.set_interval(INTERVAL_S)
    rename(store, "a")
    autosave.set_interval(INTERVAL_S + 1)

    rename(store, "b")

    assert waiting_s(autosave) == INTERVAL_S


def test_a_new_take_is_kept_soon(store, autosave):
    autosave.set_interval(INTERVAL_S)
    rename(store, "a")
    assert waiting_s(autosave) == INTERVAL_S
    take = Take(1, 2, 0, 5, "0" * 64, (0.5,) * 70, Generation(), "1.0")

    store.edit("Generate", lambda project: replace(project, takes=(take,)))

    assert waiting_s(autosave) == AFTER_TAKE_S


def test_a_failure_is_told_once_until_it_worked_again(store, recovery, autosave, io, qtbot):
    told = []
    autosave.failed.connect(told.append)
    recovery.error = ProjectError("Full", "Free some space.")
    for title in ("a", "b"):
        rename(store, title)
        autosave.keep()
    qtbot.waitUntil(lambda: len(recovery.asked) == 2)
    io.run(lambda: setattr(recovery, "error", None), lambda _: None, told.append)
    autosave.keep()
    io.run(lambda: setattr(recovery, "error", ProjectError("Again")), lambda _: None, told.append)
    autosave.keep()

    qtbot.waitUntil(lambda: len(told) == 2)
    assert [error.message for error in told] == ["Full", "Again"]


def test_stopping_forgets_and_keeps_no_more(store, recovery, autosave, qtbot):
    autosave.stop()
    rename(store, "new")

    qtbot.waitUntil(lambda: bool(recovery.asked))
    assert recovery.asked == ["forget"]
    assert waiting_s(autosave) == 0
