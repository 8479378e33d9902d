"""One thread for files: work in order, outcomes on the thread of the window."""

import threading

import pytest

from desktop.document.io_thread import IoThread
from joyvasa_runtime.errors import Cancelled, ProjectError


@pytest.fixture
def io(qapp):
    thread = IoThread()
    yield thread
    thread.close()


def never(_value):
    raise AssertionError("this outcome is wrong")


def test_work_is_done_elsewhere_in_order_and_told_here(io, qtbot):
    done, told = [], []
    for number in range(5):
        io.run(
            lambda number=number: done.append((number, threading.current_thread())) or number,
            lambda result: told.append((result, threading.current_thread())),
            never,
        )

    qtbot.waitUntil(lambda: len(told) == 5)
    assert [number for number, _ in done] == [0, 1, 2, 3, 4]
    assert {thread for _, thread in done} != {threading.main_thread()}
    assert told == [(number, threading.main_thread()) for number in range(5)]


def test_it_is_busy_with_visible_work_only(io, qtbot):
    seen, go = [], threading.Event()
    io.busy_changed.connect(seen.append)

    io.run(lambda: None, lambda _: None, never, is_visible=False)
    assert not io.is_busy
    io.run(go.wait, lambda _: None, never)
    io.run(lambda: None, lambda _: None, never)
    assert io.is_busy
    go.set()

    qtbot.waitUntil(lambda: not io.is_busy)
    assert seen == [True, False]


def test_an_error_is_told_and_the_next_work_is_done(io, qtbot):
    told = []

    def fail():
        raise ProjectError("No", "Because.")

    io.run(fail, never, told.append)
    io.run(lambda: "next", told.append, never)

    qtbot.waitUntil(lambda: len(told) == 2)
    assert (told[0].message, told[1]) == ("No", "next")


def test_an_unexpected_error_is_logged_and_told(io, qtbot, caplog):
    told = []

    io.run(lambda: 1 / 0, never, told.append)

    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ProjectError)
    assert "ZeroDivisionError" in caplog.text


def test_cancelled_work_tells_nothing(io, qtbot):
    def cancel():
        raise Cancelled

    io.run(cancel, never, never)

    qtbot.waitUntil(lambda: not io.is_busy)


def test_closing_waits_for_the_work_and_tells_no_more(qapp, qtbot):
    io, done = IoThread(), []
    io.run(lambda: done.append("work"), never, never)

    io.close()
    qapp.processEvents()

    assert done == ["work"]
