"""What a video lets hear: a file, or a stretch of the mix of a project; each can be opened repeatedly.

How it is made loud enough, and encoded, is `video`'s business.
"""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from joyvasa_runtime.audio.downmix import stereo
from joyvasa_runtime.audio.mix import MixPart
from joyvasa_runtime.audio.mix_stream import MixStream
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.loud_source import open_loud_source
from joyvasa_runtime.video.soundtrack import SoundSource, Soundtrack


@dataclass(frozen=True, slots=True)
class Sound:
    """What is heard: a file, and where in it the video begins, in seconds."""

    path: Path
    start_s: float = 0.0

    def opened(self) -> Soundtrack:
        """The sound, to be taken from its start; for two loudspeakers if it was made for more.

        Raises
        ------
        AudioError
            If the file can't be read or has no sound.
        """
        return Soundtrack(self.path, self.start_s, downmix=stereo)


@dataclass(frozen=True, slots=True)
class HeardMix:
    """What is heard: a stretch of the mix of a project."""

    parts: tuple[MixPart, ...]
    span: FrameSpan

    def opened(self) -> MixStream:
        """The sound, to be taken from its start."""
        return MixStream(self.parts, self.span)


@dataclass(frozen=True, slots=True)
class OpenedSound:
    """A sound at its start, and what the user should know about its loudness."""

    source: SoundSource
    notes: tuple[str, ...] = ()


def open_sound(
    sound: Sound | HeardMix, lufs: float | None, seconds: Fraction, monitor: Monitor
) -> OpenedSound:
    """A sound as loud as wanted, to be taken from its start.

    Parameters
    ----------
    sound : Sound or HeardMix
    lufs : float or None
        Loudness of the whole; None leaves it.
    seconds : Fraction
        How much of it is heard.
    monitor : Monitor

    Raises
    ------
    AudioError
        If it can't be read.
    Cancelled
    """
    if lufs is None:
        return OpenedSound(sound.opened())
    source = open_loud_source(sound.opened, lufs, seconds, monitor)
    return OpenedSound(source, (source.note,) if source.note else ())
