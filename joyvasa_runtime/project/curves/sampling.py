"""The values of a curve at whole frames; only the keys around those frames are looked at.

A frame's value is the same, bit for bit, whatever other frames are asked for.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.curves.stretches import Values, along, stretches

Frames = NDArray[np.int64]


def sample(curve: Curve, frames: Frames, default: float) -> Values:
    """Values of a curve, shape (F,), float64.

    Parameters
    ----------
    curve : Curve
    frames : ndarray, shape (F,), int64
        In rising order.
    default : float
        What a curve without keys is.
    """
    if not curve.keys or not len(frames):
        return np.full(len(frames), default)
    keys = curve.keys
    starts = curve.columns.frames
    first = max(int(np.searchsorted(starts, frames[0], side="right")) - 1, 0)
    last = min(int(np.searchsorted(starts, frames[-1])), len(keys) - 1)
    starts = starts[first : last + 1]
    at = np.clip(np.searchsorted(starts, frames, side="right") - 1, 0, len(starts) - 1)
    # From the key, not from the start of the sound: an hour in, a frame's last digits would be missing.
    return along(stretches(keys, first, last)[at], (frames - starts[at]).astype(np.float64))


def value_at(curve: Curve, frame: int, default: float) -> float:
    """The value at one frame."""
    return float(sample(curve, np.array([frame], np.int64), default)[0])
