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
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.axes import BLINK_11, BLINK_15, JAW
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.rotations import rotations
from joyvasa_runtime.motion.sequence import EXP, POSE, SCALE, TRANSLATION
from joyvasa_runtime.motion.streamed_pickle import write_table
from joyvasa_runtime.motion.template_import import ANGLES

TEMPLATE_SUFFIX = ".pkl"

_ROWS = 500
"""Frames turned into arrays at a time."""

# Lines fitted to the ratios of a published template (correlation 0.8).
_OPEN_EYE, _CLOSED_BY = 0.28, 0.25
_OPEN_MOUTH = 0.31

Values = NDArray[np.float32]


def write_template(path: Path, piece: MotionPiece) -> None:
    """Write motion as a template at its own frame rate, in little memory whatever its length.

    An older file of that name stays as it is if this fails.

    Raises
    ------
    MotionError
        If the file can't be written.
    """
    with written_whole(path, MotionError) as unfinished, unfinished.open("wb") as stream:
        _write(stream, piece)
        stream.flush()
        os.fsync(stream.fileno())


def _write(stream: BinaryIO, piece: MotionPiece) -> None:
    motion = piece.motion
    rest = motion.values[0] if piece.reference is None else piece.reference
    write_table(
        stream,
        {"n_frames": len(motion), "output_fps": motion.fps},
        {
            "motion": (row for rows in _parts(motion.values) for row in _frames(rows)),
            "c_eyes_lst": (row for rows in _parts(motion.values) for row in _apart(_eyes(rows, rest))),
            "c_lip_lst": (row for rows in _parts(motion.values) for row in _apart(_lips(rows, rest))),
        },
    )


def _parts(values: Values) -> Iterator[Values]:
    return (values[start : start + _ROWS] for start in range(0, len(values), _ROWS))


def _frames(rows: Values) -> Iterator[dict[str, Values]]:
    """The entry of each of some frames."""
    columns = {
        "scale": rows[:, SCALE, None],
        "R": rotations(rows[:, POSE]),
        "exp": rows[:, EXP].reshape(-1, 21, 3),
        "t": rows[:, TRANSLATION],
        ANGLES: rows[:, POSE],
    }
    for index in range(len(rows)):
        yield {name: np.array(column[index : index + 1]) for name, column in columns.items()}


def _eyes(rows: Values, rest: Values) -> Values:
    """Height by width of both eyes, shape (T, 2), estimated."""
    closed = np.stack([_share(rows, rest, axis) for axis in (BLINK_11, BLINK_15)], axis=1)
    return np.asarray(np.clip(_OPEN_EYE - _CLOSED_BY * closed, 0, 1), np.float32)


def _lips(rows: Values, rest: Values) -> Values:
    """Height by width of the mouth, shape (T, 1), estimated."""
    return np.asarray(np.clip(_OPEN_MOUTH * _share(rows, rest, JAW), 0, 1)[:, None], np.float32)


def _share(rows: Values, rest: Values, axis: Values) -> Values:
    """How much of a direction is in each row, shape (T,)."""
    return np.asarray((rows[:, EXP] - rest[EXP]) @ axis / (axis @ axis), np.float32)


def _apart(rows: Values) -> Iterable[Values]:
    return (np.array(row[None]) for row in rows)
