"""Clocks that playback follows: the sound card's own, or the system's where there is none.

A clock only runs, stops and says where it is; it shows nothing.
"""

import logging
import threading
import time
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

_log = logging.getLogger(__name__)

# Long enough for a busy machine, short enough to stop at once; the position takes it into account.
_LATENCY_S = 0.1


class Clock(Protocol):
    """Where playback is."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing is heard."""

    def start(self, position_s: float) -> None:
        """Run from a position in seconds."""

    def stop(self) -> None:
        """Stand still."""

    def position_s(self) -> float:
        """Position in seconds; it stands still while stopped."""

    def close(self) -> None:
        """Let go of the device, if there is one."""


class SilentClock:
    """The system's clock."""

    is_silent = True

    def __init__(self) -> None:
        self._position_s = 0.0
        self._started: float | None = None

    def start(self, position_s: float) -> None:
        """Run from a position in seconds."""
        self._position_s, self._started = position_s, time.monotonic()

    def stop(self) -> None:
        """Stand still."""
        self._position_s, self._started = self.position_s(), None

    def position_s(self) -> float:
        """Position in seconds."""
        elapsed = 0.0 if self._started is None else time.monotonic() - self._started
        return self._position_s + elapsed

    def close(self) -> None:
        """There is no device to let go of."""


class SoundClock:
    """Plays sound and counts what the sound card has taken.

    Parameters
    ----------
    samples : ndarray, shape (N,), float32
        The sound, in [-1, 1].
    rate_hz : int

    Raises
    ------
    sounddevice.PortAudioError
        If there is no sound device.
    """

    is_silent = False

    def __init__(self, samples: NDArray[np.float32], rate_hz: int) -> None:
        # Imported late: where PortAudio is missing the import itself fails (see `open_clock`).
        import sounddevice

        self._samples = samples
        self._rate_hz = rate_hz
        self._lock = threading.Lock()
        self._origin = self._next = 0
        self._is_running = False
        # It runs on while playing is stopped: sound servers may take a second or two to start a stream.
        self._stream = sounddevice.OutputStream(
            samplerate=rate_hz, channels=1, dtype="float32", latency=_LATENCY_S, callback=self._fill
        )
        self._stream.start()

    def start(self, position_s: float) -> None:
        """Play from a position in seconds."""
        with self._lock:
            self._origin = self._next = round(position_s * self._rate_hz)
            self._is_running = True

    def stop(self) -> None:
        """Hand over silence from now on; what already waits in the sound card is still heard."""
        position_s = self.position_s()
        with self._lock:
            self._origin = self._next = round(position_s * self._rate_hz)
            self._is_running = False

    def close(self) -> None:
        """Let go of the sound card."""
        self._stream.close()

    def position_s(self) -> float:
        """What is heard now: what was handed over, less what still waits in the sound card."""
        with self._lock:
            heard_s = self._next / self._rate_hz - float(self._stream.latency)
            return max(self._origin / self._rate_hz, heard_s)

    def _fill(self, block: NDArray[np.float32], count: int, _time: Any, _status: Any) -> None:
        """Called by PortAudio's thread; silence follows the end, so that the last frame's time comes."""
        with self._lock:
            part = self._samples[self._next : self._next + count] if self._is_running else self._samples[:0]
            if self._is_running:
                self._next += count
        block[: len(part), 0] = part
        block[len(part) :] = 0.0


def open_clock(samples: NDArray[np.float32], rate_hz: int) -> Clock:
    """The sound card's clock playing `samples`, or a silent one where there is no sound card."""
    try:
        import sounddevice
    except OSError as error:
        _log.info("PortAudio is not installed: %s", error)
        return SilentClock()
    try:
        return SoundClock(samples, rate_hz)
    except sounddevice.PortAudioError as error:
        _log.info("No sound device: %s", error)
        return SilentClock()
