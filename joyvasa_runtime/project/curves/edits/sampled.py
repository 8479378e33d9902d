"""A curve of few keys through many samples, such as a recorded movement of the hand.

It looks at samples only; taking keys away from a curve is `shape.simplify`.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key
from joyvasa_runtime.project.curves.edits.fitting import Fit, Indices, Values


def curve_of_samples(frames: NDArray[np.int64], values: Values, tolerance: float) -> Curve:
    """A curve of few smooth keys that misses no sample by more than a tolerance.

    Parameters
    ----------
    frames : ndarray, shape (N,), int64
        Rising, each one once.
    values : ndarray, shape (N,), float64
    tolerance : float
        Largest distance in value; but for rounding.
    """
    if not len(frames):
        return NO_CURVE
    if len(frames) == 1:
        return Curve((Key(int(frames[0]), float(values[0])),))
    fit = Fit(frames.astype(np.float64), values.astype(np.float64))
    return Curve(smooth_keys_at(fit, fit.knots(np.array([0, len(frames) - 1], np.int64), tolerance)))


def smooth_keys_at(fit: Fit, knots: Indices) -> tuple[Key, ...]:
    """Keys at knots, with "aligned" handles of a third of their stretches."""
    frames = fit.frames[knots]
    thirds = np.diff(frames) / 3
    before, behind = np.append(thirds[0], thirds), np.append(thirds, thirds[-1])
    columns: Sequence[NDArray[np.float64]] = (frames, fit.values[knots], fit.slopes(knots), before, behind)
    return tuple(
        Key(int(frame), value, "bezier", "aligned", (-left, -slope * left), (right, slope * right))
        for frame, value, slope, left, right in zip(*(one.tolist() for one in columns), strict=True)
    )
