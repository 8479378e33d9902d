"""Weights that rise and fall smoothly over frames; each depends on its own frame alone."""

import numpy as np
from numpy.typing import NDArray

Frames = NDArray[np.int64]
Weights = NDArray[np.float64]

_CUT = 0.01


def smoothstep(share: NDArray[np.floating]) -> Weights:
    """From 0 to 1 without a kink: 3 s^2 - 2 s^3, level outside."""
    inside: Weights = np.minimum(np.maximum(share.astype(np.float64), 0.0), 1.0)
    eased: Weights = inside * inside * (3 - 2 * inside)
    return eased


def within(frames: Frames, start: int, stop: int, rise: float, fall: float) -> Weights:
    """Weight of frames in [start, stop), shape (F,): 0 outside, 1 inside but for its eased ends.

    Parameters
    ----------
    frames : ndarray, shape (F,), int64
    start, stop : int
    rise, fall : float
        Frames inside the stretch over which the weight rises and falls; 0 is a cut.
    """
    middle = frames + 0.5
    # Far less than a frame is a cut too; dividing by it could overflow.
    up = smoothstep((middle - start) / rise) if rise > _CUT else (frames >= start).astype(np.float64)
    down = smoothstep((stop - middle) / fall) if fall > _CUT else (frames < stop).astype(np.float64)
    return np.minimum(up, down)
