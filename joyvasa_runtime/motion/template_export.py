"""Motion as one of LivePortrait's published motion templates (`.pkl`). Reading them is `template_import`.

Notes
-----
A template is a dict: `n_frames`, `output_fps`, and `motion`, a list with `scale` (1, 1), `R` (1, 3, 3), `exp`
(1, 21, 3) and `t` (1, 3) of each frame, all float32. The angles that `R` was made of are added, because a
rotation in float32 doesn't give them back to the last bit; programs that don't know them pass them by.
It can't say what motion is relative to: LivePortrait takes the first frame for that, so the pose of the first
frame becomes the picture's. How far eyes and mouth are open is measured on a filmed face there; here it is
estimated from the expression, and only counts where somebody asks for retargeting.
"""

import os
import pickle
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.axes import BLINK_11, BLINK_15, JAW
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.rotations import rotations
from joyvasa_runtime.motion.sequence import EXP, PITCH, POSE, ROLL, YAW

TEMPLATE_SUFFIX = ".pkl"

_PROTOCOL = 4
"""Read by every Python from 3.4 on."""

# Lines fitted to the ratios of a published template (correlation 0.8).
_OPEN_EYE, _CLOSED_BY = 0.28, 0.25
_OPEN_MOUTH = 0.31

Column = NDArray[np.float32]


def write_template(path: Path, piece: MotionPiece) -> None:
    """Write motion as a template at its own frame rate; an older file stays as it is if this fails.

    Raises
    ------
    MotionError
        If the file can't be written.
    """
    with written_whole(path, MotionError) as unfinished, unfinished.open("wb") as stream:
        pickle.dump(_template(piece), stream, _PROTOCOL)
        stream.flush()
        os.fsync(stream.fileno())


def _template(piece: MotionPiece) -> dict[str, Any]:
    motion = piece.motion
    columns = {
        "scale": motion.scale[:, None],
        "R": rotations(motion.values[:, POSE]),
        "exp": motion.exp,
        "t": motion.translation,
        "pitch": motion.values[:, PITCH, None],
        "yaw": motion.values[:, YAW, None],
        "roll": motion.values[:, ROLL, None],
    }
    eyes, lips = _openness(piece)
    return {
        "n_frames": len(motion),
        "output_fps": motion.fps,
        "motion": [
            {name: np.array(column[index : index + 1]) for name, column in columns.items()}
            for index in range(len(motion))
        ],
        "c_eyes_lst": [np.array(row[None]) for row in eyes],
        "c_lip_lst": [np.array(row[None]) for row in lips],
    }


def _openness(piece: MotionPiece) -> tuple[Column, Column]:
    """Height by width of both eyes, shape (T, 2), and of the mouth, shape (T, 1), estimated."""
    rest = piece.motion.values[0] if piece.reference is None else piece.reference
    changed = piece.motion.values[:, EXP] - rest[EXP]
    closed = np.stack([_share(changed, axis) for axis in (BLINK_11, BLINK_15)], axis=1)
    eyes = np.clip(_OPEN_EYE - _CLOSED_BY * closed, 0, 1)
    lips = np.clip(_OPEN_MOUTH * _share(changed, JAW), 0, 1)[:, None]
    return eyes.astype(np.float32), lips.astype(np.float32)


def _share(changed: Column, axis: Column) -> Column:
    """How much of a direction is in each row, shape (T,)."""
    return np.asarray(changed @ axis / (axis @ axis), np.float32)
