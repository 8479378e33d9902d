"""The inference thread: the only one that touches engines and their sessions.

It has a slot, whose pieces of work are short, and a queue of jobs, which take long; the slot is served
before every job and between two steps of one. While a job is paused, the slot and the other jobs go on.
Patient jobs, which may take hours, let the others go before them and between two of their steps.
What the work is, is not its business.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from desktop.jobs.engine_status import EngineStatus
from desktop.jobs.engines import Engines, OpenEngine, open_engine
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.models.session import Provider
from joyvasa_runtime.monitor import Monitor

_LOG = logging.getLogger(__name__)

_SLOT_S = 0.05
"""Longest stay in the slot between two steps of a job, so that the job goes on under a busy preview."""

Run = Callable[[Engines, Monitor], None]
"""A job: it reports its own outcome, errors and cancelling included."""

Show = Callable[[str, int, int], None]
"""Told each step of a job, on the inference thread: stage, done, total."""


class Slot(Protocol):
    """What is served before and between jobs."""

    def serve(self, engines: Engines, is_between: bool) -> bool:
        """Do one short piece of work, or return False where there is none.

        `is_between` says that a job waits: only what is wanted now should be done.
        """
        ...

    def give_up(self, engines: Engines) -> None:
        """The last piece of work failed for no reason of the user's; the log has it."""
        ...


class InferenceWorker(QObject):
    """Owns the thread and the engines.

    Parameters
    ----------
    provider : {"auto", "cpu", "cuda"}
    open_engine : callable

    Signals
    -------
    status_changed(object)
        The `EngineStatus` of an engine that was opened, or that works in another way since its last work.
    """

    status_changed = Signal(object)

    def __init__(self, provider: Provider = "auto", open_engine: OpenEngine = open_engine) -> None:
        super().__init__()
        self._engines = Engines(provider, self._tell_opened, open_engine)
        self._told: dict[str, EngineStatus] = {}
        self._awake = threading.Condition()
        self._queue: deque[tuple[Run, _JobMonitor]] = deque()
        self._patient: deque[tuple[Run, _JobMonitor]] = deque()
        self._slot: Slot | None = None
        self._listeners: list[QObject] = []
        # More than one where a patient or a paused job lets others pass.
        self._running: list[_JobMonitor] = []
        self._is_poked = self._is_closing = False
        self._thread = threading.Thread(target=self._work, name="inference")
        self._thread.start()

    def attach(self, slot: Slot) -> None:
        """Serve this slot from now on."""
        self._slot = slot
        self.poke()

    def keep(self, listener: QObject) -> None:
        """Let an object whose signals the thread emits live until the thread has ended.

        Gone while one of them is emitted, it would take the whole program with it.
        """
        self._listeners.append(listener)

    def poke(self) -> None:
        """Look into the slot: there may be something to do."""
        with self._awake:
            self._is_poked = True
            self._awake.notify()

    def submit(self, run: Run, show: Show, is_patient: bool = False) -> Monitor:
        """Run a job after those of its kind that wait; cancel it by the monitor, also while it waits."""
        serve = self._serve_patient if is_patient else self._serve_between
        monitor = _JobMonitor(show, serve, self._pass_time, self._awake)
        with self._awake:
            (self._patient if is_patient else self._queue).append((run, monitor))
            self._is_poked = True
            self._awake.notify()
        return monitor

    def set_provider(self, provider: Provider) -> None:
        """Run models elsewhere; engines are opened anew when next needed."""
        self._engines.provider = provider
        self.poke()

    def refresh_packs(self) -> None:
        """Open packs anew when next needed, because one was installed or removed."""
        self._engines.edition += 1
        self.poke()

    def close(self) -> None:
        """Cancel everything and end the thread, which takes one step of a job."""
        with self._awake:
            self._is_closing = True
            self._queue.clear()
            self._patient.clear()
            for monitor in self._running:
                monitor.cancel()
            self._awake.notify()
        self._thread.join()
        self._listeners.clear()

    def _work(self) -> None:
        while self._wait():
            while self._serve() or self._run_job(self._queue) or self._run_job(self._patient):
                self._tell_changes()
        self._engines.close()

    def _wait(self) -> bool:
        """Sleep until there may be work; False when closing."""
        with self._awake:
            self._awake.wait_for(lambda: self._is_poked or self._is_closing)
            self._is_poked = False
            return not self._is_closing

    def _run_job(self, queue: deque[tuple[Run, "_JobMonitor"]]) -> bool:
        with self._awake:
            if not queue:
                return False
            run, monitor = queue.popleft()
            self._running.append(monitor)
        try:
            run(self._engines, monitor)
        except Cancelled:
            _LOG.debug("A job was cancelled")
        except Exception:
            _LOG.exception("A job failed")
        with self._awake:
            self._running.remove(monitor)
        return True

    def _serve(self, is_between: bool = False) -> bool:
        """One piece of the slot's work; whether there was one."""
        if self._slot is None or self._is_closing:
            return False
        try:
            is_between = is_between or bool(self._queue or self._patient)
            return self._slot.serve(self._engines, is_between)
        except Exception:
            _LOG.exception("The preview failed")
            self._slot.give_up(self._engines)
            return False

    def _serve_between(self) -> None:
        until = time.monotonic() + _SLOT_S
        while self._serve(is_between=True) and time.monotonic() < until:
            pass

    def _serve_patient(self) -> None:
        while self._run_job(self._queue):
            self._tell_changes()
        self._serve_between()

    def _pass_time(self, paused: "_JobMonitor") -> None:
        """Work on while a job is paused: the slot, then other jobs; else sleep until there may be work."""
        if self._serve() or self._run_job(self._queue):
            self._tell_changes()
            return
        with self._awake:
            self._awake.wait_for(lambda: self._is_poked or not paused.is_paused)
            self._is_poked = False

    def _tell_opened(self, engine: Engine) -> None:
        self._tell(engine.pack.id, EngineStatus.of(engine))

    def _tell_changes(self) -> None:
        """Tell of engines that had to give something up, such as a GPU whose memory ran out."""
        for engine in self._engines.open:
            status = EngineStatus.of(engine)
            if status != self._told.get(engine.pack.id):
                self._tell(engine.pack.id, status)

    def _tell(self, pack_id: str, status: EngineStatus) -> None:
        self._told[pack_id] = status
        self.status_changed.emit(status)


class _JobMonitor(Monitor):
    """Shows each step and serves the slot after it; while it is paused, the thread does other work."""

    def __init__(
        self,
        show: Show,
        serve: Callable[[], None],
        pass_time: Callable[["_JobMonitor"], None],
        changed: threading.Condition,
    ) -> None:
        super().__init__(changed)
        self._show, self._serve, self._pass_time = show, serve, pass_time

    def show(self, stage: str, done: int, total: int) -> None:
        """Show a step, then let the slot have its turn."""
        self._show(stage, done, total)
        self._serve()

    def wait(self) -> None:
        """Let the thread do one piece of other work, or sleep until there is some."""
        self._pass_time(self)
