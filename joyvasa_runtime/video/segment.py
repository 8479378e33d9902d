"""A self-contained stretch of a video's pictures, which can be joined with others without encoding again.

Sound and joining are `join`'s business; where segments lie and what they are called is not decided here.
"""

import contextlib
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import av
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.encoders import encoder_for
from joyvasa_runtime.video.encoding_thread import EncodingThread
from joyvasa_runtime.video.gpu_encoder import choose_gpu_encoder
from joyvasa_runtime.video.picture_file import PictureFile
from joyvasa_runtime.video.unfinished import write_error

_ENCODERS_REFUSAL = (av.ExternalError, av.ArgumentError, ValueError)
"""What FFmpeg says when it is the settings that an encoder doesn't like."""


class SegmentWriter(Protocol):
    """A segment while it is written, in a thread of its own.

    Raises
    ------
    ExportError
        By `add` and `finish`, if the segment can't be written; `finish` leaves nothing behind then.
    """

    def add(self, frame: NDArray[np.uint8]) -> None:
        """Append a frame, shape (height, width, 3 or 4), uint8, 4 with straight alpha; it is copied."""

    def seal(self) -> None:
        """Say that no more frames come, without waiting: the next segment may begin meanwhile."""

    def finish(self) -> None:
        """Seal, and wait until the segment is complete."""

    def abandon(self) -> None:
        """Stop and remove what was written."""


def open_segment(path: Path, size: tuple[int, int], fps: Fraction, compression: Compression) -> SegmentWriter:
    """A new segment, which the same frames always fill with the same pictures.

    Parameters
    ----------
    path : Path
        Any name; an older file is overwritten.
    size : (int, int)
        Width and height of the frames; an odd one is padded by one pixel of replication where the codec
        needs that.
    fps : Fraction
    compression : Compression
        Of a kind that has pictures. Frames have an alpha channel where it has.

    Raises
    ------
    ExportError
        If the file can't be written there, or the encoder refuses.
    """
    assert compression.kind.has_pictures, "a sound alone has no segments"
    encoder = encoder_for(compression, size, fps, choose_gpu_encoder(compression, size, fps).encoder)
    padded = encoder.padded(size)
    try:
        file = PictureFile(path, padded, fps, encoder)
    except (av.FFmpegError, OSError, ValueError) as error:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise _refusal(path, padded, compression, error) from error
    channels = 4 if compression.has_alpha else 3
    return EncodingThread(path, file, (size[1], size[0], channels), padded)


def segment_ending(compression: Compression) -> str:
    """The usual ending of a segment's name, with its dot."""
    return ".mov" if compression.codec in ("prores_422_hq", "prores_4444", "png", "gif") else ".mp4"


def encoded_size(size: tuple[int, int], fps: Fraction, compression: Compression) -> tuple[int, int]:
    """Width and height of the video that frames of a size become."""
    return encoder_for(compression, size, fps).padded(size)


def _refusal(path: Path, size: tuple[int, int], compression: Compression, error: Exception) -> ExportError:
    """What the user is told when a segment can't be begun."""
    if isinstance(error, _ENCODERS_REFUSAL):
        title, reason = compression.kind.title, getattr(error, "strerror", None) or error
        return ExportError(
            f"No {title} video of {size[0]} × {size[1]} pixels can be made with these settings: {reason}",
            "Choose another size or another kind of file.",
        )
    return write_error(path, error)
