"""Stretches of a curve between two keys, as rows of numbers, and the Bezier arithmetic on them.

Which frames are asked for and what a curve is beyond its keys is `sampling`.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.project.curves.curve import Key
from joyvasa_runtime.project.curves.handles import handles

Values = NDArray[np.float64]

TIMES = slice(0, 4)
"""Columns of a stretch: its four points in frames from its key."""

POINTS = slice(4, 8)
"""Columns of a stretch: the values of its four points."""

CONSTANT, LINEAR, BEZIER = 0.0, 1.0, 2.0

_KIND = 8
_KINDS = {"constant": CONSTANT, "linear": LINEAR, "bezier": BEZIER}

_HALVINGS = 53
"""Until the place on a stretch is known to the last digit."""

_EVEN = 1e-9
"""Part of a stretch by which handles may miss its thirds and still count as even in time."""


def stretches(keys: Sequence[Key], first: int, last: int) -> Values:
    """One row for the stretch behind each key from `first` to `last`, shape (last - first + 1, 9), float64.

    Columns: frames from the key to it, to the end of its right handle, to the end of the next key's left
    handle, to the next key; the four values there; the interpolation. The last key goes on level.
    """
    rows = np.empty((last - first + 1, 9))
    ends = [handles(keys, index) for index in range(first, min(last + 2, len(keys)))]
    for row, index in enumerate(range(first, last + 1)):
        key = keys[index]
        if index + 1 == len(keys):
            rows[row] = 0, 0, 1, 1, *(key.value,) * 4, CONSTANT
            continue
        after, right, left = keys[index + 1], ends[row][1], ends[row + 1][0]
        gap = after.frame - key.frame
        near, far = key.value + right[1], after.value + left[1]
        kind = _KINDS[key.interpolation]
        rows[row] = 0, right[0], gap + left[0], gap, key.value, near, far, after.value, kind
    return rows


def along(rows: Values, time: Values) -> Values:
    """Values at times in frames from the keys, shape (F,), each on the stretch of its row."""
    kind, start, stop = rows[:, _KIND], rows[:, 4], rows[:, 7]
    place = places(rows, time)
    bent = bezier(rows[:, POINTS], place)
    value = np.where(kind == BEZIER, bent, np.where(kind == LINEAR, start + place * (stop - start), start))
    # On a key, and before the first one, nothing is computed.
    return np.where(time <= 0, start, value)


def places(rows: Values, time: Values) -> Values:
    """Parameters, 0 to 1, that belong to times in frames from the keys."""
    place = np.clip(time / rows[:, 3], 0.0, 1.0)
    uneven = (rows[:, _KIND] == BEZIER) & ~_is_even(rows)
    if uneven.any():
        place[uneven] = _place(rows[uneven, TIMES], time[uneven])
    return place


def bezier(points: Values, place: Values) -> Values:
    """Cubic Beziers of points, shape (F, 4), at parameters, shape (F,), by repeated interpolation."""
    a, b, c, d = points.T
    ab, bc, cd = a + place * (b - a), b + place * (c - b), c + place * (d - c)
    abc, bcd = ab + place * (bc - ab), bc + place * (cd - bc)
    result: Values = abc + place * (bcd - abc)
    return result


def _is_even(rows: Values) -> NDArray[np.bool_]:
    """Whether time runs evenly along each stretch, as it does between computed handles."""
    third = rows[:, 3] / 3
    near, far = rows[:, 1], rows[:, 3] - rows[:, 2]
    allowed = _EVEN * third
    return (np.abs(near - third) <= allowed) & (np.abs(far - third) <= allowed)


def _place(times: Values, wanted: Values) -> Values:
    """Parameters at which Beziers whose times never run back reach wanted ones.

    Halving an interval needs no slope, which may be 0, and is the same arithmetic for every frame.
    """
    low, high = np.zeros(len(wanted)), np.ones(len(wanted))
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        is_before = bezier(times, middle) < wanted
        low, high = np.where(is_before, middle, low), np.where(is_before, high, middle)
    return 0.5 * (low + high)
