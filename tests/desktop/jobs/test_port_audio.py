"""PortAudio looks for devices anew whenever it can, and never under an open stream."""

import threading

import numpy as np
import pytest

from desktop.jobs.live_sound import LiveSound
from desktop.jobs.microphone import InputDevice, inputs_of
from desktop.jobs.port_audio import PortAudio
from tests.patience import PATIENCE_S


class Stream:
    latency = 0.1

    def __init__(self, gate=None):
        self.gate, self.is_open, self.starts = gate, True, 0

    def start(self):
        self.starts += 1

    def close(self):
        if self.gate is not None:
            assert self.gate.wait(PATIENCE_S)
        self.is_open = False


@pytest.fixture
def restarts():
    return []


@pytest.fixture
def port_audio(restarts):
    return PortAudio(lambda: restarts.append(1))


def test_it_starts_anew_before_the_first_stream_and_not_under_it(port_audio, restarts):
    """A recording goes on while the output is lost and opened again, and the other way round."""
    player = port_audio.open(Stream)
    assert len(restarts) == 1
    microphone = port_audio.open(Stream)
    player.close()
    port_audio.open(Stream).close()
    assert len(restarts) == 1
    microphone.close()
    port_audio.open(Stream)
    assert len(restarts) == 2


def test_devices_are_looked_for_anew_only_while_nothing_is_open(port_audio, restarts):
    assert port_audio.look(lambda: "devices") == "devices"
    assert len(restarts) == 1
    stream = port_audio.open(Stream)
    port_audio.look(list)
    assert len(restarts) == 2
    stream.close()
    port_audio.look(list)
    assert len(restarts) == 3


def test_a_stream_counts_until_it_has_really_closed(port_audio, restarts):
    """A device that hangs while it is closed must not be pulled away: that ends the program."""
    gate = threading.Event()
    hanging = port_audio.open(lambda: Stream(gate))
    thread = threading.Thread(target=hanging.close)
    thread.start()
    port_audio.open(Stream).close()
    assert len(restarts) == 1
    gate.set()
    thread.join()
    port_audio.open(Stream)
    assert len(restarts) == 2


def test_a_stream_that_cannot_be_opened_does_not_count(port_audio, restarts):
    def fail():
        raise OSError("busy")

    for _ in range(2):
        with pytest.raises(OSError, match="busy"):
            port_audio.open(fail)
    assert len(restarts) == 2


def test_a_stream_is_passed_through(port_audio):
    made = Stream()
    stream = port_audio.open(lambda: made)
    stream.start()
    assert (made.starts, stream.latency) == (1, 0.1)
    stream.close()
    assert not made.is_open


def device(name, host, inputs, rate=48_000.0):
    return {"name": name, "hostapi": host, "max_input_channels": inputs, "default_samplerate": rate}


def test_inputs_are_those_that_give_sound():
    devices = [device("Speakers", 0, 0), device("Desk", 0, 1, 44_100.0), device("Mixer", 0, 8)]
    found = inputs_of(devices, [{"name": "ALSA"}])
    assert found == (
        InputDevice("Desk", "ALSA", 1, 44_100, index=1),
        InputDevice("Mixer", "ALSA", 2, 48_000, index=2),
    )
    assert found[0].key == "Desk (ALSA)"


def test_windows_shows_each_device_once():
    hosts = [{"name": "MME"}, {"name": "Windows WASAPI"}]
    devices = [device("Microphone (USB Audio Devi", 0, 2), device("Microphone (USB Audio Device)", 1, 2)]
    assert [found.name for found in inputs_of(devices, hosts)] == ["Microphone (USB Audio Device)"]
    assert len(inputs_of(devices[:1], hosts[:1])) == 1


def test_live_sound_is_added_once_and_in_order():
    live = LiveSound()
    live.push(np.full((100, 1), 0.25, np.float32), 48_000)
    live.push(np.full((100, 2), 0.5, np.float32), 48_000)
    block = np.full((150, 2), 0.1, np.float32)
    live.add_to(block)
    np.testing.assert_allclose(block[:100], 0.35)
    np.testing.assert_allclose(block[100:], 0.6)
    rest = np.zeros((100, 2), np.float32)
    live.add_to(rest)
    assert rest[:50].all()
    assert not rest[50:].any()


def test_live_sound_never_becomes_an_echo():
    live = LiveSound()
    for _ in range(50):
        live.push(np.ones((4800, 1), np.float32), 48_000)
    block = np.zeros((48_000, 2), np.float32)
    live.add_to(block)
    assert np.count_nonzero(block[:, 0]) == 9600
    live.push(np.ones((4800, 1), np.float32), 48_000)
    live.clear()
    block[:] = 0
    live.add_to(block)
    assert not block.any()


def test_live_sound_of_another_rate_keeps_its_pitch():
    live = LiveSound()
    tone = np.sin(2 * np.pi * 441 * np.arange(7000) / 44_100).astype(np.float32)[:, None]
    live.push(tone, 44_100)
    block = np.zeros((4800, 2), np.float32)
    live.add_to(block)
    spectrum = np.abs(np.fft.rfft(block[:, 0] * np.hanning(4800)))
    assert np.argmax(spectrum) == pytest.approx(44, abs=1)


def test_a_click_is_soft_and_short():
    live = LiveSound()
    live.click()
    block = np.zeros((4800, 2), np.float32)
    live.add_to(block)
    assert 0.1 < np.abs(block).max() < 0.2
    assert not block[1440:].any()
