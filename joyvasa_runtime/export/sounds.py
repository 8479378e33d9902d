"""What a video lets hear: a file, or a stretch of the mix of a project; each can be opened repeatedly.

Making it loud enough is `audio`'s, encoding it `video`'s business.
"""

from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.audio.mix import MixPart
from joyvasa_runtime.audio.mix_stream import MixStream
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.soundtrack import Soundtrack


@dataclass(frozen=True, slots=True)
class Sound:
    """What is heard: a file, and where in it the video begins, in seconds."""

    path: Path
    start_s: float = 0.0

    def opened(self) -> Soundtrack:
        """The sound, to be taken from its start.

        Raises
        ------
        AudioError
            If the file can't be read or has no sound.
        """
        return Soundtrack(self.path, self.start_s)


@dataclass(frozen=True, slots=True)
class HeardMix:
    """What is heard: a stretch of the mix of a project."""

    parts: tuple[MixPart, ...]
    span: FrameSpan

    def opened(self) -> MixStream:
        """The sound, to be taken from its start."""
        return MixStream(self.parts, self.span)
