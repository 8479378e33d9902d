"""A stretch of the mix handed out from its start, as much at a time as a video takes.

It mixes when asked and keeps nothing, so an hour needs no more memory or disk than a second.
"""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.mapped import forget_pages
from joyvasa_runtime.audio.mix import MixPart, mix
from joyvasa_runtime.timebase import HEARD_RATE_HZ, FrameSpan, frame_to_sample

_FORGET_EVERY = 20 * HEARD_RATE_HZ
"""Samples between two times that what was read is forgotten: 4 MB of a sound."""


class MixStream:
    """The frames `span` of the mix, and silence behind them; a `video.soundtrack.SoundSource`.

    Parameters
    ----------
    parts : sequence of MixPart
    span : FrameSpan
    """

    rate_hz = HEARD_RATE_HZ
    channels = 2
    layout = "stereo"

    def __init__(self, parts: Sequence[MixPart], span: FrameSpan) -> None:
        self.given = self._forgotten = 0
        self._start = frame_to_sample(span.start, HEARD_RATE_HZ)
        self._stop = frame_to_sample(span.stop, HEARD_RATE_HZ)
        self._parts = [part for part in parts if part.start < self._stop and part.stop > self._start]

    def up_to(self, seconds: Fraction) -> NDArray[np.float32]:
        """The samples from where the last call ended up to `seconds`, shape (2, N), float32.

        They may exceed full scale, as `mix` says.
        """
        first = self._start + self.given
        count = round(seconds * HEARD_RATE_HZ) - self.given
        heard = min(count, max(0, self._stop - first))
        values = np.zeros((2, count), np.float32)
        values[:, :heard] = mix(self._parts, first, heard).T
        self.given += count
        if self.given - self._forgotten > _FORGET_EVERY:
            self._forget()
        return values

    def close(self) -> None:
        """Let go of the sounds."""
        self._forget()
        self._parts = []

    def _forget(self) -> None:
        self._forgotten = self.given
        for part in self._parts:
            forget_pages(part.samples)
