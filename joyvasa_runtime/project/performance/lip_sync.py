"""Lips that move earlier or later than they were generated; the head and the rest of the face stay."""

from collections.abc import Callable

import numpy as np

from joyvasa_runtime.motion.axes import LIP_KEYPOINTS
from joyvasa_runtime.project.performance.easing import Frames
from joyvasa_runtime.project.performance.take_rows import Rows
from joyvasa_runtime.timebase import MOTION_FPS

LIPS = np.array([3 * keypoint + axis for keypoint in LIP_KEYPOINTS for axis in range(3)])
"""Columns of a row that carry the lips and the jaw."""


def with_lips_shifted(source: Callable[[Frames], Rows], frames: Frames, shift_ms: int) -> Rows:
    """Rows of a source at frames of the sound, shape (F, 70), with the lips of a moment before.

    Parameters
    ----------
    source : callable
        Rows of any frames.
    frames : ndarray, shape (F,), int64
    shift_ms : int
        How much later the lips move; below 0 earlier. Between two frames they are interpolated.
    """
    rows = source(frames)
    if shift_ms:
        whole, rest = divmod(shift_ms * MOTION_FPS, 1000)
        share = np.float32(rest / 1000)
        near = source(frames - whole)[:, LIPS]
        far = source(frames - whole - 1)[:, LIPS] if rest else near
        rows[:, LIPS] = near + share * (far - near)
    return rows
