"""The sound device is opened off the window's thread, and nothing of it is left behind."""

import threading

import pytest

from desktop.jobs.clock import SilentClock
from desktop.jobs.sound_opener import SoundOpener
from joyvasa_runtime.errors import AudioError


class Device(SilentClock):
    """A clock that remembers whether it was closed."""

    def __init__(self, closes=True):
        super().__init__()
        self.closes, self.is_closed = closes, False

    def close(self):
        self.is_closed = True
        return self.closes


class Gate:
    """Opens `device`, or fails with it, once the gate is open."""

    def __init__(self, outcome):
        self.outcome = outcome
        self.gate = threading.Event()
        self.calls = 0

    def __call__(self, cancelled):
        self.calls += 1
        while not self.gate.wait(0.002) and not cancelled.is_set():
            pass
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@pytest.fixture
def make_opener(qapp):
    made = []

    def make(open_clock):
        made.append(SoundOpener(open_clock))
        return made[-1]

    yield make
    for opener in made:
        opener.close()


def test_an_open_device_is_handed_over(qtbot, make_opener):
    device = Device()
    gate = Gate(device)
    opener = make_opener(gate)
    opener.open()
    opener.open()
    with qtbot.waitSignal(opener.opened) as opened:
        gate.gate.set()
    assert opened.args == [device]
    assert gate.calls == 1
    opener.close()
    assert not device.is_closed


def test_a_failure_is_told_and_it_can_be_tried_again(qtbot, make_opener):
    gate = Gate(AudioError("No sound device was found", "Connect one."))
    gate.gate.set()
    opener = make_opener(gate)
    for _ in range(2):
        with qtbot.waitSignal(opener.failed) as failed:
            opener.open()
        assert failed.args[0].message == "No sound device was found"
    assert gate.calls == 2


def test_an_unexpected_failure_is_logged_and_told(qtbot, make_opener, caplog):
    gate = Gate(RuntimeError("boom"))
    gate.gate.set()
    opener = make_opener(gate)
    with qtbot.waitSignal(opener.failed) as failed:
        opener.open()
    assert isinstance(failed.args[0], AudioError)
    assert "boom" in caplog.text


def test_the_lost_device_is_closed_before_another_is_opened(qtbot, make_opener):
    lost, device = Device(), Device()
    gate = Gate(device)
    gate.gate.set()
    opener = make_opener(gate)
    with qtbot.waitSignal(opener.opened):
        opener.open(lost)
    assert lost.is_closed


def test_no_other_device_is_opened_until_the_lost_one_has_closed(qtbot, make_opener):
    lost, gate = Device(closes=False), Gate(Device())
    gate.gate.set()
    opener = make_opener(gate)
    with qtbot.waitSignal(opener.failed) as failed:
        opener.open(lost)
    assert "doesn't answer" in failed.args[0].message
    with qtbot.waitSignal(opener.failed):
        opener.open()
    assert gate.calls == 0
    lost.closes = True
    with qtbot.waitSignal(opener.opened):
        opener.open()


def test_closing_gives_up_and_closes_what_was_opened_meanwhile(make_opener):
    device = Device()
    opener = make_opener(Gate(device))
    opener.open()
    opener.close()
    assert device.is_closed
    opener.open()
