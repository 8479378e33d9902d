"""Finds where the head is turned further than the pack that draws it can draw well.

What looks good is the pack's to say; shift and size have no such range.
"""

import numpy as np

from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.project.quality.runs import Flags, Run, runs
from joyvasa_runtime.project.quality.signals import Values

WORST = 10.0
"""Degrees beyond the range at which a face has come apart, in the starter pack's pictures."""

_TOLERANCE = 0.01
"""Degrees: a head that is held at the range's end lies on it but for rounding."""

_SHORTEST = 2
"""Frames: a single one is a jump, and passes unseen."""

_MERGED = 4
"""Frames of a better pose between two worse ones that nobody would see as better."""


def find_unsafe_poses(pose: Values, safe: SafeRanges, is_shown: Flags) -> tuple[tuple[Run, float], ...]:
    """Stretches with the head beyond the safe range, as indices of frames, each with its worst degrees.

    Parameters
    ----------
    pose : ndarray, shape (T, 3), float64
        Pitch, yaw and roll in degrees from the picture's pose.
    safe : SafeRanges
    is_shown : ndarray, shape (T,), bool
        The frames that are looked at.
    """
    low, high = np.array([safe.pitch, safe.yaw, safe.roll]).T
    beyond = np.maximum(low - pose, pose - high).max(axis=1)
    # Short ones go first: merging would make a long one of two of them.
    is_long = np.zeros(len(pose), np.bool_)
    for start, stop in runs((beyond > _TOLERANCE) & is_shown):
        is_long[start:stop] = stop - start >= _SHORTEST
    return tuple((run, float(beyond[slice(*run)].max())) for run in runs(is_long, _MERGED))
