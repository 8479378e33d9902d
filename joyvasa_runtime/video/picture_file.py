"""One file of pictures alone while it is written: a segment of a video.

It works in the caller's thread; `encoding_thread` adds the thread.
"""

import contextlib
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.video.encoders import PictureEncoder
from joyvasa_runtime.video.pixels import new_picture, picture_filler, tag_colours
from joyvasa_runtime.video.thread_priority import ordinary_priority

_BUFFER_BYTES = 1 << 18


class PictureFile:
    """A file that takes one frame after the other.

    Parameters
    ----------
    path : Path
        Written directly; any name.
    size : (int, int)
        Width and height of the frames, as the encoder wants them padded.
    fps : Fraction
    encoder : PictureEncoder

    Raises
    ------
    av.FFmpegError, OSError, ValueError
        By every method, when FFmpeg or the system refuses.
    """

    def __init__(self, path: Path, size: tuple[int, int], fps: Fraction, encoder: PictureEncoder) -> None:
        self.frames = 0
        self._packets = 0
        self._fps = fps
        self._size = size
        self._encoder = encoder
        self._fill = picture_filler(encoder.pixels, *size)
        self._picture: Any = new_picture(encoder.pixels, *size)
        self._stream: Any = None
        # Opened here: FFmpeg never closes a file whose head it could not write.
        self._out = path.open("wb")
        self._file: Any = None
        try:
            self._file = av.open(self._out, "w", format=encoder.container, buffer_size=_BUFFER_BYTES)
            self._stream = self._opened_stream()
        except BaseException:
            # An open file could not be removed on Windows.
            self.abandon()
            raise

    def add(self, frame: NDArray[np.uint8]) -> None:
        """Append a frame, shape (height, width, 3 or 4), uint8."""
        if not self._encoder.has_copied:
            self._picture = new_picture(self._encoder.pixels, *self._size)
        self._fill(frame, self._picture)
        self._picture.pts, self._picture.time_base = self.frames, 1 / self._fps
        self._write(self._stream.encode(self._picture))
        self.frames += 1

    def finish(self) -> None:
        """Write what the encoder holds back, the index, and close."""
        self._write(self._stream.encode(None))
        self._file.close()
        self._out.close()

    def abandon(self) -> None:
        """Close without a word about what that leaves in the file, and let go of the encoder."""
        with contextlib.suppress(av.FFmpegError, OSError):
            if self._file is not None:
                self._file.close()
        with contextlib.suppress(OSError):
            self._out.close()
        # 30 MB at 512 x 512, which whoever still holds the file while the next one is filled would double.
        self._file = self._stream = self._picture = None

    def _write(self, packets: list[Any]) -> None:
        """Append packets, which come in the order of decoding."""
        for packet in packets:
            if self._encoder.delay is not None:
                packet.dts = self._packets - self._encoder.delay
            self._packets += 1
            self._file.mux(packet)

    def _opened_stream(self) -> Any:
        encoder = self._encoder
        stream = self._file.add_stream(encoder.name, rate=self._fps, options=dict(encoder.options))
        stream.width, stream.height = self._size
        stream.pix_fmt = encoder.pixels
        context = stream.codec_context
        context.time_base = 1 / self._fps
        if encoder.bit_rate is not None:
            context.bit_rate = encoder.bit_rate
        if encoder.tag:
            context.codec_tag = encoder.tag
        tag_colours(context, encoder.pixels)
        # Now, so that a refusal comes before the first picture is drawn.
        with ordinary_priority():
            self._file.start_encoding()
        return stream
