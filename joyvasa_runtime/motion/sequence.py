"""The motion of a face over time as 70 physical numbers a frame; no model units and no files here."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.timebase import MOTION_FPS

CHANNELS = 70
"""63 expression offsets (21 keypoints x 3), scale, 3 translations, pitch, yaw, roll (paper, section 3.1)."""

EXP = slice(0, 63)
SCALE = 63
TRANSLATION = slice(64, 67)
PITCH, YAW, ROLL = 67, 68, 69
POSE = slice(67, 70)
HEAD = slice(63, 70)
"""Everything that moves the head as a whole: scale, translation, pitch, yaw, roll."""

MotionPart = Literal["all", "head", "face"]
"""Which of the numbers count where motion is used in part."""


@dataclass(frozen=True, slots=True)
class MotionSequence:
    """Motion in physical units, independent of who is animated.

    Parameters
    ----------
    values : ndarray, shape (T, 70), float32
        Columns 0-62: expression offsets, keypoint-major (21 x 3); 63: scale; 64-66: translation;
        67-69: pitch, yaw, roll in degrees. Copied and made read-only, unless it is read-only and owns its
        memory: an hour is 25 MB.
    fps : int
        Frames per second.
    """

    values: NDArray[np.float32]
    fps: int = MOTION_FPS

    def __post_init__(self) -> None:
        values = self.values if _is_for_good(self.values) else np.array(self.values, dtype=np.float32)
        assert values.ndim == 2, f"motion must be (T, {CHANNELS}), got {values.shape}"
        assert values.shape[1] == CHANNELS, f"motion must be (T, {CHANNELS}), got {values.shape}"
        values.setflags(write=False)
        object.__setattr__(self, "values", values)

    def __len__(self) -> int:
        return len(self.values)

    @property
    def exp(self) -> NDArray[np.float32]:
        """Expression offsets, shape (T, 21, 3)."""
        return self.values[:, EXP].reshape(-1, 21, 3)

    @property
    def scale(self) -> NDArray[np.float32]:
        """Scale of the head, shape (T,)."""
        return self.values[:, SCALE]

    @property
    def translation(self) -> NDArray[np.float32]:
        """Translation of the head, shape (T, 3)."""
        return self.values[:, TRANSLATION]

    @property
    def pitch(self) -> NDArray[np.float32]:
        """Pitch in degrees, shape (T,)."""
        return self.values[:, PITCH]

    @property
    def yaw(self) -> NDArray[np.float32]:
        """Yaw in degrees, shape (T,)."""
        return self.values[:, YAW]

    @property
    def roll(self) -> NDArray[np.float32]:
        """Roll in degrees, shape (T,)."""
        return self.values[:, ROLL]


def _is_for_good(values: Any) -> bool:
    """Whether nobody can change an array any more, so that it need not be copied."""
    if not isinstance(values, np.ndarray) or values.dtype != np.float32:
        return False
    return values.flags.owndata and values.flags.c_contiguous and not values.flags.writeable
