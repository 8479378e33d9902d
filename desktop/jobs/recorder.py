"""The microphone as the window sees it: off, listening, or recording a take into a file.

It knows nothing of the timeline: when a take begins and where it goes is `recording_pass`'s business.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot

from desktop.jobs.capture import Capture, CapturedTake, Listeners
from desktop.jobs.live_sound import LiveSound
from desktop.jobs.microphone import InputDevice, Microphones
from desktop.settings import AppSettings
from joyvasa_runtime.audio.recording.channels import ChannelChoice
from joyvasa_runtime.audio.recording.take_file import room_s
from joyvasa_runtime.errors import AudioError

_log = logging.getLogger(__name__)

RecorderState = Literal["off", "opening", "listening", "recording"]

_CLOSED_WITHIN_S = 2.0


class Recorder(QObject):
    """One microphone at a time, opened on a thread of its own.

    Parameters
    ----------
    settings : AppSettings
        Say which device and which channels.
    folder : Path
        Where takes are kept.
    live : LiveSound
        Where one's own voice is heard.
    microphones : Microphones, optional
    now_s : callable, optional
        The clock that playback goes by too, in seconds.

    Signals
    -------
    state_changed(str)
        A `RecorderState`.
    levels_changed(object)
        Tuple with the `Level` of each channel, 25 times a second; empty when the microphone is off.
    devices_changed(object)
        Tuple of every `InputDevice`.
    ended(object)
        `CapturedTake` of a take that is over.
    problem(object)
        `AudioError` because of which the microphone is off.
    look_failed(object)
        `AudioError` because of which devices can't be listed.
    """

    state_changed = Signal(str)
    levels_changed = Signal(object)
    devices_changed = Signal(object)
    ended = Signal(object)
    problem = Signal(object)
    look_failed = Signal(object)
    _opened = Signal(object)
    _told_levels = Signal(object)
    _told_end = Signal(object)
    _told_loss = Signal(object)
    _told_devices = Signal(object)

    def __init__(
        self,
        settings: AppSettings,
        folder: Path,
        live: LiveSound,
        microphones: Microphones = Microphones(),  # noqa: B008 - a frozen value
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._settings, self._folder, self._live, self._now_s = settings, folder, live, now_s
        self._microphones = microphones
        self._state: RecorderState = "off"
        self._capture: Capture | None = None
        self._made: Capture | None = None
        # The one before, whose device may not be free yet.
        self._left: Capture | None = None
        self._opening: threading.Thread | None = None
        self._looking: threading.Thread | None = None
        self._is_closed = self._is_wanted = False
        self._asked_for = self._choice()
        self.devices: tuple[InputDevice, ...] = ()
        for signal, slot in (
            (self._opened, self._take_opened),
            (self._told_levels, self._show_levels),
            (self._told_end, self._end_take),
            (self._told_loss, self._lose),
            (self._told_devices, self._take_devices),
        ):
            signal.connect(slot)
        settings.changed.connect(self._follow)

    @property
    def state(self) -> RecorderState:
        """What the microphone does."""
        return self._state

    @property
    def seconds(self) -> float:
        """Length of the take so far."""
        return 0.0 if self._capture is None else self._capture.seconds

    @property
    def is_ready(self) -> bool:
        """Whether the microphone gives sound, so that a take can begin at once."""
        return self._capture is not None and self._capture.runs

    @property
    def room_s(self) -> float:
        """Seconds of sound for which there is room on the disk."""
        return float("inf") if self._capture is None else room_s(self._folder, self._capture.wav)

    def listen(self, is_on: bool) -> None:
        """Switch the microphone on or off; while a take is recorded it stays on."""
        self._is_wanted = is_on
        if is_on and self._state == "off":
            self._open()
        elif not is_on and self._state == "listening":
            self._close()
        elif not is_on and self._state == "opening":
            self._set_state("off")

    def look_for_devices(self) -> None:
        """Find out which devices there are; `devices_changed` follows, before it `look_failed` if need be."""
        if self._looking is None and not self._is_closed:
            self._looking = threading.Thread(target=self._look, name="microphones", daemon=True)
            self._looking.start()

    def arm(self) -> None:
        """Get ready for a take with the microphone that listens."""
        if self._capture is not None and self._state == "listening":
            name = f"Recording {datetime.now():%Y-%m-%d %H.%M.%S}"
            self._capture.arm(self._folder, name)
            self._set_state("recording")

    def begin(self, moment_s: float, seconds: float | None = None) -> None:
        """Let the take begin with what was spoken at a moment of the clock, for so long or until `end`."""
        if self._capture is not None:
            self._capture.begin(moment_s, seconds)

    def end(self, moment_s: float | None = None) -> None:
        """Let the take end with what is spoken now, or at a moment; `ended` follows."""
        if self._capture is not None:
            self._capture.end(self._now_s() if moment_s is None else moment_s)

    def reset_clip(self) -> None:
        """Forget that it was too loud."""
        if self._capture is not None:
            self._capture.reset_clip()

    def close(self) -> None:
        """Switch the microphone off for good; a take under way is kept."""
        self._is_closed, self._is_wanted = True, False
        for thread in (self._opening, self._looking):
            if thread is not None:
                thread.join(_CLOSED_WITHIN_S)
        made, self._made = self._made, None
        if made is not None:
            made.close()
        if self._capture is not None:
            self._close()
        if self._left is not None:
            self._left.close()

    def _open(self) -> None:
        self._set_state("opening")
        if self._opening is None:
            self._asked_for = self._choice()
            self._opening = threading.Thread(target=self._work, name="microphone opener", daemon=True)
            self._opening.start()

    def _work(self) -> None:
        """On the thread: the outcome goes to `_take_opened` on the window's thread."""
        listeners = Listeners(self._told_levels.emit, self._told_end.emit, self._told_loss.emit)
        try:
            if self._left is not None:
                self._left.close()
            self._made = Capture(*self._asked_for, self._microphones.open, listeners, self._now_s)
        except AudioError as error:
            self._opened.emit(error)
        except Exception:
            _log.exception("Opening the microphone failed")
            self._opened.emit(AudioError("The microphone can't be used", "The log says more about this."))
        else:
            self._opened.emit(None)

    @Slot(object)
    def _take_opened(self, error: AudioError | None) -> None:
        self._opening = None
        made, self._made = self._made, None
        if made is not None and (self._is_closed or not self._is_wanted):
            made.close()
        elif self._is_wanted and self._asked_for != self._choice():
            # Another one was chosen while this one was being opened.
            if made is not None:
                made.stop()
                self._left = made
            self._open()
        elif made is not None:
            self._capture = made
            made.set_live(self._live if self._settings.monitoring else None)
            self._set_state("listening")
        elif error is not None and not self._is_closed:
            _log.info("No microphone: %s", error)
            self._is_wanted = False
            self._set_state("off")
            self.problem.emit(error)

    def _look(self) -> None:
        """On a thread: the outcome goes to `_take_devices`."""
        try:
            self._told_devices.emit(self._microphones.list())
        except AudioError as error:
            self._told_devices.emit(error)
        except Exception:
            _log.exception("Looking for microphones failed")
            self._told_devices.emit(AudioError("Microphones can't be listed", "The log says more."))

    @Slot(object)
    def _take_devices(self, outcome: object) -> None:
        self._looking = None
        if isinstance(outcome, AudioError):
            outcome, error = (), outcome
            self.look_failed.emit(error)
        assert isinstance(outcome, tuple)
        self.devices = outcome
        self.devices_changed.emit(outcome)

    @Slot(object)
    def _show_levels(self, levels: object) -> None:
        if self._capture is not None:
            self.levels_changed.emit(levels)

    @Slot(object)
    def _end_take(self, take: CapturedTake) -> None:
        if self._state == "recording":
            self._set_state("listening")
        self.ended.emit(take)
        if not self._is_wanted and self._state == "listening":
            self._close()

    @Slot(object)
    def _lose(self, error: AudioError) -> None:
        if self._capture is not None:
            self._is_wanted = False
            self._close()
            self.problem.emit(error)

    def _choice(self) -> tuple[str, ChannelChoice]:
        """The device and the channels that are wanted now."""
        return self._settings.input_device, self._settings.input_channel

    def _close(self) -> None:
        capture, self._capture = self._capture, None
        self._live.clear()
        if capture is not None:
            capture.stop()
            self._left = capture
        self._set_state("off")
        self.levels_changed.emit(())

    def _set_state(self, state: RecorderState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _follow(self, name: str) -> None:
        """Another device or channel is taken at once, but never in the middle of a take."""
        if name == "monitoring" and self._capture is not None:
            self._capture.set_live(self._live if self._settings.monitoring else None)
            self._live.clear()
        elif name in ("input_device", "input_channel") and self._state == "listening":
            self._close()
            self._open()
