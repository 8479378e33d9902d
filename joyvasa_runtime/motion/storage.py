"""Motion files: an `.npz` with the array `motion`, (T, 70) float32, and `fps`.

A piece of the library says more: `reference`, (70,) float32, and the texts `name`, `part`, `source` and
`licence`. Files in other formats are read by `template_import`; a project's takes are not stored here.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.file_names import check_name
from joyvasa_runtime.motion.piece import MAX_TEXT, MotionPiece, plain_line
from joyvasa_runtime.motion.sequence import CHANNELS, SCALE, MotionPart, MotionSequence
from joyvasa_runtime.npz_file import TooMuchError, read_npz

MAX_MOTION_BYTES = 256 * 2**20
"""About ten hours at 25 frames a second; more is not a motion file."""

MAX_FPS = 240

_ARRAYS = ("motion", "fps", "reference", "name", "part", "source", "licence")
_PARTS: tuple[MotionPart, ...] = get_args(MotionPart)
_HINT = "Choose a motion file."


def save_motion(path: Path, motion: MotionSequence) -> None:
    """Write motion alone; an older file of that name stays as it is if this fails.

    Raises
    ------
    MotionError
        If the file can't be written.
    """
    _write(path, {"motion": motion.values, "fps": np.int64(motion.fps)})


def save_piece(path: Path, piece: MotionPiece) -> None:
    """Write motion with what is known of it; an older file of that name stays as it is if this fails.

    Raises
    ------
    MotionError
        If the file can't be written.
    """
    arrays: dict[str, Any] = {
        "motion": piece.motion.values,
        "fps": np.int64(piece.motion.fps),
        "name": np.str_(plain_line(piece.name)),
        "part": np.str_(piece.part),
        "source": np.str_(plain_line(piece.source)),
        "licence": np.str_(plain_line(piece.licence)),
    }
    if piece.reference is not None:
        arrays["reference"] = piece.reference
    _write(path, arrays)


def load_motion(path: Path) -> MotionSequence:
    """The motion of a file that `save_motion` or `save_piece` wrote.

    Raises
    ------
    MotionError
        If the file is missing, is not a motion file or holds impossible numbers.
    """
    return load_piece(path).motion


def load_piece(path: Path) -> MotionPiece:
    """The motion of a file with what the file says of it.

    Raises
    ------
    MotionError
        If the file is missing, is not a motion file or holds impossible numbers.
    """
    try:
        return _piece(read_npz(path, _ARRAYS, MAX_MOTION_BYTES), str(path))
    except TooMuchError as error:
        raise MotionError(f"{path} is far too large for a motion file", _HINT) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise MotionError(f"The motion file {path} can't be read: {reason}", _HINT) from error


def checked_reference(row: NDArray[Any], name: str) -> NDArray[np.float32]:
    """A reference row from a file, shape (70,), once it is found possible.

    Raises
    ------
    MotionError
        If shape or numbers are impossible.
    """
    if row.shape != (CHANNELS,) or row.dtype.kind != "f":
        raise MotionError(
            f"The reference in {name} must be {CHANNELS} floats, not {row.dtype} {row.shape}", _HINT
        )
    checked: NDArray[np.float32] = checked_motion(row[None], np.array(1), name).values[0]
    return checked


def checked_motion(values: NDArray[Any], fps: NDArray[Any], name: str) -> MotionSequence:
    """A sequence of values from a file, once they are found possible.

    Raises
    ------
    MotionError
        If shape, frame rate or numbers are impossible.
    """
    if values.ndim != 2 or values.shape[1] != CHANNELS or values.dtype.kind != "f" or not len(values):
        raise MotionError(
            f"The motion in {name} must be floats (frames, {CHANNELS}), not {values.dtype} {values.shape}",
            "Choose a motion file.",
        )
    if fps.ndim or fps.dtype.kind not in "iuf" or not 1 <= fps <= MAX_FPS:
        raise MotionError(
            f"The frame rate in {name} must be 1 to {MAX_FPS}, not {fps}", "Choose a motion file."
        )
    if not np.isfinite(values).all() or not (values[:, SCALE] > 0).all():
        raise MotionError(
            f"The motion in {name} holds numbers that are not finite, or a scale of 0 or less",
            "The file is damaged; get it again.",
        )
    return MotionSequence(values.astype(np.float32), round(float(fps)))


def _write(path: Path, arrays: Mapping[str, Any]) -> None:
    check_name(path, MotionError)
    try:
        # Not `tempfile`: its files can be read by nobody else, which a user would have to repair.
        temporary = path.parent / f".motion-{secrets.token_hex(8)}.part"
        try:
            with temporary.open("xb") as stream:
                np.savez(stream, **arrays)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise MotionError(
            f"The motion file {path} can't be written: {error.strerror or error}",
            "Choose another place, or check its permissions and free space.",
        ) from error


def _piece(arrays: Mapping[str, NDArray[Any]], name: str) -> MotionPiece:
    missing = {"motion", "fps"} - set(arrays)
    if missing:
        raise MotionError(
            f"{name} is not a motion file: it has no array {min(missing)!r}",
            "Choose one that `joyvasa generate` made, or a LivePortrait template (.pkl).",
        )
    part = _text(arrays, "part", name) or "all"
    known = next((one for one in _PARTS if one == part), None)
    if known is None:
        raise MotionError(f"{name} is motion of the part {part!r}, which is not known", _HINT)
    reference = checked_reference(arrays["reference"], name) if "reference" in arrays else None
    return MotionPiece(
        checked_motion(arrays["motion"], arrays["fps"], name),
        reference,
        _text(arrays, "name", name),
        known,
        _text(arrays, "source", name),
        _text(arrays, "licence", name),
    )


def _text(arrays: Mapping[str, NDArray[Any]], key: str, name: str) -> str:
    """A line of text; empty where the file has none."""
    if key not in arrays:
        return ""
    value = arrays[key]
    if value.ndim or value.dtype.kind != "U" or len(str(value)) > MAX_TEXT:
        raise MotionError(f"The {key} in {name} is not a line of text", _HINT)
    return plain_line(str(value))
