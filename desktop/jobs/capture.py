"""An open microphone: measured all the time, and written into a file while a take runs.

The device's thread only queues blocks; everything else is done on a thread of its own. When to record is
`recorder`'s business.
"""

import contextlib
import logging
import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.jobs.live_sound import LiveSound
from desktop.jobs.microphone import OpenInput, OpenMicrophone
from joyvasa_runtime.audio.recording.capture_clock import CaptureClock
from joyvasa_runtime.audio.recording.channels import ChannelChoice, picked, picked_count
from joyvasa_runtime.audio.recording.meter import Level, Meter
from joyvasa_runtime.audio.recording.stretch import Stretch
from joyvasa_runtime.audio.recording.take_file import RecordedFile, TakeFile
from joyvasa_runtime.audio.recording.wav_header import WavFormat
from joyvasa_runtime.errors import AudioError

_log = logging.getLogger(__name__)

_TOLD_EVERY_S = 0.04
"""25 times a second, as often as the picture changes."""

_WAKE_S = 0.05

_FIRST_WITHIN_S = 5.0
"""Sound servers may take up to two seconds before they give anything."""

_LOST_AFTER_S = 1.0
"""Blocks come every 10 to 100 ms, whatever the machine does meanwhile."""

_LONGEST_LATENCY_S = 2.0
"""A device that says its sound is older than this says nothing sensible."""

_REMEMBERED_S = 0.5
"""Sound from before a take was asked for that it may begin with: devices tell its age wrong by some ms."""

_CLOSED_WITHIN_S = 1.0

Block = NDArray[np.float32]

_Order = Callable[[], None]
"""Something that the recording thread shall do, in its turn among the blocks."""


@dataclass(frozen=True, slots=True)
class CapturedTake:
    """What came of a take.

    Parameters
    ----------
    file : RecordedFile or None
        None where nothing was recorded.
    problem : AudioError or None
        Why it ended before it should.
    dropouts : int
        How often the machine was too slow, so that some samples are missing.
    """

    file: RecordedFile | None
    problem: AudioError | None = None
    dropouts: int = 0


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who is told, on the capture's thread.

    Parameters
    ----------
    levels : callable
        Gets a tuple with the `Level` of each recorded channel.
    ended : callable
        Gets the `CapturedTake` of a take that is over.
    lost : callable
        Gets the `AudioError` that says why nothing comes any more; a take has ended by then.
    """

    levels: Callable[[tuple[Level, ...]], None]
    ended: Callable[[CapturedTake], None]
    lost: Callable[[AudioError], None]


@dataclass(frozen=True, slots=True, eq=False)
class _Heard:
    """A block as the device gave it: when it came, when its first sample was spoken, if it has a gap."""

    block: Block
    came_s: float
    moment_s: float
    has_gap: bool


class Capture:
    """An open device; `stop` or `close` lets go of it.

    Parameters
    ----------
    key : str
        Of the device; empty for the standard one.
    channel : "mix", "left", "right" or "stereo"
    open_microphone : callable
    listeners : Listeners
    now_s : callable, optional
        The clock that playback goes by too, in seconds.

    Raises
    ------
    AudioError
        If the device can't be opened.
    """

    def __init__(
        self,
        key: str,
        channel: ChannelChoice,
        open_microphone: OpenMicrophone,
        listeners: Listeners,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._channel, self._listeners, self._now_s = channel, listeners, now_s
        self._queue: queue.SimpleQueue[_Heard | _Order] = queue.SimpleQueue()
        self._is_closed = self._is_ended = False
        self._live: LiveSound | None = None
        self._take: _Take | None = None
        self._meter, self._count = Meter(), 0
        self._recent: deque[tuple[int, Block]] = deque()
        self._input: OpenInput = open_microphone(key, self._hear, self._note_end)
        self._clock = CaptureClock(self._input.rate_hz)
        self._last_s = now_s() + _FIRST_WITHIN_S - _LOST_AFTER_S
        try:
            self._input.stream.start()
        except Exception as error:
            self._input.stream.close()
            raise AudioError(
                f"The microphone can't be started: {error}", "Choose another one, or connect it anew."
            ) from error
        stream = self._input.stream
        self._closing = threading.Thread(target=stream.close, name="microphone closing", daemon=True)
        self._thread = threading.Thread(target=self._work, name="recording", daemon=True)
        self._thread.start()

    @property
    def wav(self) -> WavFormat:
        """What is recorded."""
        return WavFormat(self._input.rate_hz, picked_count(self._channel, self._input.channels))

    @property
    def runs(self) -> bool:
        """Whether the device gives sound."""
        return self._clock.runs

    @property
    def seconds(self) -> float:
        """Length of the take so far."""
        take = self._take
        return 0.0 if take is None else take.file.seconds

    def set_live(self, live: LiveSound | None) -> None:
        """Let what is spoken be heard, or no more."""
        self._live = live

    def reset_clip(self) -> None:
        """Forget that it was too loud."""
        self._queue.put(self._meter.reset)

    def arm(self, folder: Path, name: str) -> None:
        """Get ready for a take: from now on what is spoken is held back until it is known where it begins."""
        self._queue.put(lambda: self._arm(folder, name))

    def begin(self, moment_s: float, seconds: float | None = None) -> None:
        """Let the take begin with what was spoken at a moment, for so long or until `end`."""
        self._queue.put(lambda: self._begin(moment_s, seconds))

    def end(self, moment_s: float) -> None:
        """Let the take end with what is spoken at a moment; one that hasn't begun is given up."""
        self._queue.put(lambda: self._end(moment_s))

    def stop(self) -> None:
        """Finish a take under way, tell of it, and begin to let go of the device."""
        self._is_closed = True
        self._queue.put(lambda: None)
        # A device that is gone may hang; nothing that was recorded hangs on it.
        self._closing.start()
        self._thread.join(_CLOSED_WITHIN_S)

    def close(self) -> None:
        """Stop, and wait until the device is free, if it answers."""
        if not self._is_closed:
            self.stop()
        self._closing.join(_CLOSED_WITHIN_S)

    def _hear(self, block: Block, _count: int, moment: Any, status: Any) -> None:
        """Called by PortAudio's thread."""
        told = moment.currentTime - moment.inputBufferAdcTime
        ago_s = told if 0.0 < told < _LONGEST_LATENCY_S else float(self._input.stream.latency)
        has_gap = bool(status is not None and status.input_overflow)
        came_s = self._now_s()
        self._queue.put(_Heard(block.copy(), came_s, came_s - ago_s, has_gap))

    def _note_end(self) -> None:
        """Called by PortAudio's thread: nothing comes any more."""
        self._is_ended = True
        self._queue.put(lambda: None)

    def _work(self) -> None:
        """On the recording thread."""
        try:
            self._run()
        except Exception:
            _log.exception("Recording failed")
            self._lose(
                AudioError("Recording failed", "What was recorded is kept; the log says more about it.")
            )

    def _run(self) -> None:
        told_s = self._now_s()
        while not self._is_closed:
            with contextlib.suppress(queue.Empty):
                self._do(self._queue.get(timeout=_WAKE_S))
            if self._is_lost():
                hint = "What was recorded until then is kept. Connect it again to go on."
                self._lose(AudioError("The microphone went away", hint))
                return
            self._finish_if_over()
            if self._now_s() - told_s >= _TOLD_EVERY_S:
                told_s = self._now_s()
                self._listeners.levels(self._meter.take())
        while not self._queue.empty():
            self._do(self._queue.get())
        self._finish(None)

    def _do(self, item: "_Heard | _Order") -> None:
        if isinstance(item, _Heard):
            self._note(item)
        else:
            item()

    def _is_lost(self) -> bool:
        is_late = self._is_ended or self._now_s() - self._last_s > _LOST_AFTER_S
        return is_late and self._queue.empty() and not self._is_closed

    def _note(self, heard: _Heard) -> None:
        """Measure a block, let it be heard, and write what of it belongs to the take."""
        block = picked(heard.block, self._channel)
        live = self._live
        if live is not None:
            live.push(block, self._input.rate_hz)
        self._last_s = heard.came_s
        self._clock.note(self._count, heard.moment_s)
        self._meter.add(block)
        if self._take is not None:
            self._take.write(self._count, block, heard.has_gap)
        self._recent.append((self._count, block))
        self._count += len(block)
        while self._count - self._recent[0][0] > _REMEMBERED_S * self._input.rate_hz:
            self._recent.popleft()

    def _arm(self, folder: Path, name: str) -> None:
        try:
            self._take = _Take(TakeFile(folder, name, self.wav), Stretch(self._input.rate_hz))
        except AudioError as error:
            self._listeners.ended(CapturedTake(None, error))
            return
        for index, block in self._recent:
            self._take.write(index, block, has_gap=False)

    def _begin(self, moment_s: float, seconds: float | None) -> None:
        if self._take is not None and self._clock.runs:
            length = None if seconds is None else round(seconds * self._input.rate_hz)
            self._take.begin(self._clock.index_at(moment_s), length)

    def _end(self, moment_s: float) -> None:
        if self._take is not None:
            self._take.end(self._clock.index_at(moment_s) if self._clock.runs else 0)

    def _finish_if_over(self) -> None:
        if self._take is not None and self._take.is_over:
            self._finish(None)

    def _finish(self, problem: AudioError | None) -> None:
        """End a take with what there is of it."""
        take, self._take = self._take, None
        if take is not None:
            self._listeners.ended(take.finish(problem))

    def _lose(self, problem: AudioError) -> None:
        _log.info("The microphone gives nothing any more: %s", problem.message)
        self._finish(problem)
        self._listeners.lost(problem)


class _Take:
    """A file being recorded, and the stretch of the sound that goes into it."""

    def __init__(self, file: TakeFile, stretch: Stretch) -> None:
        self.file, self._stretch = file, stretch
        self._problem: AudioError | None = None
        self._dropouts = 0
        self._is_given_up = False

    @property
    def is_over(self) -> bool:
        return self._is_given_up or self._problem is not None or self._stretch.is_over

    def begin(self, first: int, length: int | None) -> None:
        if not self._stretch.has_begun:
            self._stretch.begin(first)
            if length is not None:
                self._stretch.end(self._stretch.first + length)

    def end(self, stop: int) -> None:
        self._is_given_up = not self._stretch.has_begun
        self._stretch.end(stop)

    def write(self, index: int, block: Block, has_gap: bool) -> None:
        part = self._stretch.feed(index, block)
        if self._problem is not None or not len(part):
            return
        self._dropouts += has_gap
        try:
            self.file.write(part)
        except AudioError as error:
            self._problem = error

    def finish(self, problem: AudioError | None = None) -> CapturedTake:
        problem = self._problem or problem
        try:
            return CapturedTake(self.file.finish(), problem, self._dropouts)
        except AudioError as error:
            return CapturedTake(None, error, self._dropouts)
