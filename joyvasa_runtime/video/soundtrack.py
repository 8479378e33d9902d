"""The stretch of a sound file that a video carries: cut to the sample, and silent where the file is over.

It keeps the file's own rate; encoding is `sound_encoder`'s business.
"""

from collections.abc import Callable, Generator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.sound_stream import SoundBlock, read_sound

_STEREO = 2
"""Channels."""

Downmix = Callable[[SoundBlock], NDArray[np.float32]]
"""Two channels, shape (N, 2), of a block that has more."""


class SoundSource(Protocol):
    """Sound that a video takes as it needs it: a file's, or one that is made on the way.

    Parameters
    ----------
    rate_hz, channels : int
    layout : str
        FFmpeg's name of the channels.
    given : int
        Samples handed out so far.
    """

    rate_hz: int
    channels: int
    layout: str
    given: int

    def up_to(self, seconds: Fraction) -> NDArray[np.float32]:
        """The samples from where the last call ended up to `seconds`, shape (channels, N), float32."""

    def close(self) -> None:
        """Let go of what it reads from."""


class Soundtrack:
    """Sound handed out from its start, as much at a time as is asked for; a context manager.

    Parameters
    ----------
    path : Path
        Any file with sound.
    start_s : float
        Time in the file that becomes the video's start.
    duration_s : float or None
        Time after which there is silence; None for the rest of the file.
    downmix : Downmix or None
        What makes stereo of more channels; None keeps them.

    Raises
    ------
    AudioError
        If the file can't be read or has no sound.
    """

    def __init__(
        self,
        path: Path,
        start_s: float = 0.0,
        duration_s: float | None = None,
        downmix: Downmix | None = None,
    ) -> None:
        self._blocks = read_sound(path)
        first = next(self._blocks)
        self.rate_hz = first.rate_hz
        self._downmix = downmix if len(first.channels) > _STEREO else None
        self.layout = "stereo" if self._downmix else first.layout
        self.channels = _STEREO if self._downmix else len(first.channels)
        self.given = 0
        self._start = round(start_s * self.rate_hz)
        self._length = None if duration_s is None else round(duration_s * self.rate_hz)
        self._stretch = self._stretched(first)
        self._rest: NDArray[np.float32] = np.empty((self.channels, 0), np.float32)

    def __enter__(self) -> "Soundtrack":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._stretch.close()
        self._blocks.close()

    def up_to(self, seconds: Fraction) -> NDArray[np.float32]:
        """The samples from where the last call ended up to `seconds`, shape (channels, N), float32."""
        wanted = round(seconds * self.rate_hz) - self.given
        parts, missing = [self._rest], wanted - self._rest.shape[1]
        while missing > 0:
            part = next(self._stretch, None)
            if part is None:
                part = np.zeros((self.channels, missing), np.float32)
            parts.append(part)
            missing -= part.shape[1]
        joined = np.concatenate(parts, axis=1)
        self._rest = joined[:, wanted:]
        self.given += wanted
        return joined[:, :wanted]

    def _stretched(self, first: SoundBlock) -> Generator[NDArray[np.float32], None, None]:
        """Blocks between the stretch's start and end."""
        stop = None if self._length is None else self._start + self._length
        position = 0
        block: SoundBlock | None = first
        while block is not None and (stop is None or position < stop):
            count = block.values.shape[1]
            values = block.values if self._downmix is None else self._downmix(block).T
            part = values[:, max(self._start - position, 0) : None if stop is None else stop - position]
            if part.shape[1]:
                yield part
            position += count
            block = next(self._blocks, None)
