"""Keys chosen by their frames: finding them, and exchanging some for others.

Untouched keys stay the same objects, and a curve in which nothing changes stays the same curve.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from joyvasa_runtime.project.curves.curve import Curve, Key

Limits = tuple[float, float]
"""Lowest and highest value that keys may have."""


def indices_of(curve: Curve, frames: Iterable[int]) -> list[int]:
    """Indices, rising, of the keys at frames; frames without a key are left out."""
    keys = curve.keys
    found = ((curve.index_at(frame), frame) for frame in sorted(set(frames)))
    return [index for index, frame in found if index < len(keys) and keys[index].frame == frame]


def exchange(curve: Curve, frames: Iterable[int], change: Callable[[Sequence[Key], int], Key]) -> Curve:
    """The curve in which keys at frames are what `change` makes of all old keys and an index.

    A key must stay at its frame.
    """
    keys, is_changed = list(curve.keys), False
    for index in indices_of(curve, frames):
        key = change(curve.keys, index)
        if key != keys[index]:
            keys[index], is_changed = key, True
    return Curve(tuple(keys)) if is_changed else curve


def put(curve: Curve, keys: Collection[Key], without: Collection[int] = ()) -> Curve:
    """The curve with keys put in, where they take the place of others, and without those at some frames.

    Of several for the same frame the last one counts.
    """
    placed = {key.frame: key for key in keys}
    gone = {*placed, *without}
    if not gone:
        return curve
    first, last = curve.index_at(min(gone)), curve.index_at(max(gone) + 1)
    kept = [key for key in curve.keys[first:last] if key.frame not in gone]
    if not placed and len(kept) == last - first:
        return curve
    ordered = sorted((*kept, *placed.values()), key=lambda key: key.frame)
    return Curve((*curve.keys[:first], *ordered, *curve.keys[last:]))


def clamped(value: float, limits: Limits) -> float:
    """The nearest value within limits."""
    return max(limits[0], min(limits[1], value))
