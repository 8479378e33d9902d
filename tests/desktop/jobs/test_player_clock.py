"""The clocks of playback."""

import sys

import numpy as np
import pytest

from desktop.jobs.player_clock import SilentClock, SoundClock, open_clock


class FakeStream:
    """A sound card that takes a block whenever the test says so."""

    def __init__(self, *, samplerate, channels, dtype, latency, callback):
        self.latency = 0.02
        self.callback = callback
        self.is_running = False

    def start(self):
        self.is_running = True

    def close(self):
        self.is_running = False

    def take(self, count):
        assert self.is_running
        block = np.full((count, 1), np.nan, np.float32)
        self.callback(block, count, None, None)
        return block[:, 0]


class FakeSoundDevice:
    class PortAudioError(Exception):
        pass

    def __init__(self, has_device=True):
        self.has_device = has_device

    def OutputStream(self, **settings):  # noqa: N802 - sounddevice's name
        if not self.has_device:
            raise self.PortAudioError("Error querying device -1")
        return FakeStream(**settings)


@pytest.fixture
def ramp():
    return np.arange(1000, dtype=np.float32) / 1000


@pytest.fixture
def sound_clock(monkeypatch, ramp):
    monkeypatch.setitem(sys.modules, "sounddevice", FakeSoundDevice())
    return SoundClock(ramp, 1000)


def test_the_sound_card_gets_the_samples_from_the_position_on(sound_clock, ramp):
    sound_clock.start(0.5)

    block = sound_clock._stream.take(10)

    np.testing.assert_array_equal(block, ramp[500:510])


def test_the_position_is_what_is_heard_not_what_is_handed_over(sound_clock):
    sound_clock.start(0.5)
    sound_clock._stream.take(100)

    assert sound_clock.position_s() == pytest.approx(0.6 - 0.02)


def test_after_the_end_there_is_silence_and_time_goes_on(sound_clock):
    sound_clock.start(0.99)

    block = sound_clock._stream.take(40)

    assert block[10:].tolist() == [0.0] * 30
    assert sound_clock.position_s() == pytest.approx(1.03 - 0.02)


def test_a_stopped_clock_stands_where_it_was_heard(sound_clock):
    sound_clock.start(0.2)
    sound_clock._stream.take(100)
    sound_clock.stop()

    assert sound_clock.position_s() == pytest.approx(0.28)
    assert sound_clock._stream.take(50).tolist() == [0.0] * 50
    assert sound_clock.position_s() == pytest.approx(0.28)


def test_time_does_not_go_back_when_playing_starts(sound_clock):
    sound_clock.start(0.5)
    sound_clock._stream.take(5)

    assert sound_clock.position_s() == 0.5


def test_a_closed_clock_lets_go_of_the_sound_card(sound_clock):
    sound_clock.close()

    assert not sound_clock._stream.is_running


def test_without_a_sound_device_playing_is_silent(monkeypatch, ramp):
    monkeypatch.setitem(sys.modules, "sounddevice", FakeSoundDevice(has_device=False))

    assert open_clock(ramp, 1000).is_silent


def test_with_a_sound_device_playing_is_heard(monkeypatch, ramp):
    monkeypatch.setitem(sys.modules, "sounddevice", FakeSoundDevice())

    assert not open_clock(ramp, 1000).is_silent


def test_a_silent_clock_runs_only_between_start_and_stop():
    clock = SilentClock()
    assert clock.position_s() == 0.0

    clock.start(3.0)
    assert clock.position_s() >= 3.0
    clock.stop()

    assert clock.position_s() == clock.position_s() >= 3.0
