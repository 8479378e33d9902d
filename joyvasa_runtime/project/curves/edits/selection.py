"""Keys chosen by their frames: finding them, and exchanging some for others.

Untouched keys stay the same objects, and a curve in which nothing changes stays the same curve.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.project.curves.curve import Columns, Curve, Key

Limits = tuple[float, float]
"""Lowest and highest value that keys may have."""


def indices_of(curve: Curve, frames: Iterable[int]) -> list[int]:
    """Indices, rising, of the keys at frames; frames without a key are left out."""
    places, is_key = _places(curve, sorted(set(frames)))
    found: list[int] = places[is_key].tolist()
    return found


def exchange(curve: Curve, frames: Iterable[int], change: Callable[[Sequence[Key], int], Key]) -> Curve:
    """The curve in which keys at frames are what `change` makes of all old keys and an index.

    A key must stay at its frame.
    """
    changed = {index: change(curve.keys, index) for index in indices_of(curve, frames)}
    changed = {index: key for index, key in changed.items() if key != curve.keys[index]}
    if not changed:
        return curve
    keys, values = list(curve.keys), curve.columns.values.copy()
    for index, key in changed.items():
        keys[index], values[index] = key, key.value
    return Curve(tuple(keys), Columns(curve.columns.frames, values))


def put(curve: Curve, keys: Collection[Key], without: Collection[int] = ()) -> Curve:
    """The curve with keys put in, where they take the place of others, and without those at some frames.

    Of several for the same frame the last one counts.
    """
    placed = {key.frame: key for key in keys}
    gone = sorted({*placed, *without})
    places, is_key = _places(curve, gone)
    if not placed and not is_key.any():
        return curve
    result, done = list[Key](), 0
    for frame, place, is_known in zip(gone, places.tolist(), is_key.tolist(), strict=True):
        result += curve.keys[done:place]
        if frame in placed:
            result.append(placed[frame])
        done = place + is_known
    added = Columns.of([placed[frame] for frame in sorted(placed)])
    return Curve((*result, *curve.keys[done:]), _spliced(curve.columns, places[is_key], added))


def _places(curve: Curve, frames: Sequence[int]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where frames, rising, are or would be among the keys of a curve, and whether they are."""
    known = curve.columns.frames
    places = np.searchsorted(known, frames)
    is_key = places < len(known)
    is_key[is_key] = known[places[is_key]] == np.asarray(frames, np.int64)[is_key]
    return places, is_key


def _spliced(columns: Columns, gone: NDArray[np.intp], added: Columns) -> Columns:
    """Columns without those at some places, and with others put where their frames belong."""
    frames, values = np.delete(columns.frames, gone), np.delete(columns.values, gone)
    places = np.searchsorted(frames, added.frames)
    return Columns(np.insert(frames, places, added.frames), np.insert(values, places, added.values))


def clamped(value: float, limits: Limits) -> float:
    """The nearest value within limits."""
    return max(limits[0], min(limits[1], value))
