"""The picture that stands for a video: which frame it is, and the frame as a file. It draws no frame."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.axes import LIP_KEYPOINTS
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.video.unfinished import write_error

_LID_KEYPOINTS = (11, 13, 15, 16)
_SHOWING = (*_LID_KEYPOINTS, *LIP_KEYPOINTS)

_CALM = 0.0015
"""Root mean square of offsets of lids and lips that look as in the picture; a blink has thrice as much."""

_NEARLY = 1.2
"""How much further from rest than the best frame an earlier one may be."""

_QUALITY = 92


def poster_frame(motion: MotionSequence, reference: NDArray[np.float32]) -> int:
    """The first frame with eyes open and the mouth at rest, or the one that comes nearest to it.

    Parameters
    ----------
    motion : MotionSequence
        At least one frame.
    reference : ndarray, shape (70,), float32
        The row at which the portrait looks as in its picture.
    """
    rest = reference[:63].reshape(21, 3)
    changed = motion.exp[:, _SHOWING] - rest[_SHOWING, :]
    unrest = np.sqrt(np.mean(changed.astype(np.float64) ** 2, axis=(1, 2)))
    return int(np.argmax(unrest <= max(_CALM, _NEARLY * unrest.min())))


def write_poster(path: Path, frame: NDArray[np.uint8]) -> None:
    """Write a frame, shape (H, W, 3) RGB or (H, W, 4) with straight alpha, as a JPEG; nothing shows as black.

    Raises
    ------
    ExportError
        If the file can't be written.
    """
    if frame.shape[2] == 4:
        alpha = frame[..., 3:].astype(np.uint16)
        frame = ((frame[..., :3] * alpha + 127) // 255).astype(np.uint8)
    _, data = cv2.imencode(".jpg", frame[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    try:
        path.write_bytes(data.tobytes())
    except OSError as error:
        raise write_error(path, error) from error
