"""Keeping unsaved work in the recovery folder, some seconds after it was done.

It never writes the user's own file; that is `session`'s, when the user says so.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.document.io_thread import IoThread
from desktop.document.store import Store
from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.recovery import RecoveryFolder

_log = logging.getLogger(__name__)

INTERVAL_S = 30.0
AFTER_TAKE_S = 2.0
"""A take took long to make, so it is kept soon."""


class Autosave(QObject):
    """Keeps the project after a change, as long as it differs from the saved one.

    Parameters
    ----------
    store : Store
    recovery : RecoveryFolder
        Used on the thread of `io` only.
    io : IoThread

    Signals
    -------
    failed(object)
        The `JoyVasaError` of the first time in a row that it could not be kept.
    """

    failed = Signal(object)

    def __init__(self, store: Store, recovery: RecoveryFolder, io: IoThread) -> None:
        super().__init__()
        self._store, self._recovery, self._io = store, recovery, io
        self._path: Path | None = None
        self._saved: Project | None = store.project
        self._is_failing = False
        self._interval_s = INTERVAL_S
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A coarse one may say that more time is left than it was given, and would be put off for ever.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.keep)
        store.changed.connect(self._note_change)

    def set_interval(self, seconds: float) -> None:
        """Keep a change after this many seconds, from the next one on."""
        self._interval_s = seconds

    def follow(self, path: Path | None, saved: Project | None) -> None:
        """Take note of the project's file and of what it holds; None if that is not what is shown."""
        self._path, self._saved = path, saved

    def keep(self) -> None:
        """Keep the project as it is now, or nothing if it is saved."""
        self._timer.stop()
        project, motions, path = self._store.project, self._store.motions, self._path
        if project == self._saved:
            self._run(self._recovery.forget)
        else:
            self._run(lambda: self._recovery.keep(project, motions, path))

    def stop(self) -> None:
        """Keep nothing from now on, and forget what was kept."""
        self._store.changed.disconnect(self._note_change)
        self._timer.stop()
        self._run(self._recovery.forget)

    def _note_change(self, before: Project, after: Project) -> None:
        wait_ms = round(1000 * self._interval_s)
        if len(after.takes) > len(before.takes):
            wait_ms = min(wait_ms, round(1000 * AFTER_TAKE_S))
        # Later changes don't put it off: what is lost is never older than the interval.
        if not self._timer.isActive() or self._timer.remainingTime() > wait_ms:
            self._timer.start(wait_ms)

    def _run(self, work: Callable[[], None]) -> None:
        self._io.run(work, self._note_success, self._note_failure, is_visible=False)

    def _note_success(self, _result: None) -> None:
        self._is_failing = False

    def _note_failure(self, error: JoyVasaError) -> None:
        _log.info("Unsaved work could not be kept: %s", error)
        if not self._is_failing:
            self._is_failing = True
            self.failed.emit(error)
