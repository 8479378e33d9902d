"""A new stretch of motion bent at its ends so that it continues what lies before and behind it.

It sees rows of motion only; where the stretch goes and what it takes the place of is the project's business.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.sequence import CHANNELS, HEAD, SCALE

Rows = NDArray[np.float32]
Values = NDArray[np.float64]

FACE_REACH = 8
"""Frames from a border within which the face is bent: 0.32 s, so that the lips soon fit their sound again."""

HEAD_REACH = 16
"""Frames for the head, which is slower: a turn of some degrees over less would look like a jerk."""


def _reach() -> NDArray[np.int64]:
    reach = np.full(CHANNELS, FACE_REACH)
    reach[HEAD] = HEAD_REACH
    return reach


BORDER_REACH = _reach()
"""Frames from a border within which each channel is bent, shape (70,)."""

_MOST_GROWTH = np.log(2.0)
"""A size is never bent beyond half the smallest or twice the largest one around."""


def match_borders(
    new: Rows, before: Rows | None, after: Rows | None, reach: NDArray[np.int64] | int = BORDER_REACH
) -> Rows:
    """The new rows with value and velocity at both ends continuing those of the rows beside them.

    Parameters
    ----------
    new : ndarray, shape (N, 70), float32
        At least one row, physical units, relative to the same row as the others.
    before, after : ndarray, shape (M, 70), float32, or None
        Rows right before and right behind it; the two nearest count. None leaves that end as it is.
    reach : int or ndarray, shape (70,)
        Frames from an end beyond which nothing is changed by it.

    Returns
    -------
    ndarray, shape (N, 70), float32
        Sizes stay above 0. Every row further than `reach` from both ends is bit for bit the new one.

    Notes
    -----
    What is added at an end is the Hermite polynomial of fifth degree that begins with the missing value and
    velocity and no acceleration, and ends with none of the three. Sizes are bent by their logarithm.
    """
    inside = _logarithmic(new)
    bend = np.zeros_like(inside)
    reaches = np.minimum(np.broadcast_to(reach, CHANNELS), max(len(new) - 1, 1))
    if before is not None:
        bend += _bend(inside, _logarithmic(before[-2:])[::-1], reaches)
    if after is not None:
        bend += _bend(inside[::-1], _logarithmic(after[:2]), reaches)[::-1]
    if len(new) == 1 and before is not None and after is not None:
        # The only row lies between both sides.
        bend /= 2
    moved = _physical(inside + bend, new, before, after)
    return np.where(bend == 0, new, moved)


def _bend(inside: Values, beside: Values, reach: NDArray[np.int64]) -> Values:
    """What an end at row 0 asks for, shape (N, 70); `beside` are the rows outside, the nearest first."""
    own = inside[1] - inside[0] if len(inside) > 1 else np.zeros(inside.shape[1])
    wanted = beside[0] - beside[1] if len(beside) > 1 else own
    value = beside[0] + wanted - inside[0]
    slope = (wanted - own) * reach
    x = np.minimum(np.arange(len(inside))[:, None] / reach, 1.0)
    of_value = 1 - x**3 * (10 - 15 * x + 6 * x**2)
    of_slope = x * (1 - x**2 * (6 - 8 * x + 3 * x**2))
    return np.where(x < 1, value * of_value + slope * of_slope, 0.0)


def _logarithmic(rows: Rows) -> Values:
    values = rows.astype(np.float64)
    values[:, SCALE] = np.log(values[:, SCALE])
    return values


def _physical(values: Values, *around: Rows | None) -> Rows:
    sizes = np.log(np.concatenate([rows[:, SCALE] for rows in around if rows is not None]).astype(np.float64))
    low, high = sizes.min() - _MOST_GROWTH, sizes.max() + _MOST_GROWTH
    values[:, SCALE] = np.exp(np.clip(values[:, SCALE], low, high))
    return values.astype(np.float32)
