"""One MP4 file while it is written: H.264 pictures and AAC sound, interleaved as they come.

It works in the caller's thread and under the name it is given; `encode` adds the thread and the safe name.
"""

import contextlib
import os
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.video.colour import Yuv420Converter
from joyvasa_runtime.video.encoders import encoder_threads
from joyvasa_runtime.video.soundtrack import SoundSource

_BT709 = 1
_LIMITED_RANGE = 1
_KEYFRAME_EVERY_S = 2
"""Players and editors jump to keyframes; two seconds cost 3 % of the size of x264's ten."""

_AAC_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000)
_AAC_BITS_PER_SAMPLE = 6
"""More than AAC can hold per sample and channel; the encoder complains above."""


@dataclass(frozen=True, slots=True)
class EncodeSettings:
    """How pictures and sound are compressed.

    Parameters
    ----------
    codec : str
        FFmpeg's name of an encoder that knows `crf` and `preset`: ``libx264`` or ``libx265``.
    crf : int
        Constant rate factor: 0 lossless, 18 visually lossless, 51 worst.
    preset : str
        x264's trade of speed for size, from ``ultrafast`` to ``placebo``.
    threads : int or None
        Threads of the encoder. None takes one per megapixel: a second one at 512 x 512 costs a fifth more
        work and wins no time beside a renderer that has the other cores.
    audio_bit_rate : int
        Bits a second of the AAC sound.
    comment : str
        What the file says of itself to players and editors; empty says nothing.
    """

    codec: str = "libx264"
    crf: int = 18
    preset: str = "veryfast"
    threads: int | None = None
    audio_bit_rate: int = 192_000
    comment: str = ""


class Mp4File:
    """An MP4 file that takes one frame after the other.

    Parameters
    ----------
    path : Path
        Written directly.
    width, height : int
        Size of the frames; even.
    fps : Fraction
    sound : SoundSource or None
        Closed together with the file.
    settings : EncodeSettings
    container : {"mp4", "mov"}

    Raises
    ------
    av.FFmpegError, OSError
        By every method, when FFmpeg or the system refuses.
    """

    def __init__(
        self,
        path: Path,
        width: int,
        height: int,
        fps: Fraction,
        sound: SoundSource | None,
        settings: EncodeSettings,
        container: str = "mp4",
    ) -> None:
        self.frames = 0
        self._fps = fps
        self._sound = sound
        self._file: Any = av.open(
            str(path), "w", format=container, container_options={"movflags": "+faststart"}
        )
        self._converter = Yuv420Converter(width, height)
        # One frame for all: the encoder has copied it when `encode` returns.
        self._picture = av.VideoFrame(width, height, "yuv420p")
        self._planes = [_view(plane) for plane in self._picture.planes]
        try:
            if settings.comment:
                self._file.metadata["comment"] = settings.comment
            self._video = self._video_stream(width, height, settings)
            self._audio = None if sound is None else self._audio_stream(sound, settings)
        except BaseException:
            # An open file could not be removed on Windows.
            self.abandon()
            raise

    def add(self, rgb: NDArray[np.uint8]) -> None:
        """Append a frame, shape (height, width, 3), uint8, and the sound that belongs to it."""
        self._converter.convert(rgb, *self._planes)
        self._picture.pts, self._picture.time_base = self.frames, 1 / self._fps
        self._file.mux(self._video.encode(self._picture))
        self.frames += 1
        self._add_sound()

    def finish(self) -> None:
        """Write what the encoders hold back, the index, and close."""
        self._file.mux(self._video.encode(None))
        if self._audio is not None:
            self._file.mux(self._audio.encode(None))
        self._file.close()
        self.abandon()

    def abandon(self) -> None:
        """Close without a word about what that leaves in the file."""
        with contextlib.suppress(av.FFmpegError, OSError):
            self._file.close()
        if self._sound is not None:
            self._sound.close()

    def _video_stream(self, width: int, height: int, settings: EncodeSettings) -> Any:
        stream = self._file.add_stream(
            settings.codec,
            rate=self._fps,
            options={
                "crf": str(settings.crf),
                "preset": settings.preset,
                "threads": str(settings.threads or encoder_threads(width * height, os.cpu_count() or 1)),
                "g": str(round(_KEYFRAME_EVERY_S * self._fps)),
            },
        )
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        context = stream.codec_context
        context.time_base = 1 / self._fps
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = _LIMITED_RANGE
        return stream

    def _audio_stream(self, sound: SoundSource, settings: EncodeSettings) -> Any:
        rate_hz = sound.rate_hz if sound.rate_hz in _AAC_RATES else 48_000
        channels = min(sound.channels, 2)
        stream = self._file.add_stream("aac", rate=rate_hz, layout="mono" if channels == 1 else "stereo")
        stream.bit_rate = min(settings.audio_bit_rate, _AAC_BITS_PER_SAMPLE * rate_hz * channels)
        return stream

    def _add_sound(self) -> None:
        """Sound up to the end of the last frame."""
        if self._sound is None or self._audio is None:
            return
        start = self._sound.given
        values = self._sound.up_to(self.frames / self._fps)
        if not values.shape[1]:
            return
        values = np.ascontiguousarray(values.clip(-1.0, 1.0))
        frame = av.AudioFrame.from_ndarray(values, format="fltp", layout=self._sound.layout)
        frame.sample_rate, frame.pts = self._sound.rate_hz, start
        frame.time_base = Fraction(1, self._sound.rate_hz)
        self._file.mux(self._audio.encode(frame))


def _view(plane: Any) -> NDArray[np.uint8]:
    """The pixels of a frame's plane, writable, shape (height, width); rows are padded in memory."""
    rows = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
    return rows[:, : plane.width]
