"""Eyes that look where the creator says, however the head is turned."""

import numpy as np

from joyvasa_runtime.motion.sequence import EXP
from joyvasa_runtime.project.curves.sampling import sample
from joyvasa_runtime.project.performance.channels import AXES, Values, axis_values, channel_values
from joyvasa_runtime.project.performance.easing import Frames
from joyvasa_runtime.project.performance.performance import Gaze
from joyvasa_runtime.project.performance.take_rows import Rows

_FARTHEST_DEG = 30.0
"""Degrees that eyes turn at the end of their axes: a comfortable glance; further, the head follows."""


def look(rows: Rows, frames: Frames, gaze: Gaze, reference: Rows) -> None:
    """Turn the eyes of rows, shape (F, 70), at frames of the sound, in place."""
    if gaze.mode == "generated":
        return
    for axis, wanted in zip(("gaze_x", "gaze_y"), _wanted(rows, frames, gaze, reference), strict=True):
        step = np.clip(wanted, -1.0, 1.0) - axis_values(rows, reference, axis)
        rows[:, EXP] += step.astype(np.float32)[:, None] * AXES[axis]


def _wanted(rows: Rows, frames: Frames, gaze: Gaze, reference: Rows) -> tuple[Values, Values]:
    match gaze.mode:
        case "camera":
            # A positive yaw turns the face to the left of the picture, a positive pitch bows it; the eyes
            # turn back: to the right, and up.
            yaw, pitch = channel_values(rows, reference, "yaw"), channel_values(rows, reference, "pitch")
            return yaw / _FARTHEST_DEG, pitch / _FARTHEST_DEG
        case "keyed":
            return sample(gaze.x_curve, frames, gaze.x), sample(gaze.y_curve, frames, gaze.y)
        case _:
            return np.full(len(frames), gaze.x), np.full(len(frames), gaze.y)
