"""PortAudio shared by what plays and what records: no stream of the one is lost to the other.

PortAudio looks for devices only when it starts, and starting it anew ends every stream. So it starts anew
whenever a stream is opened or devices are listed while none is open, and never otherwise. What the streams
carry is `sound_clock`'s and `microphone`'s business.
"""

import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from joyvasa_runtime.errors import AudioError

T = TypeVar("T")


class Stream(Protocol):
    """A stream of PortAudio, as far as it is used here."""

    @property
    def latency(self) -> float:
        """Seconds between the device and the program, roughly."""

    def start(self) -> None:
        """Begin to take or give blocks."""

    def close(self) -> None:
        """Stop at once and let go of the device."""


class PortAudio:
    """Knows which streams are open; every method may be called from any thread.

    Parameters
    ----------
    restart : callable, optional
        Ends and starts the library.
    """

    def __init__(self, restart: Callable[[], None] | None = None) -> None:
        self._restart = restart or _restart
        self._lock = threading.Lock()
        self._open: set[_SharedStream] = set()

    def open(self, make: Callable[[], Stream]) -> Stream:
        """The stream that `make` opens; it counts as open until its `close` has returned."""
        with self._lock:
            self._look_for_devices()
            stream = _SharedStream(make(), self._forget)
            self._open.add(stream)
        return stream

    def look(self, read: Callable[[], T]) -> T:
        """What `read` finds out about the devices there are."""
        with self._lock:
            self._look_for_devices()
            return read()

    def _look_for_devices(self) -> None:
        if not self._open:
            self._restart()

    def _forget(self, stream: "_SharedStream") -> None:
        # Without the lock: while another stream is being opened, which may take seconds, closing goes on.
        self._open.discard(stream)


class _SharedStream:
    """A stream that tells when it has closed; one whose device hangs stays open, and PortAudio as it is."""

    def __init__(self, stream: Stream, closed: Callable[["_SharedStream"], None]) -> None:
        self._stream, self._closed = stream, closed

    @property
    def latency(self) -> float:
        return self._stream.latency

    def start(self) -> None:
        self._stream.start()

    def close(self) -> None:
        self._stream.close()
        self._closed(self)


def sounddevice_module() -> Any:
    """The library's module; imported late, because where PortAudio is missing the import itself fails.

    Raises
    ------
    AudioError
        If PortAudio isn't installed.
    """
    try:
        import sounddevice
    except OSError as error:
        raise AudioError("PortAudio is not installed", "Install the package libportaudio2.") from error
    return sounddevice


def _restart() -> None:
    sounddevice = sounddevice_module()
    sounddevice._terminate()
    sounddevice._initialize()


PORT_AUDIO = PortAudio()
"""The library is one for the whole program."""
