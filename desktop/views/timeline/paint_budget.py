"""How much time one repaint may spend on making pictures that are kept; the next brings what is left out.

Which pictures are made is not its business.
"""

import time
from collections.abc import Callable
from typing import TypeVar

# A quarter of the time between two pictures of a screen at 60 Hz; the rest is for painting with them.
_PER_PAINT_S = 0.004

Made = TypeVar("Made")


class PaintBudget:
    """The time of one repaint.

    Parameters
    ----------
    now_s : callable, optional
        A clock in seconds, for tests.
    """

    def __init__(self, now_s: Callable[[], float] = time.perf_counter) -> None:
        self._now_s = now_s
        self._used_s = 0.0
        self._is_making = False

    def begin(self) -> None:
        """A repaint begins."""
        self._used_s = 0.0

    @property
    def is_spent(self) -> bool:
        """Whether new pictures have to wait; never before one was made, so every repaint gets further."""
        return self._used_s >= _PER_PAINT_S

    def make(self, work: Callable[[], Made]) -> Made:
        """Do `work` at the cost of the budget; what it makes in turn is part of it."""
        if self._is_making:
            return work()
        self._is_making, began_s = True, self._now_s()
        try:
            return work()
        finally:
            self._is_making = False
            self._used_s += self._now_s() - began_s
