"""Finding, among the many stretches of a performance, the few that frames lie in."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

from joyvasa_runtime.project.performance.easing import Frames
from joyvasa_runtime.project.performance.performance import CompSpan, Limit, Silence, Smooth

Stretch = TypeVar("Stretch", CompSpan, Limit, Silence, Smooth)


def reached(stretches: Sequence[Stretch], frames: Frames) -> Sequence[Stretch]:
    """The stretches that may have some of the frames.

    Parameters
    ----------
    stretches : sequence of Stretch
        Ordered, without overlap.
    frames : ndarray, shape (F,), int64
        In rising order.
    """
    first, last = _reached(stretches, frames)
    return stretches[first:last]


def with_neighbours(stretches: Sequence[Stretch], frames: Frames) -> Sequence[Stretch]:
    """The same, with the one before and the one behind them."""
    first, last = _reached(stretches, frames)
    return stretches[max(first - 1, 0) : last + 1] if first < last else ()


def _reached(stretches: Sequence[Stretch], frames: Frames) -> tuple[int, int]:
    if not stretches or not len(frames):
        return 0, 0
    first = bisect_right(stretches, int(frames[0]), key=lambda one: one.stop)
    return first, bisect_left(stretches, int(frames[-1]) + 1, key=lambda one: one.start)
