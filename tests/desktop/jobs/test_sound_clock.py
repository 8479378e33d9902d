"""The sound card's clock, with a sound card that takes a block whenever the test says so."""

import sys
import threading
from types import SimpleNamespace

import numpy as np
import pytest

from desktop.jobs.live_sound import LiveSound
from desktop.jobs.run import Run
from desktop.jobs.sound_clock import SoundClock, open_sound_clock
from joyvasa_runtime.audio.mix import MixPart, mix
from joyvasa_runtime.errors import AudioError
from tests.patience import PATIENCE_S

RATE = 48_000
NOISE = np.random.default_rng(4).integers(-20000, 20000, (4 * RATE, 2), np.int16)
PARTS = (MixPart(NOISE, 0, 0, len(NOISE)),)
BLOCK = 1200


class FakeCard:
    """A stream of PortAudio, and the time: both go on only when the test says so."""

    latency = 0.2

    def __init__(self, told_latency_s=0.05):
        self.now_s = 50.0
        self.told_latency_s = told_latency_s
        self.is_open = False
        self.fill = self.finish = None

    def open(self, fill, finish):
        self.fill, self.finish = fill, finish
        return self

    def start(self):
        self.is_open = True

    def close(self):
        self.is_open = False

    def take(self, count=BLOCK):
        assert self.is_open
        block = np.full((count, 2), np.nan, np.float32)
        moment = SimpleNamespace(currentTime=9.0, outputBufferDacTime=9.0 + self.told_latency_s)
        self.fill(block, count, moment, None)
        return block

    def take_sound(self, qtbot):
        """The first block with sound in it; mixing happens on another thread."""
        blocks = []
        qtbot.waitUntil(lambda: blocks.append(self.take()) or bool(blocks[-1].any()))
        return blocks[-1]


@pytest.fixture
def card():
    return FakeCard()


@pytest.fixture
def clock(card):
    clock = SoundClock(card.open, lambda: card.now_s)
    clock.set_parts(PARTS)
    yield clock
    clock.close()


def test_the_card_gets_the_mix_from_the_position_on(qtbot, clock, card):
    clock.start(Run(RATE))
    np.testing.assert_array_equal(card.take_sound(qtbot), mix(PARTS, RATE, BLOCK))


def test_the_position_is_what_is_heard_not_what_is_handed_over(qtbot, clock, card):
    clock.start(Run(RATE))
    card.take_sound(qtbot)
    assert clock.position() == RATE
    card.now_s += 0.05
    assert clock.position() == RATE
    card.now_s += 0.02
    assert clock.position() == pytest.approx(RATE + 0.02 * RATE, abs=1)


def test_the_position_never_passes_what_was_handed_over(qtbot, clock, card):
    clock.start(Run(RATE))
    card.take_sound(qtbot)
    card.now_s += 0.5
    assert clock.position() == RATE + BLOCK


def test_the_position_moves_evenly_between_blocks(qtbot, clock, card):
    clock.start(Run(0))
    card.take_sound(qtbot)
    qtbot.waitUntil(lambda: card.take().any())
    card.now_s += 0.05
    seen = []
    for _ in range(10):
        card.now_s += 0.0025
        seen.append(clock.position())
    assert np.diff(seen).tolist() == pytest.approx([120] * 9, abs=1)


@pytest.mark.parametrize("told_latency_s", [0.0, -3.0, 99.0])
def test_a_card_that_says_nothing_sensible_is_taken_at_its_usual_latency(qtbot, clock, card, told_latency_s):
    card.told_latency_s = told_latency_s
    clock.start(Run(0))
    card.take_sound(qtbot)
    card.now_s += 0.21
    assert clock.position() == pytest.approx(0.01 * RATE, abs=1)


def test_the_position_never_goes_back_when_the_latency_grows(qtbot, clock, card):
    clock.start(Run(0))
    card.take_sound(qtbot)
    card.now_s += 0.07
    before = clock.position()
    card.told_latency_s = 0.15
    card.take()
    assert clock.position() == before


def test_a_stopped_clock_stands_where_it_was_heard(qtbot, clock, card):
    clock.start(Run(RATE))
    card.take_sound(qtbot)
    card.now_s += 0.06
    clock.stop()
    stood = clock.position()
    assert stood == pytest.approx(RATE + 0.01 * RATE, abs=1)
    assert not card.take().any()
    card.now_s += 1
    assert clock.position() == stood


def test_backwards_the_position_falls(qtbot, clock, card):
    clock.start(Run(RATE, -2.0))
    card.take_sound(qtbot)
    card.now_s += 0.06
    assert clock.position() == pytest.approx(RATE - 0.02 * RATE, abs=2)


def test_another_mix_is_heard_while_running(qtbot, clock, card):
    clock.start(Run(0))
    card.take_sound(qtbot)
    clock.set_parts(())
    qtbot.waitUntil(lambda: not card.take().any())


def test_a_card_that_ends_the_stream_is_lost(clock, card):
    assert not clock.is_lost
    card.finish()
    assert clock.is_lost


def test_a_card_that_takes_nothing_any_more_is_lost(clock, card):
    card.take()
    card.now_s += 0.9
    assert not clock.is_lost
    card.now_s += 0.2
    assert clock.is_lost


def test_closing_lets_go_of_the_card(clock, card):
    assert clock.close()
    assert not card.is_open


def test_a_card_that_does_not_close_may_be_asked_again(qtbot, card, monkeypatch):
    monkeypatch.setattr("desktop.jobs.sound_clock._CLOSED_WITHIN_S", 0.01)
    gate, asked = threading.Event(), []
    card.close = lambda: asked.append(gate.wait(PATIENCE_S))
    clock = SoundClock(card.open, lambda: card.now_s)
    assert not clock.close()
    gate.set()
    qtbot.waitUntil(clock.close)
    assert asked == [True]


class RunningCard(FakeCard):
    """Takes blocks on a thread of its own, as PortAudio does."""

    def start(self):
        super().start()
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self._take_all)
        self.thread.start()

    def close(self):
        self.stopped.set()
        self.thread.join()
        super().close()

    def _take_all(self):
        while not self.stopped.wait(0.001):
            self.take(4800)


def test_opening_waits_until_the_card_runs(monkeypatch):
    # The card's thread may be held up as long as on any busy machine.
    monkeypatch.setattr("desktop.jobs.sound_clock._LOST_AFTER_S", PATIENCE_S)
    card = RunningCard()
    clock = open_sound_clock(threading.Event(), card.open)
    assert clock.runs
    assert not clock.is_lost
    assert clock.close()


def test_opening_can_be_given_up(card):
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(AudioError, match="takes no sound"):
        open_sound_clock(cancelled, card.open)
    assert not card.is_open


class FakeSoundDevice:
    class PortAudioError(Exception):
        pass

    def __init__(self):
        self.asked = []

    def _terminate(self):
        self.asked.append("terminate")

    def _initialize(self):
        self.asked.append("initialize")

    def OutputStream(self, **settings):  # noqa: N802 - sounddevice's name
        self.asked.append((settings["samplerate"], settings["channels"]))
        raise self.PortAudioError("Error querying device -1")


def test_without_a_device_the_reason_is_told(monkeypatch):
    device = FakeSoundDevice()
    monkeypatch.setitem(sys.modules, "sounddevice", device)
    with pytest.raises(AudioError, match="No sound device was found") as caught:
        open_sound_clock(threading.Event())
    assert caught.value.hint
    assert device.asked == ["terminate", "initialize", (48_000, 2)]


def test_without_portaudio_the_reason_is_told(monkeypatch):
    class Missing:
        def find_spec(self, name, *_path):
            if name == "sounddevice":
                raise OSError("PortAudio library not found")

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(AudioError, match="PortAudio is not installed"):
        open_sound_clock(threading.Event())


def test_live_sound_is_heard_while_playback_stands(card):
    live = LiveSound()
    clock = SoundClock(card.open, lambda: card.now_s, live)
    live.push(np.full((BLOCK, 1), 0.25, np.float32), RATE)
    np.testing.assert_array_equal(card.take(), np.full((BLOCK, 2), 0.25))
    assert not card.take().any()
    clock.close()


def test_a_device_that_cannot_be_started_is_let_go_of(card):
    """One that counts as open would keep PortAudio from ever looking for others."""

    def fail():
        raise AudioError("It is gone", "Connect it.")

    card.start = fail
    closed = []
    card.close = lambda: closed.append(True)
    with pytest.raises(AudioError, match="It is gone"):
        SoundClock(card.open, lambda: card.now_s)
    assert closed == [True]
