"""Handles pulled, and the types of handles and of stretches set."""

import math
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Literal

from joyvasa_runtime.project.curves.curve import Curve, HandleType, Interpolation, Key, Offset
from joyvasa_runtime.project.curves.edits.fixing import free_ends, is_in_line
from joyvasa_runtime.project.curves.edits.selection import exchange
from joyvasa_runtime.project.curves.handles import meant_handles

Side = Literal["left", "right"]

_SHORTEST = 1e-9
"""Length in frames below which a handle has no direction."""


def drag_handle(curve: Curve, frame: int, side: Side, offset: Offset, frames_per_value: float = 1.0) -> Curve:
    """The curve with the end of a handle pulled somewhere.

    The other handle of an "aligned" key turns with it and keeps its length; a key whose handles were computed
    becomes "aligned".

    Parameters
    ----------
    curve : Curve
    frame : int
        Of the key; without one there, nothing changes.
    side : "left" or "right"
    offset : Offset
        From the key; in time it stops at the key.
    frames_per_value : float
        As how many frames one of value counts for a length, such as on the screen.
    """

    def dragged(keys: Sequence[Key], index: int) -> Key:
        key, ends = free_ends(keys, index), meant_handles(keys, index)
        is_left = side == "left"
        end = (min(offset[0], 0.0) if is_left else max(offset[0], 0.0), offset[1])
        if key.handles == "free":
            return replace(key, left=end) if is_left else replace(key, right=end)
        other = _opposite(end, ends[1 if is_left else 0], frames_per_value)
        left, right = (end, other) if is_left else (other, end)
        return replace(key, left=left, right=right)

    return exchange(curve, (frame,), dragged)


def set_handles(curve: Curve, frames: Collection[int], handles: HandleType) -> Curve:
    """The curve with another type of handles at keys.

    Handles that were computed stay where they were when they become "aligned" or "free"; free ones turn onto
    one line when they become "aligned".
    """

    def changed(keys: Sequence[Key], index: int) -> Key:
        key = keys[index]
        if key.handles == handles:
            return key
        if handles in ("auto", "flat"):
            return replace(key, handles=handles, left=(0.0, 0.0), right=(0.0, 0.0))
        if handles == "free":
            return replace(free_ends(keys, index), handles="free")
        return _aligned(key) if key.handles == "free" else free_ends(keys, index)

    return exchange(curve, frames, changed)


def set_interpolation(curve: Curve, frames: Collection[int], interpolation: Interpolation) -> Curve:
    """The curve with another interpolation of the stretches that begin at keys."""
    return exchange(curve, frames, lambda keys, index: replace(keys[index], interpolation=interpolation))


def _aligned(key: Key) -> Key:
    """A key with free handles turned onto the line between their ends, each as long as before."""
    if is_in_line(key.left, key.right):
        return replace(key, handles="aligned")
    line = (key.right[0] - key.left[0], key.right[1] - key.left[1])
    if math.hypot(*line) < _SHORTEST:
        # Both stand upright and end at one place.
        return replace(key, handles="aligned", left=_opposite(key.right, key.left, 1.0))
    right = _opposite((-line[0], -line[1]), key.right, 1.0)
    return replace(key, handles="aligned", left=_opposite(line, key.left, 1.0), right=right)


def _opposite(end: Offset, other: Offset, frames_per_value: float) -> Offset:
    """A handle as long as `other`, in the direction away from `end`; itself if that has none."""
    length = math.hypot(end[0], end[1] * frames_per_value)
    if length < _SHORTEST:
        return other
    share = math.hypot(other[0], other[1] * frames_per_value) / length
    return 0.0 - end[0] * share, 0.0 - end[1] * share
