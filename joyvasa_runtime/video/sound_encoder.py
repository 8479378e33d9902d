"""The sound of a video on its way into a file, as far as its pictures have come.

What is heard is a `SoundSource`'s business.
"""

from fractions import Fraction
from typing import Any, Literal

import av
import numpy as np

from joyvasa_runtime.video.soundtrack import SoundSource

SoundCodec = Literal["aac", "libopus", "pcm_s24le"]

_AAC_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000)
_OPUS_RATES = (48000, 24000, 16000, 12000, 8000)
_USUAL_RATE_HZ = 48_000

_AAC_BIT_RATE = 192_000
_AAC_BITS_PER_SAMPLE = 6
"""More than AAC can hold per sample and channel; the encoder complains above."""

_OPUS_BIT_RATE = 160_000


class SoundEncoder:
    """A track of sound in an open file.

    Parameters
    ----------
    file : av.container.OutputContainer
        Nothing has been written to it yet.
    sound : SoundSource
        Not closed here.
    codec : SoundCodec

    Raises
    ------
    av.FFmpegError, OSError
        By every method, when FFmpeg or the system refuses.
    """

    def __init__(self, file: Any, sound: SoundSource, codec: SoundCodec) -> None:
        self._file = file
        self._sound = sound
        rate_hz = _rate(sound.rate_hz, codec)
        channels = min(sound.channels, 2)
        self._stream = file.add_stream(codec, rate=rate_hz, layout="mono" if channels == 1 else "stereo")
        if codec == "aac":
            self._stream.bit_rate = min(_AAC_BIT_RATE, _AAC_BITS_PER_SAMPLE * rate_hz * channels)
        elif codec == "libopus":
            self._stream.bit_rate = _OPUS_BIT_RATE * channels // 2

    def add_up_to(self, seconds: Fraction) -> None:
        """Take the sound from where the last call ended up to `seconds`."""
        start = self._sound.given
        values = self._sound.up_to(seconds)
        if not values.shape[1]:
            return
        values = np.ascontiguousarray(values.clip(-1.0, 1.0))
        frame = av.AudioFrame.from_ndarray(values, format="fltp", layout=self._sound.layout)
        frame.sample_rate, frame.pts = self._sound.rate_hz, start
        frame.time_base = Fraction(1, self._sound.rate_hz)
        self._file.mux(self._stream.encode(frame))

    def finish(self) -> None:
        """Write what the encoder holds back."""
        self._file.mux(self._stream.encode(None))


def _rate(rate_hz: int, codec: SoundCodec) -> int:
    """The sound's own rate where the codec knows it."""
    if codec == "pcm_s24le":
        return rate_hz
    known = _AAC_RATES if codec == "aac" else _OPUS_RATES
    return rate_hz if rate_hz in known else _USUAL_RATE_HZ
