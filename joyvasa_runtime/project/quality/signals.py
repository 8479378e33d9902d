"""The few numbers of each frame of a clip that faults show in, taken from rows of motion.

They are only read; what is a fault is decided by the detectors beside it.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.axes import JAW, LIP_KEYPOINTS
from joyvasa_runtime.motion.sequence import POSE, SCALE, TRANSLATION

Rows = NDArray[np.float32]
Values = NDArray[np.float64]

_LIPS = np.array([3 * keypoint + axis for keypoint in LIP_KEYPOINTS for axis in range(3)])
_LOWER_LIP = 3 * 19 + 1

OPENING = float(JAW[_LOWER_LIP])
"""What 19.y, the number that opens the mouth, is with the jaw fully open."""

_RADIUS = 0.4
"""Half a face's width in halves of the crop: the crop's side is 2.3 times the box of the landmarks."""

_SHIFT_DEGREES = math.degrees(1 / _RADIUS)
"""The turn that moves the middle of a face as far as a shift of 1 moves all of it."""

_SIZE_DEGREES = math.degrees(1)
"""The turn that moves the middle of a face as far as doubling the size moves its edge."""


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """A clip's motion as the detectors see it.

    Parameters
    ----------
    head : ndarray, shape (T, 6), float64
        Of each frame of a stretch around the clip. Pitch, yaw and roll in degrees from the picture's pose;
        shift across and down, and size, as the turn in degrees that moves the face as far.
    lips : ndarray, shape (F, 18), float64
        Of each frame of the clip: the lips' keypoints in full openings of the jaw.
    """

    head: Values
    lips: Values

    @property
    def pose(self) -> Values:
        """Pitch, yaw and roll in degrees from the picture's pose, shape (T, 3)."""
        return self.head[:, :3]

    @property
    def jaw(self) -> Values:
        """How far the jaw is open, shape (F,)."""
        return self.lips[:, _JAW_COLUMN]


_JAW_COLUMN = int(np.flatnonzero(_LIPS == _LOWER_LIP)[0])


def head_of(rows: Rows, reference: Rows) -> Values:
    """`Signals.head` of rows of motion, shape (T, 70), and the row at which the portrait is its picture."""
    own = reference.astype(np.float64)
    head = np.empty((len(rows), 6))
    head[:, :3] = rows[:, POSE] - own[POSE]
    across_down = slice(TRANSLATION.start, TRANSLATION.start + 2)
    head[:, 3:5] = (rows[:, across_down] - own[across_down]) * _SHIFT_DEGREES
    head[:, 5] = (rows[:, SCALE] / own[SCALE] - 1) * _SIZE_DEGREES
    return head


def lips_of(rows: Rows, reference: Rows) -> Values:
    """`Signals.lips` of rows of motion, shape (T, 70), and the row at which the portrait is its picture."""
    lips: Values = (rows[:, _LIPS] - reference[_LIPS].astype(np.float64)) / OPENING
    return lips
