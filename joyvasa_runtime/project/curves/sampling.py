"""The values of a curve at whole frames; only the keys around those frames are looked at.

A frame's value is the same, bit for bit, whatever other frames are asked for.
"""

from bisect import bisect_left, bisect_right

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.handles import handles

Frames = NDArray[np.int64]
Values = NDArray[np.float64]

_HALVINGS = 46
"""Until the place on a stretch is known to 1e-14 of it."""

_EVEN = 1e-9
"""Part of a stretch by which handles may miss its thirds and still count as even in time."""

_INTERPOLATION = {"constant": 0.0, "linear": 1.0, "bezier": 2.0}


def sample(curve: Curve, frames: Frames, default: float) -> Values:
    """Values of a curve, shape (F,), float64.

    Parameters
    ----------
    curve : Curve
    frames : ndarray, shape (F,), int64
        In rising order.
    default : float
        What a curve without keys is.
    """
    if not curve.keys or not len(frames):
        return np.full(len(frames), default)
    first = max(bisect_right(curve.keys, int(frames[0]), key=_frame) - 1, 0)
    last = min(bisect_left(curve.keys, int(frames[-1]), key=_frame), len(curve.keys) - 1)
    stretches = _stretches(curve.keys, first, last)
    at = np.clip(np.searchsorted(stretches[:, 0], frames, side="right") - 1, 0, len(stretches) - 1)
    return _along(stretches[at], frames.astype(np.float64))


def value_at(curve: Curve, frame: int, default: float) -> float:
    """The value at one frame."""
    return float(sample(curve, np.array([frame], np.int64), default)[0])


def _stretches(keys: tuple[Key, ...], first: int, last: int) -> Values:
    """One row for each key from `first` to `last`: its kind, and the four points of its Bezier.

    Columns: frame and value of the key, of its right handle, of the next key's left handle, of the next key,
    and the interpolation. The last key of the curve goes on level.
    """
    rows = np.empty((last - first + 1, 9))
    ends = [handles(keys, index) for index in range(first, min(last + 2, len(keys)))]
    for row, index in enumerate(range(first, last + 1)):
        key = keys[index]
        if index + 1 == len(keys):
            rows[row] = (*(key.frame, key.value) * 3, key.frame + 1, key.value, 0)
            continue
        after, right, left = keys[index + 1], ends[row][1], ends[row + 1][0]
        rows[row, :2] = key.frame, key.value
        rows[row, 2:4] = key.frame + right[0], key.value + right[1]
        rows[row, 4:6] = after.frame + left[0], after.value + left[1]
        rows[row, 6:] = after.frame, after.value, _INTERPOLATION[key.interpolation]
    return rows


def _along(rows: Values, time: Values) -> Values:
    """Values at times, each on the stretch of its row."""
    start, stop, kind = rows[:, 0], rows[:, 6], rows[:, 8]
    share = np.clip((time - start) / (stop - start), 0.0, 1.0)
    place, uneven = share.copy(), (kind == 2) & ~_is_even(rows)
    if uneven.any():
        place[uneven] = _place(rows[uneven, 0:8:2], time[uneven])
    bent = _bezier(rows[:, 1:8:2], place)
    straight = rows[:, 1] + share * (rows[:, 7] - rows[:, 1])
    value = np.where(kind == 2, bent, np.where(kind == 1, straight, rows[:, 1]))
    # On a key, and before the first one, nothing is computed.
    return np.where(time <= start, rows[:, 1], value)


def _is_even(rows: Values) -> NDArray[np.bool_]:
    """Whether time runs evenly along each stretch, as it does between computed handles."""
    third = (rows[:, 6] - rows[:, 0]) / 3
    near, far = rows[:, 2] - rows[:, 0], rows[:, 6] - rows[:, 4]
    allowed = _EVEN * third
    return (np.abs(near - third) <= allowed) & (np.abs(far - third) <= allowed)


def _place(times: Values, wanted: Values) -> Values:
    """Parameters, 0 to 1, at which Beziers with the inner points between their ends reach wanted times.

    Halving an interval needs no slope, which may be 0, and is the same arithmetic for every frame.
    """
    low, high = np.zeros(len(wanted)), np.ones(len(wanted))
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        is_before = _bezier(times, middle) < wanted
        low, high = np.where(is_before, middle, low), np.where(is_before, high, middle)
    return 0.5 * (low + high)


def _bezier(points: Values, place: Values) -> Values:
    """Cubic Beziers of points, shape (F, 4), at parameters, shape (F,), by repeated interpolation."""
    a, b, c, d = points.T
    ab, bc, cd = a + place * (b - a), b + place * (c - b), c + place * (d - c)
    abc, bcd = ab + place * (bc - ab), bc + place * (cd - bc)
    result: Values = abc + place * (bcd - abc)
    return result


def _frame(key: Key) -> int:
    return key.frame
