"""The faults of the open project's motion, measured again after every edit, on a thread of its own.

What a fault is, `project.quality` knows; what is done about one is a command's business.
"""

import logging
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance, Slot

from desktop.document.store import Store
from joyvasa_runtime.audio.frame_levels import frame_levels
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import CHANNELS, SCALE
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.quality.analysis import Known, find_faults
from joyvasa_runtime.project.quality.fault import Fault

_log = logging.getLogger(__name__)

SETTLED_MS = 400
"""After the last edit: a drag makes many, and only its end is worth measuring."""

_REST_SHARE = 1.0
"""Rest after each step, in times of the step: half of a core is left to the preview's thread."""

_LONGEST_REST_S = 0.05

_Levels = dict[str, NDArray[np.float32]]


class LevelSource(Protocol):
    """Gives the waveforms of sounds, such as `desktop.jobs.sounds.Sounds`."""

    @property
    def ready(self) -> SignalInstance:
        """Tells the hash of a sound whose waveform is there now."""

    def peaks(self, sha256: str) -> Peaks | None:
        """The waveform of a sound, or None until it is there."""


class Quality(QObject):
    """Finds faults in the background.

    Parameters
    ----------
    store : Store
    sounds : LevelSource
    settled_ms : int, optional
        Time without an edit before it begins.

    Signals
    -------
    changed(object)
        Tuple of `Fault`, in the order of time.
    """

    changed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, store: Store, sounds: LevelSource, settled_ms: int = SETTLED_MS) -> None:
        super().__init__()
        self._store, self._sounds = store, sounds
        self._safe = SafeRanges()
        self._faults: tuple[Fault, ...] = ()
        self._measured = store.project
        self._known: Known = {}
        self._levels: _Levels = {}
        self._run: _Run | None = None
        self._is_closed = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="quality")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(settled_ms)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._begin)
        self._ended.connect(self._finish)
        store.changed.connect(self._follow)
        store.replaced.connect(self._forget)
        sounds.ready.connect(self._hear)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What was found last."""
        return self._faults

    @property
    def safe(self) -> SafeRanges:
        """Poses that the pack draws well."""
        return self._safe

    @property
    def is_busy(self) -> bool:
        """Whether an edit is not measured yet."""
        return self._timer.isActive() or self._run is not None

    def set_safe(self, safe: SafeRanges) -> None:
        """Another pack draws the portrait."""
        if safe != self._safe:
            self._safe = safe
            self._wait()

    def fresh(self, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
        """Those whose clip is still as it was measured: the others may be gone by now."""
        measured, now = _clips(self._measured), _clips(self._store.project)
        return tuple(
            fault
            for fault in faults
            if fault.clip_id in now and now[fault.clip_id] is measured.get(fault.clip_id)
        )

    def close(self) -> None:
        """Stop what is being measured, and the thread."""
        self._is_closed = True
        self._timer.stop()
        self._cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _follow(self, before: Project, after: Project) -> None:
        parts = ("tracks", "takes", "media", "reference", "idle_seed")
        if any(getattr(before, part) is not getattr(after, part) for part in parts):
            self._wait()

    def _forget(self) -> None:
        """Another project was opened; a run that still ends has a table of its own."""
        self._cancel()
        self._known, self._levels = {}, {}
        self._show((), self._store.project)

    def _hear(self, _sha256: str) -> None:
        self._wait()

    def _wait(self) -> None:
        self._cancel()
        if not self._is_closed:
            self._timer.start()

    def _cancel(self) -> None:
        if self._run is not None:
            self._run.monitor.cancel()
            self._run = None

    def _begin(self) -> None:
        project = self._store.project
        heard = {media.sha256: self._sounds.peaks(media.sha256) for media in project.media}
        peaks = {sha256: one for sha256, one in heard.items() if one is not None}
        self._run = _Run(project, self._store.motions, peaks, self._safe, self._known, self._levels)
        self._pool.submit(self._work, self._run)

    def _work(self, run: "_Run") -> None:
        """On the thread: the outcome is delivered on the window's."""
        try:
            outcome: object = run.faults()
        except Cancelled:
            outcome = None
        except Exception:
            _log.exception("Measuring the motion failed")
            outcome = None
        self._ended.emit(run, outcome)

    @Slot(object, object)
    def _finish(self, run: "_Run", outcome: object) -> None:
        if run is not self._run or self._is_closed:
            return
        self._run = None
        if isinstance(outcome, tuple):
            self._show(outcome, run.project)

    def _show(self, faults: tuple[Fault, ...], project: Project) -> None:
        self._faults, self._measured = faults, project
        self.changed.emit(faults)


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """One measurement: what it measures, and tables that only the thread uses."""

    project: Project
    motions: Motions
    peaks: Mapping[str, Peaks]
    safe: SafeRanges
    known: Known
    levels: _Levels
    monitor: Monitor = field(default_factory=lambda: _Unhurried())

    def faults(self) -> tuple[Fault, ...]:
        for media in self.project.media:
            self.monitor.step("quality", 0, 1)
            if media.sha256 in self.peaks and media.sha256 not in self.levels:
                self.levels[media.sha256] = frame_levels(self.peaks[media.sha256], media.frames)
        rest = np.zeros(CHANNELS, np.float32)
        # Only a project without a single take has no reference, and that has no faults.
        rest[SCALE] = 1
        return find_faults(self.project, self.motions, rest, self.safe, self.levels, self.known, self.monitor)


class _Unhurried(Monitor):
    """Rests after each step, so that what the user waits for comes first."""

    def __init__(self) -> None:
        super().__init__()
        self._since = time.monotonic()

    def show(self, stage: str, done: int, total: int) -> None:
        worked_s = time.monotonic() - self._since
        self._cancelled.wait(min(_REST_SHARE * worked_s, _LONGEST_REST_S))
        self._since = time.monotonic()


def _clips(project: Project) -> dict[int, Clip]:
    return {clip.id: clip for track in project.tracks for clip in track.clips}
