"""Progress out, pausing and cancellation in, as one parameter of everything that takes long.

It does not print and it starts no thread: subclasses decide what a step shows.
"""

import threading

from joyvasa_runtime.errors import Cancelled


class Monitor:
    """Silent progress that can be paused and cancelled from any thread.

    Parameters
    ----------
    changed : threading.Condition, optional
        Notified when the work is paused, goes on or is cancelled.
    """

    def __init__(self, changed: threading.Condition | None = None) -> None:
        self._changed = changed or threading.Condition()
        self._cancelled = threading.Event()
        self._is_paused = False

    @property
    def is_paused(self) -> bool:
        """Whether the work stands still at its next step; never once it is cancelled."""
        return self._is_paused and not self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next step, also while it is paused."""
        self._cancelled.set()
        self._wake()

    def pause(self) -> None:
        """Ask the work to stand still at its next step."""
        self._is_paused = True
        self._wake()

    def resume(self) -> None:
        """Let the work go on."""
        self._is_paused = False
        self._wake()

    def step(self, stage: str, done: int, total: int) -> None:
        """Report that `done` of `total` units of `stage` are finished; it returns when the work may go on.

        Raises
        ------
        Cancelled
            If `cancel` was called.
        """
        self._stop_if_cancelled(stage)
        self.show(stage, done, total)
        if self.is_paused:
            while self.is_paused:
                self.wait()
            self._stop_if_cancelled(stage)

    def show(self, stage: str, done: int, total: int) -> None:
        """Show one step; the base class shows nothing."""

    def wait(self) -> None:
        """Wait while the work is paused, or for a while; the base class waits until it goes on."""
        with self._changed:
            self._changed.wait_for(lambda: not self.is_paused)

    def _stop_if_cancelled(self, stage: str) -> None:
        if self._cancelled.is_set():
            raise Cancelled(stage)

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
