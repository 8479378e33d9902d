"""Motion files: an `.npz` with the array `motion`, (T, 70) float32, and `fps`.

Published templates in other formats are read by `template_import`; a project's takes are not stored here.
"""

import os
import secrets
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.sequence import CHANNELS, SCALE, MotionSequence

MAX_MOTION_BYTES = 256 * 2**20
"""About ten hours at 25 frames a second; more is not a motion file."""

MAX_FPS = 240


def save_motion(path: Path, motion: MotionSequence) -> None:
    """Write a motion file; an older one of that name stays as it is if this fails.

    Raises
    ------
    MotionError
        If the file can't be written.
    """
    try:
        # Not `tempfile`: its files can be read by nobody else, which a user would have to repair.
        temporary = path.parent / f".motion-{secrets.token_hex(8)}.part"
        try:
            with temporary.open("xb") as stream:
                np.savez(stream, motion=motion.values, fps=np.int64(motion.fps))
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


def load_motion(path: Path) -> MotionSequence:
    """The motion of a file that `save_motion` wrote.

    Raises
    ------
    MotionError
        If the file is missing, is not a motion file or holds impossible numbers.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_MOTION_BYTES:
                raise MotionError(f"{path} is far too large for a motion file", "Choose a motion file.")
        with np.load(path, allow_pickle=False) as arrays:
            missing = {"motion", "fps"} - set(arrays.files)
            if missing:
                raise MotionError(
                    f"{path} is not a motion file: it has no array {min(missing)!r}",
                    "Choose one that `joyvasa generate` made, or a LivePortrait template (.pkl).",
                )
            return checked_motion(arrays["motion"], arrays["fps"], str(path))
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise MotionError(
            f"The motion file {path} can't be read: {reason}", "Choose a motion file."
        ) from error


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
