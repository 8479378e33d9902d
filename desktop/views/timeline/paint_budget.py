"""How much time one repaint may spend on pictures that are kept; what is left out comes with the next."""

import time
from collections.abc import Callable

# A third of the time between two pictures of a screen at 60 Hz.
_PER_PAINT_S = 0.005


class PaintBudget:
    """The time of one repaint.

    Parameters
    ----------
    now_s : callable, optional
        A clock in seconds, for tests.
    """

    def __init__(self, now_s: Callable[[], float] = time.perf_counter) -> None:
        self._now_s = now_s
        self._end_s = now_s() + _PER_PAINT_S

    def begin(self) -> None:
        """A repaint begins."""
        self._end_s = self._now_s() + _PER_PAINT_S

    @property
    def is_spent(self) -> bool:
        """Whether new pictures have to wait."""
        return self._now_s() >= self._end_s
