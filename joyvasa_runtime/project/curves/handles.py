"""Where the handles of keys really end: computed ones, and those that are too long for their stretch.

Every stretch stays a function of time by this: its handles never reach beyond it.
"""

from collections.abc import Sequence

from joyvasa_runtime.project.curves.curve import Key, Offset

_SHARE = 1.0 / 3.0
"""A handle of a third of the stretch moves evenly through time."""

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
    The time of a cubic Bezier never runs back if both its inner points lie between its ends in time.
    """
    key = keys[index]
    before = keys[index - 1] if index > 0 else None
    after = keys[index + 1] if index + 1 < len(keys) else None
    if key.handles in ("auto", "flat"):
        slope = _slope(before, key, after) if key.handles == "auto" else 0.0
        left, right = _along(slope, before, key), _along(slope, after, key)
        # At an end of the curve the one handle there is also says how long the other would be.
        return left if before else (-right[0], -right[1]), right if after else (-left[0], -left[1])
    return _within(key.left, before, key), _within(key.right, after, key)


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


def _within(offset: Offset, neighbour: Key | None, key: Key) -> Offset:
    """A handle no longer than its stretch; shortened along its direction."""
    if neighbour is None:
        return offset
    gap = abs(neighbour.frame - key.frame)
    frames = abs(offset[0])
    return offset if frames <= gap else (offset[0] * gap / frames, offset[1] * gap / frames)
