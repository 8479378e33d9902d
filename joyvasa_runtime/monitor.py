"""Progress out and cancellation in, as one parameter of everything that takes long.

It does not print and it does not know threads: subclasses decide what a step shows.
"""

import threading

from joyvasa_runtime.errors import Cancelled


class Monitor:
    """Silent progress that can be cancelled from any thread."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def step(self, stage: str, done: int, total: int) -> None:
        """Report that `done` of `total` units of `stage` are finished.

        Raises
        ------
        Cancelled
            If `cancel` was called.
        """
        if self._cancelled.is_set():
            raise Cancelled(stage)
        self.show(stage, done, total)

    def show(self, stage: str, done: int, total: int) -> None:
        """Show one step; the base class shows nothing."""
