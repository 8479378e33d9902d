"""Opening a microphone: which device, at which rate, and what is said where it can't be opened."""

import sys
from types import SimpleNamespace

import pytest

from desktop.jobs import microphone as module
from desktop.jobs.microphone import list_microphones, open_microphone
from desktop.jobs.port_audio import PortAudio
from joyvasa_runtime.errors import AudioError


class FakeSoundDevice:
    """What of the library is used."""

    class PortAudioError(Exception):
        pass

    def __init__(self):
        self.hosts = [{"name": "ALSA"}, {"name": "JACK"}]
        self.devices = [
            {"name": "Speakers", "hostapi": 0, "max_input_channels": 0, "default_samplerate": 48_000.0},
            {"name": "Desk", "hostapi": 0, "max_input_channels": 1, "default_samplerate": 44_100.0},
            {"name": "Mixer", "hostapi": 1, "max_input_channels": 8, "default_samplerate": 96_000.0},
        ]
        self.default = SimpleNamespace(device=[1, 0])
        self.error, self.fixed_rates = None, ()
        self.asked = {}

    def query_devices(self):
        return self.devices

    def query_hostapis(self):
        return self.hosts

    def check_input_settings(self, device, samplerate, **_others):
        if device in self.fixed_rates:
            raise self.PortAudioError("Invalid sample rate", -9997)

    def InputStream(self, **settings):  # noqa: N802 - sounddevice's name
        if self.error is not None:
            raise self.error
        self.asked = settings
        return SimpleNamespace(latency=0.05, start=lambda: None, close=lambda: None)


@pytest.fixture
def library(monkeypatch):
    library = FakeSoundDevice()
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    monkeypatch.setattr(module, "PORT_AUDIO", PortAudio(lambda: None))
    return library


def opened(key=""):
    return open_microphone(key, lambda *_block: None, lambda: None)


def test_the_standard_device_is_opened_where_none_is_chosen(library):
    microphone = opened()
    assert library.asked["device"] == 1
    assert (microphone.channels, library.asked["channels"]) == (1, 1)


def test_a_chosen_device_is_opened_at_its_own_rate_with_two_channels_at_most(library):
    microphone = opened("Mixer (JACK)")
    assert library.asked["device"] == 2
    assert (microphone.rate_hz, library.asked["samplerate"]) == (96_000, 96_000)
    assert (microphone.channels, library.asked["channels"]) == (2, 2)


def test_where_the_own_rate_is_a_guess_that_of_playback_is_preferred(library):
    assert opened().rate_hz == 48_000
    library.fixed_rates = (1,)
    assert opened().rate_hz == 44_100


def test_microphones_are_listed(library):
    assert [device.key for device in list_microphones()] == ["Desk (ALSA)", "Mixer (JACK)"]


def test_a_chosen_device_that_is_gone_is_told_by_its_name(library):
    with pytest.raises(AudioError, match=r"“Head \(ALSA\)” is not there") as caught:
        opened("Head (ALSA)")
    assert "Connect it" in caught.value.hint


def test_without_any_device_that_is_told(library):
    library.devices = library.devices[:1]
    library.default.device = [-1, 0]
    with pytest.raises(AudioError, match="No microphone was found"):
        opened()


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("Error opening InputStream: Device unavailable", -9985, "can't be opened: it may be in use"),
        ("Error opening InputStream: Invalid device", -9996, "No microphone was found"),
        ("Unanticipated host error [Permission denied]", -9999, "may not be used by this program"),
        ("Unanticipated host error [WASAPI: 0x80070005]", -9999, "may not be used by this program"),
        ("Unanticipated host error", -9999, "it may be in use"),
        ("Something else", -9990, "Something else"),
    ],
)
def test_each_refusal_is_said_plainly(library, text, code, message):
    library.error = library.PortAudioError(text, code)
    with pytest.raises(AudioError, match=message) as caught:
        opened()
    assert caught.value.hint.endswith(".")
    with pytest.raises(AudioError):
        opened()
