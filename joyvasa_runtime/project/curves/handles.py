"""Where the handles of keys really end: computed ones, and those that are too long for their stretch.

Every stretch stays a function of time by this, and stays the same where a key is inserted into it.
"""

import math
from collections.abc import Sequence

from joyvasa_runtime.project.curves.curve import Key, Offset

_SHARE = 1.0 / 3.0
"""A handle of a third of the stretch moves evenly through time."""

_LEANING = 1 - 1e-5
"""How nearly upright a curve may stand; quite upright, the last digit of a handle would move it far."""

_NONE: Offset = (0.0, 0.0)


def handles(keys: Sequence[Key], index: int) -> tuple[Offset, Offset]:
    """Ends of the left and the right handle of a key, relative to it, as they count.

    Parameters
    ----------
    keys : sequence of Key
        In time order.
    index : int

    Notes
    -----
    Where handles cover the shares a and b of their stretch, its time runs with the slopes 3a, 3(1 - a - b)
    and 3b of a quadratic Bezier, which is nowhere below 0 if a + b - 1 <= sqrt(a b). If that holds for a
    stretch it holds for every part of it, whereas inner points between the ends are not enough: cutting a
    part off may carry them beyond its end. Where it doesn't hold both handles are shortened alike.
    """
    left, right = meant_handles(keys, index)
    if index > 0:
        left = _shortened(left, keys[index - 1], keys[index])
    if index + 1 < len(keys):
        right = _shortened(right, keys[index], keys[index + 1])
    return left, right


def meant_handles(keys: Sequence[Key], index: int) -> tuple[Offset, Offset]:
    """Ends of the handles of a key, computed or as they are written, however long they are."""
    key = keys[index]
    if key.handles not in ("auto", "flat"):
        return key.left, key.right
    before = keys[index - 1] if index > 0 else None
    after = keys[index + 1] if index + 1 < len(keys) else None
    slope = _slope(before, key, after) if key.handles == "auto" else 0.0
    left, right = _along(slope, before, key), _along(slope, after, key)
    # At an end of the curve the one handle there is also says how long the other would be.
    return left if before else (-right[0], -right[1]), right if after else (-left[0], -left[1])


def _slope(before: Key | None, key: Key, after: Key | None) -> float:
    """Value a frame at an automatic key: level at peaks and ends, so that it never overshoots them."""
    if before is None or after is None:
        return 0.0
    rise, fall = key.value - before.value, after.value - key.value
    if rise * fall <= 0:
        return 0.0
    gap_before, gap_after = key.frame - before.frame, after.frame - key.frame
    mean = (after.value - before.value) / (gap_before + gap_after)
    # A handle of a third reaches its neighbour's value at three times the stretch's slope.
    steepest = 3 * min(abs(rise) / gap_before, abs(fall) / gap_after)
    return max(-steepest, min(steepest, mean))


def _along(slope: float, neighbour: Key | None, key: Key) -> Offset:
    if neighbour is None:
        return _NONE
    frames = (neighbour.frame - key.frame) * _SHARE
    return frames, slope * frames


def _shortened(offset: Offset, start: Key, stop: Key) -> Offset:
    """A handle of the stretch between two keys, shortened along its direction as far as it must be."""
    gap = stop.frame - start.frame
    near, far = _covered(start, start.right, gap), _covered(stop, stop.left, gap)
    if near + far <= 1:
        return offset
    length = near + far - _LEANING * math.sqrt(near * far)
    return offset if length <= 1 else (offset[0] / length, offset[1] / length)


def _covered(key: Key, end: Offset, gap: int) -> float:
    return _SHARE if key.handles in ("auto", "flat") else abs(end[0]) / gap
