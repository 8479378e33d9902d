"""Edits of the shape that keys make: smoother, fewer, nearer to something, still, within limits."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.project.curves.curve import Curve, Key, Offset
from joyvasa_runtime.project.curves.edits.fixing import bend_ahead, bend_behind, fixed, is_in_line
from joyvasa_runtime.project.curves.edits.insert import insert_key
from joyvasa_runtime.project.curves.edits.selection import clamped, exchange, put
from joyvasa_runtime.project.curves.edits.thinning import thinned
from joyvasa_runtime.timebase import FrameSpan

Target = Callable[[NDArray[np.int64]], NDArray[np.float64]]
"""Values of something at frames in rising order."""

Span = FrameSpan | range
"""Frames from a start to a stop, which may lie before the start of the sound."""


def smooth_keys(curve: Curve, frames: Collection[int], amount: float) -> Curve:
    """The curve with keys moved towards the line between their neighbours.

    Parameters
    ----------
    curve : Curve
    frames : collection of int
        Of the keys to smooth; the first and the last key of the curve stay.
    amount : float
        0 changes nothing; 1 moves halfway to the line, which takes all of a zigzag away.
    """

    def smoothed(keys: Sequence[Key], index: int) -> Key:
        key = keys[index]
        if not 0 < index < len(keys) - 1:
            return key
        before, after = keys[index - 1], keys[index + 1]
        slope = (after.value - before.value) / (after.frame - before.frame)
        line = before.value + slope * (key.frame - before.frame)
        return _towards(key, line, slope, amount / 2)

    return exchange(curve, frames, smoothed) if amount else curve


def blend_keys(curve: Curve, frames: Collection[int], target: Target, share: float) -> Curve:
    """The curve with keys, and their handles, moved towards other values.

    Parameters
    ----------
    curve : Curve
    frames : collection of int
        Of the keys to blend.
    target : function of frames, int64, to values, float64
    share : float
        0 changes nothing, 1 puts the keys on the target.
    """
    at = np.array(sorted(set(frames)), np.int64)
    if not share or not len(at):
        return curve
    slopes = (target(at + 1) - target(at - 1)) / 2
    wanted = dict(zip(at.tolist(), zip(target(at).tolist(), slopes.tolist(), strict=True), strict=True))

    def blended(keys: Sequence[Key], index: int) -> Key:
        value, slope = wanted[keys[index].frame]
        return _towards(keys[index], value, slope, share)

    return exchange(curve, frames, blended)


def hold(curve: Curve, span: Span, value: float, default: float) -> Curve:
    """The curve that is one value at all frames of a span, and as before at all others.

    Parameters
    ----------
    curve : Curve
    span : FrameSpan or range
    value, default : float
        What it is in the span, and what a curve without keys is.
    """
    before, behind = span.start - 1, span.stop
    kept = insert_key(insert_key(curve, before, default), behind, default)
    inside = [key.frame for key in kept.keys[kept.index_at(span.start) : kept.index_at(span.stop)]]
    still = [Key(frame, float(value)) for frame in sorted({span.start, span.stop - 1})]
    held = put(kept, still, inside)
    # Their neighbours have other values now, which computed handles on the far side would follow.
    left = bend_ahead(kept.keys, kept.index_at(before))
    right = bend_behind(kept.keys, kept.index_at(behind))
    edges = (
        fixed(held.keys, held.index_at(before), left, None),
        fixed(held.keys, held.index_at(behind), None, right),
    )
    return put(held, edges)


def limit_keys(curve: Curve, frames: Collection[int], low: float, high: float) -> Curve:
    """The curve with keys and the ends of their handles within limits, and so what lies between."""

    def limited(keys: Sequence[Key], index: int) -> Key:
        key = keys[index]
        value = clamped(key.value, (low, high))
        if key.handles in ("auto", "flat"):
            return replace(key, value=value)
        left, right = (_limited(end, value, low, high) for end in (key.left, key.right))
        if value in (low, high) and (left, right) != (key.left, key.right):
            # Level: shortened to nothing they would bend the curve sharply.
            left, right = (key.left[0], 0.0), (key.right[0], 0.0)
        return replace(key, value=value, left=left, right=right)

    return exchange(curve, frames, limited)


def simplify(curve: Curve, span: Span, tolerance: float) -> Curve:
    """The curve with fewer keys in a span, as far as no frame's value changes by more than a tolerance.

    Corners stay, and so do changes of the interpolation.
    """
    first, last = curve.index_at(span.start), curve.index_at(span.stop) - 1
    cuts = [index for index in range(first + 1, last) if _is_corner(curve.keys, index)]
    # From behind, so that the indices of what is still to do stay.
    for begin, end in reversed(list(pairwise([first, *cuts, last]))):
        if end - begin > 1:
            keys = thinned(curve, begin, end, tolerance)
            if len(keys) <= end - begin:
                curve = Curve((*curve.keys[:begin], *keys, *curve.keys[end + 1 :]))
    return curve


def _is_corner(keys: Sequence[Key], index: int) -> bool:
    """Whether the curve doesn't go on at a key as it came."""
    key = keys[index]
    if key.interpolation != keys[index - 1].interpolation:
        return True
    return key.interpolation == "bezier" and key.handles == "free" and not is_in_line(key.left, key.right)


def _towards(key: Key, value: float, slope: float, share: float) -> Key:
    """A key, and its handles, moved by a share of the way to a value and a slope."""

    def turned(end: Offset) -> Offset:
        return end[0], end[1] + share * (slope * end[0] - end[1])

    moved = replace(key, value=key.value + share * (value - key.value) if share < 1 else value)
    if key.handles in ("auto", "flat"):
        return moved
    return replace(moved, left=turned(key.left), right=turned(key.right))


def _limited(end: Offset, value: float, low: float, high: float) -> Offset:
    """A handle that is shortened to end within limits."""
    beyond = clamped(value + end[1], (low, high)) - value
    return end if beyond == end[1] or not end[1] else (end[0] * beyond / end[1], beyond)
