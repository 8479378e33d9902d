"""Keys whose handles are told where to end, and the type of handle that this makes of them."""

import math
from collections.abc import Sequence
from dataclasses import replace

from joyvasa_runtime.project.curves.curve import HandleType, Key, Offset
from joyvasa_runtime.project.curves.handles import meant_handles

_SAME = 1e-9
"""Frames or value by which a handle may miss where it should end."""

_IN_LINE = 1e-9
"""Sine of the angle between handles that count as on one line."""


def fixed(keys: Sequence[Key], index: int, left: Offset | None, right: Offset | None) -> Key:
    """A key whose handles end at given offsets; the same one if they do already.

    Parameters
    ----------
    keys : sequence of Key
    index : int
    left, right : Offset or None
        None where it doesn't matter.
    """
    key, meant = keys[index], meant_handles(keys, index)
    if _is_same(meant[0], left) and _is_same(meant[1], right):
        return key
    ends = _forward(left or meant[0], -1), _forward(right or meant[1], 1)
    return replace(key, handles=_type_of(key, *ends), left=ends[0], right=ends[1])


def bend_ahead(keys: Sequence[Key], index: int) -> Offset | None:
    """The left handle of a key, if there is a stretch that it bends."""
    bends = index > 0 and keys[index - 1].interpolation == "bezier"
    return meant_handles(keys, index)[0] if bends else None


def bend_behind(keys: Sequence[Key], index: int) -> Offset | None:
    """The right handle of a key, if there is a stretch that it bends."""
    bends = index + 1 < len(keys) and keys[index].interpolation == "bezier"
    return meant_handles(keys, index)[1] if bends else None


def free_ends(keys: Sequence[Key], index: int) -> Key:
    """A key with its computed handles written down, as "aligned" ones; others stay as they are."""
    key = keys[index]
    if key.handles in ("aligned", "free"):
        return key
    left, right = meant_handles(keys, index)
    return replace(key, handles="aligned", left=left, right=right)


def is_in_line(left: Offset, right: Offset) -> bool:
    """Whether two handles of a key lie on one line, on opposite sides of it."""
    lengths = math.hypot(*left) * math.hypot(*right)
    across = left[0] * right[1] - left[1] * right[0]
    return abs(across) <= _IN_LINE * lengths and left[0] * right[0] + left[1] * right[1] <= 0


def _type_of(key: Key, left: Offset, right: Offset) -> HandleType:
    if key.handles == "free" or not is_in_line(left, right):
        return "free"
    return "aligned"


def _is_same(end: Offset, wanted: Offset | None) -> bool:
    return wanted is None or (abs(end[0] - wanted[0]) <= _SAME and abs(end[1] - wanted[1]) <= _SAME)


def _forward(end: Offset, side: int) -> Offset:
    """A handle's end; rounding doesn't carry it across its key."""
    return (end[0] if end[0] * side > 0 else 0.0, end[1])
