"""Keys moved and scaled in time and value; those that others land on go."""

from collections.abc import Collection
from dataclasses import replace

from joyvasa_runtime.project.curves.curve import Curve, Key, Offset
from joyvasa_runtime.project.curves.edits.selection import Limits, clamped, exchange, indices_of, put


def move_keys(
    curve: Curve, frames: Collection[int], by_frames: int, by_value: float, limits: Limits
) -> Curve:
    """The curve with keys moved together.

    Parameters
    ----------
    curve : Curve
    frames : collection of int
        Of the keys to move.
    by_frames : int
    by_value : float
    limits : (float, float)
        Lowest and highest value; each key stays within them.
    """

    def moved(key: Key) -> Key:
        value = clamped(key.value + by_value, limits) if by_value else key.value
        return Key(key.frame + by_frames, value, key.interpolation, key.handles, key.left, key.right)

    if not by_frames:
        return exchange(curve, frames, lambda keys, index: moved(keys[index])) if by_value else curve
    chosen = [curve.keys[index] for index in indices_of(curve, frames)]
    return put(curve, [moved(key) for key in chosen], [key.frame for key in chosen])


def scale_keys(
    curve: Curve,
    frames: Collection[int],
    pivot_frame: float,
    pivot_value: float,
    time_factor: float,
    value_factor: float,
    limits: Limits,
) -> Curve:
    """The curve with keys, and their handles, scaled around a point.

    Parameters
    ----------
    curve : Curve
    frames : collection of int
        Of the keys to scale.
    pivot_frame, pivot_value : float
        The point that stays.
    time_factor, value_factor : float
        Below 0 they mirror. Of keys that meet at a frame the last one stays.
    limits : (float, float)
        Lowest and highest value; each key stays within them.
    """
    if time_factor == 1 and value_factor == 1:
        return curve
    chosen = [curve.keys[index] for index in indices_of(curve, frames)]
    scaled = []
    for before, key in zip([*chosen[:1], *chosen], chosen, strict=False):
        frame = round(pivot_frame + time_factor * (key.frame - pivot_frame))
        value = clamped(pivot_value + value_factor * (key.value - pivot_value), limits)
        # Backwards, the stretch ahead of a key is the one behind it.
        kind = before.interpolation if time_factor < 0 else key.interpolation
        scaled.append(_with_handles(Key(frame, value, kind), key, (time_factor, value_factor)))
    return put(curve, scaled, [key.frame for key in chosen])


def _with_handles(scaled: Key, key: Key, factors: Offset) -> Key:
    if key.handles in ("auto", "flat"):
        return replace(scaled, handles=key.handles, left=key.left, right=key.right)
    left, right = ((end[0] * factors[0], end[1] * factors[1]) for end in (key.left, key.right))
    if factors[0] < 0:
        left, right = right, left
    return replace(scaled, handles=key.handles, left=left, right=right)
