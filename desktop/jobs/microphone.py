"""The microphones there are, and opening one of them.

What is heard is `capture`'s business; this and `sound_clock` are the only places that open devices.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.jobs.port_audio import PORT_AUDIO, Stream, sounddevice_module
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.timebase import HEARD_RATE_HZ

_LATENCY_S = 0.05
"""Asked of the device: it only delays the meter, for what is recorded is put where it was spoken."""

_MOST_CHANNELS = 2

_BETTER_HOST = "Windows WASAPI"
_WORSE_HOSTS = frozenset({"MME", "Windows DirectSound", "Windows WDM-KS"})
"""Ways to the same devices under names cut short, or that other programs must not use meanwhile."""

_GUESSING_HOST = "ALSA"
"""Here PortAudio doesn't know a device's own rate and names 44,100 for all that can convert."""

_BUSY, _NOT_THERE, _NO_DEVICE, _HOST_ERROR = -9985, -9996, -9998, -9999
_DENIED = ("permission denied", "access denied", "0x80070005", "-2147024891")

Take = Callable[[NDArray[np.float32], int, Any, Any], None]
"""Takes a block, its length, the moments that PortAudio tells, and what went wrong."""


@dataclass(frozen=True, slots=True)
class InputDevice:
    """A microphone, or another device that gives sound.

    Parameters
    ----------
    name : str
        As the system calls it.
    host_api : str
        The way to it; the same device may be reached in several.
    channels : int
        At least 1; more than two are not used.
    rate_hz : int
        Its own sample rate.
    index : int
        PortAudio's number for it, until PortAudio starts anew.
    """

    name: str
    host_api: str
    channels: int
    rate_hz: int
    index: int = 0

    @property
    def key(self) -> str:
        """What the settings remember it by."""
        return f"{self.name} ({self.host_api})"


@dataclass(frozen=True, slots=True, eq=False)
class OpenInput:
    """A device that is open; its stream wasn't started yet."""

    stream: Stream
    rate_hz: int
    channels: int


OpenMicrophone = Callable[[str, Take, Callable[[], None]], OpenInput]
"""Opens the device with a key, the standard one for an empty key, or raises `AudioError`.

It gets what takes a block, and what is called when the stream has ended.
"""

ListMicrophones = Callable[[], tuple[InputDevice, ...]]
"""The devices there are; raises `AudioError` where nobody can know."""


def list_microphones() -> tuple[InputDevice, ...]:
    """The devices that give sound, as PortAudio orders them.

    Raises
    ------
    AudioError
        If PortAudio isn't installed.
    """
    sounddevice = sounddevice_module()

    def read() -> tuple[InputDevice, ...]:
        return inputs_of(sounddevice.query_devices(), sounddevice.query_hostapis())

    try:
        return PORT_AUDIO.look(read)
    except sounddevice.PortAudioError as error:
        raise _refused(error, "") from error


def inputs_of(
    devices: Sequence[Mapping[str, Any]], hosts: Sequence[Mapping[str, Any]]
) -> tuple[InputDevice, ...]:
    """The usable inputs among the devices that PortAudio tells of."""
    names = [str(host["name"]) for host in hosts]
    skipped = _WORSE_HOSTS if _BETTER_HOST in names else frozenset()
    return tuple(
        InputDevice(
            name=str(device["name"]),
            host_api=names[device["hostapi"]],
            channels=min(_MOST_CHANNELS, int(device["max_input_channels"])),
            rate_hz=round(device["default_samplerate"]),
            index=index,
        )
        for index, device in enumerate(devices)
        if device["max_input_channels"] > 0 and names[device["hostapi"]] not in skipped
    )


def open_microphone(key: str, take: Take, finish: Callable[[], None]) -> OpenInput:
    """Open a device at its own rate, with one or two channels; it may take seconds.

    Parameters
    ----------
    key : str
        Of an `InputDevice`; empty for the system's own choice.
    take, finish : callable
        Called on PortAudio's thread.

    Raises
    ------
    AudioError
        If there is none, it is not this one, it is in use, or the system doesn't allow it.
    """
    sounddevice = sounddevice_module()
    opened: list[InputDevice] = []

    def make() -> Stream:
        device = _at_own_rate(sounddevice, _wanted(sounddevice, key))
        opened.append(device)
        stream: Stream = sounddevice.InputStream(
            device=device.index,
            samplerate=device.rate_hz,
            channels=device.channels,
            dtype="float32",
            latency=_LATENCY_S,
            callback=take,
            finished_callback=finish,
        )
        return stream

    try:
        stream = PORT_AUDIO.open(make)
    except sounddevice.PortAudioError as error:
        raise _refused(error, key) from error
    return OpenInput(stream, opened[0].rate_hz, opened[0].channels)


def _wanted(sounddevice: Any, key: str) -> InputDevice:
    inputs = inputs_of(sounddevice.query_devices(), sounddevice.query_hostapis())
    if key:
        found = next((device for device in inputs if device.key == key), None)
        if found is None:
            raise AudioError(f"The microphone “{key}” is not there", "Connect it, or choose another one.")
        return found
    standard = sounddevice.default.device[0]
    found = next((device for device in inputs if device.index == standard), next(iter(inputs), None))
    if found is None:
        raise _no_microphone()
    return found


def _at_own_rate(sounddevice: Any, device: InputDevice) -> InputDevice:
    """The device at the rate that it has, or on a host that doesn't know, at the one that is played."""
    if device.host_api != _GUESSING_HOST or device.rate_hz == HEARD_RATE_HZ:
        return device
    try:
        sounddevice.check_input_settings(
            device=device.index, channels=device.channels, dtype="float32", samplerate=HEARD_RATE_HZ
        )
    except sounddevice.PortAudioError:
        return device
    return replace(device, rate_hz=HEARD_RATE_HZ)


def _no_microphone() -> AudioError:
    return AudioError("No microphone was found", "Connect one, then look for devices again.")


def _refused(error: Exception, key: str) -> AudioError:
    """What the user is told for what PortAudio says."""
    text, code = str(error), next((item for item in error.args[1:2] if isinstance(item, int)), 0)
    name = f" “{key}”" if key else ""
    if any(word in text.lower() for word in _DENIED):
        return AudioError(
            f"The microphone{name} may not be used by this program",
            "Allow the Studio to use the microphone in the system's privacy settings, then try again.",
        )
    if code in (_NOT_THERE, _NO_DEVICE):
        return _no_microphone()
    if code in (_BUSY, _HOST_ERROR):
        return AudioError(
            f"The microphone{name} can't be opened: it may be in use",
            "Close other programs that record, or choose another microphone.",
        )
    return AudioError(
        f"The microphone{name} can't be opened: {text}", "Choose another microphone, or connect it anew."
    )


@dataclass(frozen=True, slots=True)
class Microphones:
    """How devices are found and opened; the system's by default."""

    open: OpenMicrophone = open_microphone
    list: ListMicrophones = list_microphones
