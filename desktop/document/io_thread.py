"""One thread for everything the document reads and writes, in the order it was asked for.

What is done there is a callable; it gets values and gives values, and touches no widget.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from joyvasa_runtime.errors import Cancelled, JoyVasaError, ProjectError

T = TypeVar("T")

_log = logging.getLogger(__name__)


class IoThread(QObject):
    """Runs callables one after the other; their outcomes arrive on the thread that this lives on.

    Signals
    -------
    busy_changed(bool)
        Whether something that was announced as visible is waiting or running.
    """

    busy_changed = Signal(bool)
    _ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="document")
        self._visible = 0
        self._is_closed = False
        self._ended.connect(self._deliver)

    @property
    def is_busy(self) -> bool:
        """Whether something visible is waiting or running."""
        return self._visible > 0

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[JoyVasaError], object],
        is_visible: bool = True,
    ) -> None:
        """Do `work` on the thread, then call `done` or `failed` here; neither if the user cancelled it.

        Parameters
        ----------
        work : callable
        done : callable
            Gets the result.
        failed : callable
            Gets the error.
        is_visible : bool
            Whether the user waits for it, as for a save, or never hears of it.
        """
        self._count(is_visible, 1)
        self._pool.submit(self._work, work, done, failed, is_visible)

    def close(self) -> None:
        """Wait until everything is done; outcomes that were not delivered by then never are."""
        self._is_closed = True
        self._pool.shutdown(wait=True)

    def _work(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[JoyVasaError], object],
        is_visible: bool,
    ) -> None:
        deliver: Callable[[], object]
        try:
            deliver = partial(done, work())
        except Cancelled:
            deliver = bool
        except JoyVasaError as error:
            deliver = partial(failed, error)
        except Exception:
            _log.exception("Work on project files failed")
            deliver = partial(
                failed, ProjectError("A project file could not be handled", "The log says more about this.")
            )
        self._ended.emit((deliver, is_visible))

    @Slot(object)
    def _deliver(self, outcome: tuple[Callable[[], object], bool]) -> None:
        deliver, is_visible = outcome
        if not self._is_closed:
            self._count(is_visible, -1)
            deliver()

    def _count(self, is_visible: bool, step: int) -> None:
        before = self.is_busy
        self._visible += step * is_visible
        if self.is_busy != before:
            self.busy_changed.emit(self.is_busy)
