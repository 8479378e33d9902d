"""The sound card as a clock: it plays what a `SoundFeed` mixes and says what is heard.

Opening may take seconds (see `sound_opener`); everything else returns at once.
"""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.jobs.live_sound import LiveSound
from desktop.jobs.port_audio import PORT_AUDIO, Stream, sounddevice_module
from desktop.jobs.run import Run
from desktop.jobs.sound_feed import SoundFeed
from joyvasa_runtime.audio.mix import MixPart
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.timebase import HEARD_RATE_HZ

# Asked of the device: long enough for a busy machine, short enough to stop at once.
_LATENCY_S = 0.1

# A device that says it will be heard later than this says nothing sensible.
_LONGEST_LATENCY_S = 2.0

# Sound servers take what fills their buffer at once and then pause for up to two seconds before they play.
_RUNS_AFTER_S = 0.3
_RUNS_WITHIN_S = 5.0

# Blocks come every 10 to 100 ms, whatever the machine does meanwhile.
_LOST_AFTER_S = 1.0

_CLOSED_WITHIN_S = 1.0

Fill = Callable[[NDArray[np.float32], int, Any, Any], None]


OpenStream = Callable[[Fill, Callable[[], None]], Stream]
"""Opens the standard device: what fills a block, and what is called when the stream has ended."""


class SoundClock:
    """Plays sound and says what is heard.

    While playback is stopped it plays silence, because sound servers take a second or two to start.

    Parameters
    ----------
    open_stream : callable
    now_s : callable, optional
        The system's clock, in seconds.
    live : LiveSound, optional
        What is heard besides, also while playback is stopped.

    Raises
    ------
    AudioError
        If the device can't be opened.
    """

    is_silent = False

    def __init__(
        self,
        open_stream: OpenStream,
        now_s: Callable[[], float] = time.monotonic,
        live: LiveSound | None = None,
    ) -> None:
        self._now_s, self._live = now_s, live
        self._lock = threading.Lock()
        self._feed = SoundFeed()
        self._run = Run(0)
        self._is_finished = False
        self._furthest = 0.0
        self._last_block_s = now_s()
        self._given = 0
        # Count of the run's samples at a moment, and that moment: what is heard follows from it.
        self._anchor: tuple[float, float] | None = None
        self._closing: threading.Thread | None = None
        try:
            self._stream = open_stream(self._fill, self._finish)
        except BaseException:
            self._feed.close()
            raise
        try:
            self._stream.start()
        except BaseException:
            self._feed.close()
            # One that counts as open would keep PortAudio from looking for other devices.
            self._stream.close()
            raise

    @property
    def is_lost(self) -> bool:
        """Whether the device takes no sound any more."""
        return self._is_finished or self._now_s() - self._last_block_s > _LOST_AFTER_S

    @property
    def runs(self) -> bool:
        """Whether the device has begun to take sound steadily."""
        return self._given > _RUNS_AFTER_S * HEARD_RATE_HZ

    def set_parts(self, parts: Sequence[MixPart]) -> None:
        """Let another mix be heard from now on, even while running."""
        self._feed.set_parts(parts)

    def start(self, run: Run) -> None:
        """Run; a run under way ends, and what of it waits in the device is still heard."""
        with self._lock:
            self._run = run
            self._furthest, self._anchor = 0.0, None
            self._feed.start(run)

    def stop(self) -> None:
        """Stand still where it is; what waits in the device is still heard."""
        position = self.position()
        with self._lock:
            self._run = Run(position)
            self._furthest, self._anchor = 0.0, None
            self._feed.stop()

    def position(self) -> int:
        """Sample of the timeline that is heard now."""
        with self._lock:
            if self._anchor is not None:
                count, moment = self._anchor
                heard = count + (self._now_s() - moment) * HEARD_RATE_HZ
                self._furthest = max(self._furthest, min(heard, float(self._feed.taken)))
            return self._run.at(self._furthest)

    def close(self) -> bool:
        """Let go of the device and return whether it did; one that doesn't answer may be asked again."""
        if self._closing is None:
            self._closing = threading.Thread(target=self._stream.close, name="sound closing", daemon=True)
            self._closing.start()
            self._feed.close()
        self._closing.join(_CLOSED_WITHIN_S)
        return not self._closing.is_alive()

    def _fill(self, block: NDArray[np.float32], count: int, moment: Any, _status: Any) -> None:
        """Called by PortAudio's thread."""
        now_s = self._now_s()
        with self._lock:
            before = self._feed.taken
            if self._feed.read(block):
                self._anchor = before, now_s + self._latency_s(moment)
            self._given += count
            self._last_block_s = now_s
        if self._live is not None:
            self._live.add_to(block)

    def _latency_s(self, moment: Any) -> float:
        """Seconds until the first sample of a block is heard."""
        told: float = moment.outputBufferDacTime - moment.currentTime
        return told if 0.0 < told < _LONGEST_LATENCY_S else float(self._stream.latency)

    def _finish(self) -> None:
        self._is_finished = True


def open_sound_clock(
    cancelled: threading.Event, open_stream: OpenStream | None = None, live: LiveSound | None = None
) -> SoundClock:
    """The standard device's clock, once it runs; it may take seconds.

    Parameters
    ----------
    cancelled : threading.Event
        Set by whoever doesn't want it any more.
    open_stream : callable, optional
        PortAudio's standard device by default.
    live : LiveSound, optional
        What is heard besides.

    Raises
    ------
    AudioError
        If there is no device, or it doesn't run.
    """
    clock = SoundClock(open_stream or _open_stream, live=live)
    began = time.monotonic()
    while not clock.runs:
        if cancelled.wait(0.01) or time.monotonic() - began > _RUNS_WITHIN_S:
            clock.close()
            raise AudioError(
                "The sound device takes no sound",
                "Choose another output in the system's sound settings, then press play.",
            )
    return clock


def _open_stream(fill: Fill, finish: Callable[[], None]) -> Stream:
    sounddevice = sounddevice_module()

    def make() -> Stream:
        stream: Stream = sounddevice.OutputStream(
            samplerate=HEARD_RATE_HZ,
            channels=2,
            dtype="float32",
            latency=_LATENCY_S,
            callback=fill,
            finished_callback=finish,
        )
        return stream

    try:
        return PORT_AUDIO.open(make)
    except sounddevice.PortAudioError as error:
        raise AudioError(
            "No sound device was found", "Connect headphones or speakers, then press play."
        ) from error
