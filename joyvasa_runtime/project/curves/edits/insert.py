"""Keys that come and go: one inserted on the curve, one put somewhere, some removed."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from joyvasa_runtime.project.curves.curve import Curve, Key, Offset
from joyvasa_runtime.project.curves.edits.fixing import bend_ahead, bend_behind, fixed
from joyvasa_runtime.project.curves.edits.selection import put
from joyvasa_runtime.project.curves.sampling import value_at
from joyvasa_runtime.project.curves.stretches import POINTS, TIMES, places, stretches

Ends = tuple[Offset, Offset, Offset, Offset]
"""Of the handles around an inserted key: right of the one before, its own two, left of the one behind."""


def insert_key(curve: Curve, frame: int, default: float) -> Curve:
    """The curve with a key at a frame, of the same values as before at every frame.

    Neighbours whose computed handles would change by it keep the old ones, as "aligned" ones.

    Parameters
    ----------
    curve : Curve
    frame : int
        Where there is a key already, nothing changes.
    default : float
        What a curve without keys is.
    """
    if curve.key_at(frame) is not None:
        return curve
    keys, index = curve.keys, curve.index_at(frame)
    value = value_at(curve, frame, default)
    if not keys:
        return Curve((Key(frame, value),))
    kind = keys[max(index - 1, 0)].interpolation
    ends = _ends(keys, index, frame) if kind == "bezier" else None
    around = (*keys[:index], Key(frame, value, kind), *keys[index:])
    changed = []
    if index > 0:
        changed.append(fixed(around, index - 1, bend_ahead(keys, index - 1), ends and ends[0]))
    changed.append(fixed(around, index, ends and ends[1], ends and ends[2]))
    if index < len(keys):
        changed.append(fixed(around, index + 1, ends and ends[3], bend_behind(keys, index)))
    first = max(index - 1, 0)
    return Curve((*around[:first], *changed, *around[first + len(changed) :]))


def put_key(curve: Curve, key: Key) -> Curve:
    """The curve with a key as it is, in the place of one at the same frame."""
    return curve if curve.key_at(key.frame) == key else put(curve, (key,))


def put_value(curve: Curve, frame: int, value: float) -> Curve:
    """The curve with a key of a value at a frame; one that is there keeps its interpolation and handles."""
    key = curve.key_at(frame)
    return put_key(curve, Key(frame, value) if key is None else replace(key, value=value))


def remove_keys(curve: Curve, frames: Collection[int]) -> Curve:
    """The curve without the keys at frames."""
    return put(curve, (), frames)


def _ends(keys: Sequence[Key], index: int, frame: int) -> Ends:
    """Ends of handles that leave a curve as it is, around a key inserted before the one at an index."""
    if index in (0, len(keys)):
        third = abs(keys[max(index - 1, 0)].frame - frame) / 3
        left, right = (-third, 0.0), (third, 0.0)
        return right, left, right, left
    return _split(keys, index - 1, frame)


def _split(keys: Sequence[Key], index: int, frame: int) -> Ends:
    """Handles of the two Beziers into which the stretch behind a key is cut at a frame."""
    row = stretches(keys, index, index)
    place = places(row, np.array([frame - keys[index].frame], np.float64))[0]
    a, b, c, d = np.stack([row[0, TIMES], row[0, POINTS]], axis=1)
    ab, bc, cd = a + place * (b - a), b + place * (c - b), c + place * (d - c)
    abc, bcd = ab + place * (bc - ab), bc + place * (cd - bc)
    cut = abc + place * (bcd - abc)
    before, left, right, after = (pair.tolist() for pair in (ab - a, abc - cut, bcd - cut, cd - d))
    return tuple(before), tuple(left), tuple(right), tuple(after)
