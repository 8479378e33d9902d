"""Reading motion from files of any kind: our own, tables, and LivePortrait's published motion templates.

It only reads; the pickle inside a template is taken apart by `safe_pickle`, a table is read by `csv_file`.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.csv_file import CSV_SUFFIX, read_csv
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.rotations import pose_angles, rotations
from joyvasa_runtime.motion.safe_pickle import read_plain_pickle
from joyvasa_runtime.motion.sequence import CHANNELS, EXP, POSE, SCALE, TRANSLATION, MotionSequence
from joyvasa_runtime.motion.storage import checked_motion, load_piece
from joyvasa_runtime.timebase import MOTION_FPS

MAX_TEMPLATE_BYTES = 128 * 2**20
"""A template takes 0.5 to 0.7 kB a frame, so these are two hours."""

_ROTATION_TOLERANCE = 1e-2
_SAME_ROTATION = 1e-6

ANGLES = "pitch_yaw_roll"
"""Entry of a frame with its angles in degrees, shape (1, 3), which only our own templates have."""

_HINT = "Choose a LivePortrait motion template, or a motion file made by `joyvasa generate`."


def load_motion_file(path: Path) -> MotionPiece:
    """The motion of an `.npz` motion file, a `.csv` table or a LivePortrait template.

    A table is known by its name, the others by their contents. A published template carries the face it was
    taken from, so it is played relative to its first row, as LivePortrait does.

    Raises
    ------
    MotionError
        If the file is missing, unsafe, damaged or none of them.
    """
    if path.suffix.lower() == CSV_SUFFIX:
        return read_csv(path)
    try:
        with path.open("rb") as stream:
            is_archive = stream.read(4) == b"PK\x03\x04"
    except OSError as error:
        raise MotionError(
            f"The motion file {path} can't be read: {error.strerror or error}",
            "Check the path and permissions.",
        ) from error
    if is_archive:
        return load_piece(path)
    template = import_template(path)
    return MotionPiece(template, template.values[0])


def import_template(path: Path) -> MotionSequence:
    """The motion of a published LivePortrait template (`.pkl`), at its own frame rate.

    Nothing in the file is executed. Rotations become angles in degrees, or the angles beside them are taken
    where they say the same; the depth of the translation is kept
    as it is, and ignored by the generators.

    Raises
    ------
    MotionError
        If the file is missing, unsafe, damaged or not a motion template.
    """
    template = read_plain_pickle(_read_bytes(path), str(path))
    if (
        not isinstance(template, dict)
        or not isinstance(template.get("motion"), list)
        or not template["motion"]
    ):
        raise MotionError(f"{path} is not a motion template: it has no list of motions", _HINT)
    rows = template["motion"]
    values = np.empty((len(rows), CHANNELS), np.float32)
    values[:, EXP] = _column(rows, ("exp",), 63, path)
    values[:, SCALE] = _column(rows, ("scale",), 1, path)[:, 0]
    values[:, TRANSLATION] = _column(rows, ("t",), 3, path)
    values[:, POSE] = _pose(rows, path)
    fps = template.get("output_fps", MOTION_FPS)
    return checked_motion(
        values, np.asarray(fps if isinstance(fps, int | float | np.number) else 0), str(path)
    )


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_TEMPLATE_BYTES:
            raise MotionError(f"{path} is far too large for a motion template", _HINT)
        return path.read_bytes()
    except OSError as error:
        raise MotionError(
            f"The motion template {path} can't be read: {error.strerror or error}",
            "Check the path and permissions.",
        ) from error


def _column(
    rows: Sequence[object], names: tuple[str, ...], size: int, path: Path
) -> NDArray[np.floating[Any]]:
    """One entry of every frame, flattened, shape (T, size), by the first of `names` that the frame has."""
    found = []
    for index, row in enumerate(rows):
        entries = row if isinstance(row, dict) else {}
        value = next((entries[name] for name in names if name in entries), None)
        if not isinstance(value, np.ndarray) or value.dtype.kind != "f" or value.size != size:
            raise MotionError(f"Frame {index} of {path} has no {names[0]!r} of {size} numbers", _HINT)
        found.append(value.reshape(size))
    return np.stack(found)


def _pose(rows: Sequence[object], path: Path) -> NDArray[np.floating[Any]]:
    """Pitch, yaw and roll in degrees, shape (T, 3): those that `template_export` adds, or of the rotation."""
    turned = _rotations(rows, path)
    if all(isinstance(row, dict) and ANGLES in row for row in rows):
        angles = _column(rows, (ANGLES,), 3, path)
        if (np.abs(rotations(angles) - turned) <= _SAME_ROTATION).all():
            return angles
    return pose_angles(turned)


def _rotations(rows: Sequence[object], path: Path) -> NDArray[np.floating[Any]]:
    """Rotation matrices, shape (T, 3, 3), once they are found to be rotations."""
    turned = _column(rows, ("R", "R_d"), 9, path).reshape(-1, 3, 3).astype(np.float64)
    squares = turned @ turned.transpose(0, 2, 1)
    # Written so that a matrix with NaN is refused as well.
    are_rotations = (np.abs(squares - np.eye(3)) <= _ROTATION_TOLERANCE).all() and (
        np.linalg.det(turned) > 0
    ).all()
    if not are_rotations:
        raise MotionError(
            f"{path} holds a head rotation that is not one", "The file is damaged; get it again."
        )
    return turned
