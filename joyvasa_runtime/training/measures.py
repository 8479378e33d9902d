"""Figures that say how good generated motion is: lips, closures, seams, blinks.

Pure functions of arrays; `evaluate` decides on which sounds they are taken.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.axes import BLINK_11
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.timebase import MOTION_FPS

Rows = NDArray[np.float32]

LOWER_LIP = 19 * 3 + 1
"""19.y, the number that opens the mouth."""

_CLOSED_SHARE = 0.30
_CLOSURE_REACH = 2
_BLINK_CLOSED = 0.5
_LID = 11 * 3 + 1


def correlation(first: Rows, second: Rows) -> float:
    """Pearson's r; 0 where either stands still."""
    a, b = first - first.mean(), second - second.mean()
    scale = float(np.sqrt((a**2).sum() * (b**2).sum()))
    return float((a * b).sum()) / scale if scale > 0 else 0.0


def closures_found(lip: Rows, spans_s: NDArray[np.float64]) -> tuple[int, int]:
    """How many closures are visible, and how many there are.

    A closure is visible if within two frames of its middle the lip has a local minimum that is lower than
    30 % of the mean opening while speaking.

    Parameters
    ----------
    lip : ndarray, shape (T,), float32
        19.y above its rest.
    spans_s : ndarray, shape (N, 2), float64
        Start and end of each bilabial in seconds.
    """
    speaking = lip[lip > 0.1 * lip.max()]
    limit = _CLOSED_SHARE * float(speaking.mean()) if len(speaking) else 0.0
    padded = np.pad(lip, 1, constant_values=np.inf)
    minimum = (lip <= padded[:-2]) & (lip <= padded[2:]) & (lip < limit)
    middles = np.floor(spans_s.mean(axis=1) * MOTION_FPS).astype(int)
    found = [minimum[max(m - _CLOSURE_REACH, 0) : m + _CLOSURE_REACH + 1].any() for m in middles]
    return int(sum(found)), len(middles)


def seam_ratio(values: Rows, window: int) -> float:
    """Mean speed across window borders relative to the mean speed elsewhere; NaN without a border."""
    speed = np.sqrt((np.diff(values, axis=0) ** 2).sum(axis=1))
    at_seam = np.zeros(len(speed), np.bool_)
    at_seam[window - 1 :: window] = True
    inside = float(speed[~at_seam].mean())
    return float(speed[at_seam].mean()) / inside if at_seam.any() and inside > 0 else float("nan")


def blinks_per_minute(motion: MotionSequence) -> float:
    """Closings of the lid per minute."""
    lid = motion.values[:, _LID] / BLINK_11[_LID]
    closed = lid > _BLINK_CLOSED
    onsets = int((closed[1:] & ~closed[:-1]).sum()) + int(closed[0])
    return onsets * 60 * MOTION_FPS / len(lid)
