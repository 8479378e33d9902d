"""The long jobs of the inference thread as the window sees them: each a frozen value with its progress.

It queues, cancels and tells; what a job does, and what becomes of its result, is `generate`'s and `export`'s.
"""

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal, Slot

from desktop.jobs.engines import Engines
from desktop.jobs.estimate import Estimate
from desktop.jobs.worker import InferenceWorker
from joyvasa_runtime.errors import Cancelled, InferenceError, JoyVasaError
from joyvasa_runtime.monitor import Monitor

_LOG = logging.getLogger(__name__)

JobState = Literal["waiting", "running", "paused", "done", "failed", "cancelled"]

JobKind = Literal["generate", "export"]

_TELL_S = 0.05
"""Least time between two words on a job's progress: the denoiser alone takes 200 steps a second."""

Work = Callable[[Engines, Monitor], Any]
"""What a job does on the inference thread; it returns the job's result."""

Apply = Callable[[Any], None]
"""What becomes of the result on the window's thread."""


@dataclass(frozen=True, slots=True)
class Job:
    """One job.

    Parameters
    ----------
    id : int
    kind : "generate" or "export"
    text : str
        What the user calls it.
    state : JobState
    stage : str
        What it is at, as the runtime names it, such as "listen", "motion", "render".
    fraction : float
        How much of it is done, 0 to 1.
    left_s : float or None
        Seconds it will still take, where that can be told.
    error : JoyVasaError or None
        Why it failed.
    clip_ids : frozenset of int
        The clips it makes a take for.
    output : Path or None
        The file it writes.
    """

    id: int
    kind: JobKind
    text: str
    state: JobState = "waiting"
    stage: str = ""
    fraction: float = 0.0
    left_s: float | None = None
    error: JoyVasaError | None = None
    clip_ids: frozenset[int] = frozenset()
    output: Path | None = None

    @property
    def is_active(self) -> bool:
        """Whether it waits, runs or stands still."""
        return self.state in ("waiting", "running", "paused")


@dataclass(frozen=True, slots=True)
class Step:
    """A word on the progress of a job."""

    stage: str
    done: int
    total: int
    fraction: float
    left_s: float | None


class JobList(QObject):
    """All jobs since the start, the oldest first.

    Parameters
    ----------
    worker : InferenceWorker

    Signals
    -------
    changed()
        A job came, went on or ended.
    progressed(int, object)
        Id of a job and its `Step`.
    finished(object)
        A `Job` whose result is there.
    failed(object)
        A `Job` that an error ended; it holds the error.
    left(int)
        Id of a job that has left the inference thread, however it ended, after its other signals.
    """

    changed = Signal()
    progressed = Signal(int, object)
    finished = Signal(object)
    failed = Signal(object)
    left = Signal(int)
    _ended = Signal(int, object, object)

    def __init__(self, worker: InferenceWorker) -> None:
        super().__init__()
        self._worker = worker
        self._jobs: dict[int, Job] = {}
        self._monitors: dict[int, Monitor] = {}
        self._applies: dict[int, Apply] = {}
        self._next_id = 1
        self.progressed.connect(self._go_on)
        self._ended.connect(self._end)
        worker.keep(self)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All of them, the oldest first."""
        return tuple(self._jobs.values())

    @property
    def waiting_clips(self) -> frozenset[int]:
        """Clips for which a take is being made."""
        return frozenset(clip_id for job in self.jobs if job.is_active for clip_id in job.clip_ids)

    def job(self, job_id: int) -> Job | None:
        """The job of an id, unless it was forgotten."""
        return self._jobs.get(job_id)

    def start(
        self, job: Job, work: Work, apply: Apply, shares: Mapping[str, float], is_patient: bool = False
    ) -> int:
        """Queue a job and return its id, which replaces that in `job`.

        Parameters
        ----------
        job : Job
        work, apply : callable
        shares : mapping of str to float
            See `Estimate`.
        is_patient : bool
            Whether other jobs go before it, and between two steps of it.
        """
        job = replace(job, id=self._next_id)
        self._next_id += 1
        self._jobs[job.id], self._applies[job.id] = job, apply
        run = _Run(job, work, shares, self.progressed.emit, self._ended.emit, self.left.emit)
        self._monitors[job.id] = self._worker.submit(run, run.show, is_patient)
        self.changed.emit()
        return job.id

    def cancel(self, job_id: int) -> None:
        """End a job that waits or runs; its result is dropped."""
        if self._jobs[job_id].is_active:
            self._monitors[job_id].cancel()
            self._close(job_id, state="cancelled")

    def pause(self, job_id: int) -> None:
        """Let a job stand still at its next step."""
        if self._jobs[job_id].is_active:
            self._monitors[job_id].pause()
            self._jobs[job_id] = replace(self._jobs[job_id], state="paused", left_s=None)
            self.changed.emit()

    def resume(self, job_id: int) -> None:
        """Let a job go on that stands still."""
        if self._jobs[job_id].state == "paused":
            self._monitors[job_id].resume()
            self._jobs[job_id] = replace(self._jobs[job_id], state="running")
            self.changed.emit()

    def forget_ended(self) -> None:
        """Keep only jobs that wait or run."""
        self._jobs = {job.id: job for job in self.jobs if job.is_active}
        self.changed.emit()

    @Slot(int, object)
    def _go_on(self, job_id: int, step: Step) -> None:
        job = self._jobs.get(job_id)
        if job is not None and job.is_active:
            # A step that was on its way when the job was paused doesn't set it going.
            is_paused = job.state == "paused"
            self._jobs[job_id] = replace(
                job,
                state="paused" if is_paused else "running",
                stage=step.stage,
                fraction=step.fraction,
                left_s=None if is_paused else step.left_s,
            )
            self.changed.emit()

    @Slot(int, object, object)
    def _end(self, job_id: int, result: object, error: JoyVasaError | None) -> None:
        job = self._jobs.get(job_id)
        if job is None or not job.is_active:
            return
        error = error or self._apply(job_id, result)
        self._close(job_id, state="failed" if error else "done", error=error)
        (self.failed if error else self.finished).emit(self._jobs[job_id])

    def _apply(self, job_id: int, result: object) -> JoyVasaError | None:
        try:
            self._applies[job_id](result)
        except JoyVasaError as error:
            return error
        return None

    def _close(self, job_id: int, state: JobState, error: JoyVasaError | None = None) -> None:
        fraction = 1.0 if state == "done" else self._jobs[job_id].fraction
        self._jobs[job_id] = replace(
            self._jobs[job_id], state=state, error=error, fraction=fraction, left_s=None
        )
        del self._monitors[job_id], self._applies[job_id]
        self.changed.emit()


class _Run:
    """A job on the inference thread."""

    def __init__(
        self,
        job: Job,
        work: Work,
        shares: Mapping[str, float],
        tell: Callable[[int, Step], None],
        end: Callable[[int, object, JoyVasaError | None], None],
        leave: Callable[[int], None],
    ) -> None:
        self._job, self._work, self._shares = job, work, shares
        self._tell, self._end, self._leave = tell, end, leave
        self._estimate = Estimate(shares)
        self._stage, self._told = "", 0.0

    def __call__(self, engines: Engines, monitor: Monitor) -> None:
        """Do the work and tell its outcome; nothing is heard of a job that was cancelled."""
        self._estimate = Estimate(self._shares)
        try:
            monitor.step("start", 0, 1)
            result = self._work(engines, monitor)
        except Cancelled:
            return
        except JoyVasaError as error:
            self._end(self._job.id, None, error)
        except Exception:
            _LOG.exception("%s failed", self._job.text)
            words = f"{self._job.text} failed", "The log says more about this problem."
            self._end(self._job.id, None, InferenceError(*words))
        else:
            self._end(self._job.id, result, None)
        finally:
            self._leave(self._job.id)

    def show(self, stage: str, done: int, total: int) -> None:
        """Tell a step, unless one was told a moment ago."""
        self._estimate.step(stage, done, total)
        now = time.monotonic()
        if stage != self._stage or now - self._told >= _TELL_S:
            self._stage, self._told = stage, now
            estimate = self._estimate
            self._tell(self._job.id, Step(stage, done, total, estimate.fraction, estimate.left_s))
