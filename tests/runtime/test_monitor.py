"""Progress that is paused, goes on and is cancelled, from another thread."""

import threading

import pytest

from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.monitor import Monitor
from tests.patience import PATIENCE_S


class Watched(Monitor):
    """Tells when it stands still."""

    def __init__(self):
        super().__init__()
        self.steps, self.stands = [], threading.Event()

    def show(self, stage, done, total):
        self.steps.append(done)

    def wait(self):
        self.stands.set()
        super().wait()


@pytest.fixture
def monitor():
    return Watched()


@pytest.fixture
def work(monitor):
    """Three steps on a thread of their own; returns the thread and how it ended."""
    ended = []

    def steps():
        try:
            for done in range(3):
                monitor.step("render", done, 3)
            ended.append("done")
        except Cancelled:
            ended.append("cancelled")

    return threading.Thread(target=steps), ended


def test_a_paused_step_waits_until_the_work_goes_on(monitor, work):
    thread, ended = work
    monitor.pause()
    thread.start()
    assert monitor.stands.wait(PATIENCE_S)
    assert (monitor.steps, ended) == ([0], [])
    monitor.resume()
    thread.join(PATIENCE_S)
    assert (monitor.steps, ended) == ([0, 1, 2], ["done"])


def test_a_paused_step_can_be_cancelled(monitor, work):
    thread, ended = work
    monitor.pause()
    thread.start()
    assert monitor.stands.wait(PATIENCE_S)
    monitor.cancel()
    thread.join(PATIENCE_S)
    assert (monitor.steps, ended) == ([0], ["cancelled"])
    assert not monitor.is_paused


def test_pausing_and_resuming_without_a_step_in_between_holds_nothing_up(monitor, work):
    thread, ended = work
    monitor.pause()
    monitor.resume()
    thread.start()
    thread.join(PATIENCE_S)
    assert (monitor.steps, ended) == ([0, 1, 2], ["done"])
