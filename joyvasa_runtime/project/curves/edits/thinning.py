"""A run of keys with one interpolation made shorter without going wrong by more than a tolerance.

Which keys are such a run is `shape.simplify`'s.
"""

from collections.abc import Sequence

import numpy as np

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.edits.fitting import Fit
from joyvasa_runtime.project.curves.edits.fixing import bend_ahead, bend_behind, fixed
from joyvasa_runtime.project.curves.edits.sampled import smooth_keys_at
from joyvasa_runtime.project.curves.sampling import sample


def thinned(curve: Curve, first: int, last: int, tolerance: float) -> tuple[Key, ...]:
    """Keys to put in the place of those from one index to another, ends included; at most as many."""
    keys = curve.keys[first : last + 1]
    match keys[0].interpolation:
        case "constant":
            return _with_old_ends(curve, first, last, (*_steps(keys[:-1], tolerance), keys[-1]))
        case "linear":
            return _with_old_ends(curve, first, last, tuple(_corners(keys, tolerance)))
        case "bezier":
            return _bent(curve, first, last, tolerance)


def _steps(keys: Sequence[Key], tolerance: float) -> list[Key]:
    """Keys without those that hardly differ from the value held until them."""
    kept = [keys[0]]
    kept.extend(key for key in keys[1:] if abs(key.value - kept[-1].value) > tolerance)
    return kept


def _corners(keys: Sequence[Key], tolerance: float) -> list[Key]:
    """Keys without those that lie close to the line between the ones that stay."""
    times, values = np.array([key.frame for key in keys], np.float64), np.array([key.value for key in keys])
    kept, open_stretches = {0, len(keys) - 1}, [(0, len(keys) - 1)]
    while open_stretches:
        first, last = open_stretches.pop()
        slope = (values[last] - values[first]) / (times[last] - times[first])
        inside = slice(first + 1, last)
        missed = np.abs(values[first] + slope * (times[inside] - times[first]) - values[inside])
        if missed.size and missed.max() > tolerance:
            worst = first + 1 + int(np.argmax(missed))
            kept.add(worst)
            open_stretches += [(first, worst), (worst, last)]
    return [keys[index] for index in sorted(kept)]


def _bent(curve: Curve, first: int, last: int, tolerance: float) -> tuple[Key, ...]:
    keys = curve.keys[first : last + 1]
    frames = np.arange(keys[0].frame, keys[-1].frame + 1)
    fit = Fit(frames.astype(np.float64), sample(curve, frames, 0.0))
    knots = fit.knots(np.array([key.frame for key in keys], np.int64) - keys[0].frame, tolerance)
    if len(knots) >= len(keys):
        return keys
    return _with_old_ends(curve, first, last, smooth_keys_at(fit, knots))


def _with_old_ends(curve: Curve, first: int, last: int, keys: tuple[Key, ...]) -> tuple[Key, ...]:
    """Keys with the old first and last one, but for the handles on their inner sides."""
    if len(keys) == last - first + 1:
        return curve.keys[first : last + 1]
    start, stop = curve.keys[first], curve.keys[last]
    is_bent = start.interpolation == "bezier"
    around = (*curve.keys[:first], start, *keys[1:-1], stop, *curve.keys[last + 1 :])
    end = first + len(keys) - 1
    inner = (keys[0].right, keys[-1].left) if is_bent else (None, None)
    return (
        fixed(around, first, bend_ahead(curve.keys, first), inner[0]),
        *keys[1:-1],
        fixed(around, end, inner[1], bend_behind(curve.keys, last)),
    )
