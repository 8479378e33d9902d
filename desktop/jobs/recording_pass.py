"""One recording from the key to the file: counting in, playing along, beginning and ending at the frame.

The microphone is `recorder`'s; what becomes of the file in the project is not decided here.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.document.store import Store
from desktop.jobs.capture import CapturedTake
from desktop.jobs.live_sound import LiveSound
from desktop.jobs.playback import Playback
from desktop.jobs.recorder import Recorder
from desktop.settings import AppSettings
from joyvasa_runtime.audio.recording.take_file import RecordedFile
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.timebase import HEARD_RATE_HZ, MOTION_FPS, FrameSpan, frame_to_sample, frame_to_seconds

PassState = Literal["idle", "opening", "counting", "pre-roll", "recording", "ending"]

_POLL_MS = 20

_COUNT_MS = 1000

_LOOKED_AT_S = 0.4
"""How long playback is still asked when the beginning was: just begun, a device tells it wrong by some ms."""


@dataclass(frozen=True, slots=True)
class PassPlan:
    """What is to be recorded.

    Parameters
    ----------
    frame : int
        Of the timeline at which it begins.
    span : FrameSpan or None
        What is recorded over; None records until it is stopped.
    track_id : int or None
        Of the voice track it is meant for; None for a new one.
    heard : Project or None
        What is heard meanwhile, without what is recorded over.
    """

    frame: int
    span: FrameSpan | None = None
    track_id: int | None = None
    heard: Project | None = None


@dataclass(frozen=True, slots=True)
class FinishedPass:
    """What came of a plan: the file, and why it ended early, if it did."""

    plan: PassPlan
    file: RecordedFile
    problem: AudioError | None
    dropouts: int


class RecordingPass(QObject):
    """Runs one plan at a time.

    Parameters
    ----------
    recorder : Recorder
    playback : Playback
    store : Store
        What is heard again afterwards.
    live : LiveSound
        Where clicks are heard.
    settings : AppSettings
    now_s : callable, optional
        The clock of recorder and playback, in seconds.
    count_ms : int, optional
        Milliseconds from one number of the count-in to the next.

    Signals
    -------
    state_changed(str)
        A `PassState`.
    counted(int)
        The number of the count-in that is to be seen; 0 when it is over.
    finished(object)
        `FinishedPass`; a pass that was given up before it began ends without.
    failed(object)
        `AudioError` because of which nothing was recorded.
    """

    state_changed = Signal(str)
    counted = Signal(int)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        recorder: Recorder,
        playback: Playback,
        store: Store,
        live: LiveSound,
        settings: AppSettings,
        now_s: Callable[[], float] = time.monotonic,
        count_ms: int = _COUNT_MS,
    ) -> None:
        super().__init__()
        self._recorder, self._playback, self._store = recorder, playback, store
        self._live, self._settings, self._now_s = live, settings, now_s
        self._state: PassState = "idle"
        self._plan = PassPlan(0)
        self._was_listening = self._was_looping = False
        self._left = 0
        # When the first frame is heard, as often as that could be said.
        self._dues: list[float] = []
        self._has_begun = False
        self._counting = QTimer(self, interval=count_ms)
        self._counting.timeout.connect(self._count)
        self._polling = QTimer(self, interval=_POLL_MS)
        self._polling.timeout.connect(self._poll)
        recorder.ended.connect(self._take_end)
        recorder.problem.connect(self._take_problem)

    @property
    def state(self) -> PassState:
        """How far it is."""
        return self._state

    @property
    def is_active(self) -> bool:
        """Whether there is a pass under way."""
        return self._state != "idle"

    @property
    def seconds(self) -> float:
        """How long it has recorded."""
        is_recording = self._state in ("recording", "ending") and bool(self._dues)
        return max(0.0, self._now_s() - self._due_s) if is_recording else 0.0

    @property
    def plan(self) -> PassPlan:
        """What is recorded, or was last."""
        return self._plan

    def start(self, plan: PassPlan) -> None:
        """Begin a pass; nothing happens while there is one."""
        if self.is_active:
            return
        self._plan, self._has_begun = plan, False
        self._dues.clear()
        self._was_listening = self._recorder.state == "listening"
        self._was_looping = self._playback.is_looping
        self._playback.pause()
        self._playback.set_loop(False)
        self._set_state("opening")
        self._recorder.listen(True)
        self._polling.start()

    def stop(self) -> None:
        """End the pass; what was recorded is kept, and one that has not begun is given up."""
        if self._state in ("opening", "counting"):
            self._finish()
        elif self._state in ("pre-roll", "recording"):
            if self._state == "recording":
                self._begin()
            self._set_state("ending")
            self._recorder.end()
            self._playback.pause()

    def _poll(self) -> None:
        if self._state == "recording" and not self._playback.is_playing:
            # Behind the end of the timeline nothing plays, but time goes on.
            self._playback.seek(self._plan.frame + int(self.seconds * MOTION_FPS))
        if self._state == "opening" and self._recorder.is_ready:
            self._begin_count()
        elif self._state in ("pre-roll", "recording") and not self._has_begun:
            self._look_for_frame()

    def _begin_count(self) -> None:
        # A pre-roll tells where it begins as well as numbers do.
        self._left = 0 if self._pre_roll() else self._settings.count_in_s
        if self._left:
            self._set_state("counting")
            self._show_count()
            self._counting.start()
        else:
            self._roll()

    def _count(self) -> None:
        self._left -= 1
        if self._left:
            self._show_count()
        else:
            self._counting.stop()
            self._roll()

    def _show_count(self) -> None:
        self.counted.emit(self._left)
        if self._settings.count_in_clicks:
            self._live.click()

    def _pre_roll(self) -> int:
        """Frames that are played before the in point."""
        wanted = self._settings.pre_roll_s * MOTION_FPS if self._plan.span is not None else 0
        return min(wanted, self._plan.frame)

    def _roll(self) -> None:
        """Play up to where it begins, or begin at once where there is nothing to be heard."""
        self.counted.emit(0)
        self._recorder.arm()
        first = self._plan.frame - self._pre_roll()
        if self._plan.heard is not None:
            self._playback.set_project(self._plan.heard)
        self._playback.seek(first)
        self._set_state("pre-roll")
        if first < (self._plan.heard or self._store.project).frames - 1:
            self._playback.play()
        else:
            self._dues.append(self._now_s() + frame_to_seconds(self._plan.frame - first))

    def _look_for_frame(self) -> None:
        """Find out when the first frame is heard, and let the take begin once that is sure."""
        now_s = self._now_s()
        if self._playback.is_playing:
            first = frame_to_sample(self._plan.frame, HEARD_RATE_HZ)
            position = self._playback.position
            if position > frame_to_sample(self._plan.frame - self._pre_roll(), HEARD_RATE_HZ):
                # What is heard now says when the first frame was or will be.
                self._dues.append(now_s + (first - position) / HEARD_RATE_HZ)
        elif not self._dues:
            # It was over before it could be asked, on a machine that was busy so long.
            self._dues.append(now_s)
        if self._dues and now_s >= self._due_s:
            self._set_state("recording")
            if not self._playback.is_playing or now_s >= self._due_s + _LOOKED_AT_S:
                self._begin()

    @property
    def _due_s(self) -> float:
        return median(self._dues)

    def _begin(self) -> None:
        if not self._has_begun:
            self._has_begun, span = True, self._plan.span
            self._recorder.begin(self._due_s, None if span is None else frame_to_seconds(len(span)))

    def _take_end(self, take: CapturedTake) -> None:
        if not self.is_active:
            return
        self._finish()
        if take.file is not None:
            self.finished.emit(FinishedPass(self._plan, take.file, take.problem, take.dropouts))
        elif take.problem is not None:
            self.failed.emit(take.problem)

    def _take_problem(self, error: AudioError) -> None:
        """The microphone can't be opened, or went away before anything was recorded."""
        if self.is_active:
            self._finish()
            self.failed.emit(error)

    def _finish(self) -> None:
        # At once: that playing stops now is not a wish to stop recording.
        self._state = "idle"
        self._counting.stop()
        self._polling.stop()
        self.counted.emit(0)
        self._playback.pause()
        self._playback.set_loop(self._was_looping)
        if self._plan.heard is not None:
            self._playback.set_project(self._store.project)
        self.state_changed.emit("idle")
        self._recorder.listen(self._was_listening)

    def _set_state(self, state: PassState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
