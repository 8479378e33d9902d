"""The head of a WAV file of 32-bit floating point samples, which is as exact as any device is.

Notes
-----
After "Multiple channel audio data and WAVE files" (Microsoft): a format that isn't PCM has an extension size
in its `fmt ` chunk, here 0, and a `fact` chunk with the number of samples per channel. All sizes are 32 bits.
"""

import struct
from dataclasses import dataclass

_LAYOUT = struct.Struct("<4sI4s 4sIHHIIHHH 4sII 4sI")

HEADER_BYTES = _LAYOUT.size
SAMPLE_BYTES = 4

_FLOAT = 3
_LARGEST = 2**32 - 1


@dataclass(frozen=True, slots=True)
class WavFormat:
    """What the samples of a file are."""

    rate_hz: int
    channels: int

    @property
    def frame_bytes(self) -> int:
        """Bytes of one sample of every channel."""
        return SAMPLE_BYTES * self.channels

    @property
    def most_samples(self) -> int:
        """Samples of a channel that a file can hold: 3 hours of stereo at 48 kHz."""
        return (_LARGEST - HEADER_BYTES) // self.frame_bytes


def wav_header(wav: WavFormat, samples: int) -> bytes:
    """The bytes before the samples of a file that holds so many of each channel."""
    size, frame = samples * wav.frame_bytes, wav.frame_bytes
    return _LAYOUT.pack(
        b"RIFF", HEADER_BYTES - 8 + size, b"WAVE",
        b"fmt ", 18, _FLOAT, wav.channels, wav.rate_hz, wav.rate_hz * frame, frame, 8 * SAMPLE_BYTES, 0,
        b"fact", 4, samples,
        b"data", size,
    )  # fmt: skip


def read_wav_header(head: bytes) -> WavFormat | None:
    """The format of a file that begins with `head`; None where `wav_header` didn't write it.

    The sizes in it may be those of an earlier moment.
    """
    if len(head) < HEADER_BYTES:
        return None
    fields = _LAYOUT.unpack(head[:HEADER_BYTES])
    wav = WavFormat(rate_hz=fields[7], channels=fields[6])
    if not wav.rate_hz or wav.channels not in (1, 2):
        return None
    samples = fields[14]
    is_ours = samples <= wav.most_samples and wav_header(wav, samples) == head[:HEADER_BYTES]
    return wav if is_ours else None
