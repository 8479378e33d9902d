"""A clip's performance at its place on the timeline: where clips show it, and how strongly it counts there.

It sees one performance; how performances and tracks mix is `evaluate`.
"""

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.sequence import CHANNELS, HEAD
from joyvasa_runtime.project.performance.perform import Performer
from joyvasa_runtime.timebase import FrameSpan

Rows = NDArray[np.float32]

FACE_TRANSITION = 8
"""Frames over which the face of a take comes and goes around its clip.

Of these 0.32 s it counts for more than half during 0.16 s: the lips lead the voice by 0.1 s, and longer than
that they should not move in silence.
"""

HEAD_TRANSITION = 16
"""Frames over which the head does: 0.64 s.

A clip cut in the middle of a gesture may begin 5 degrees and more away from the idle head. Over 8 frames that
was a turn of up to 33 degrees a second, where takes of the starter pack stay below 9; over 16 it is half.
"""

TRANSITION = max(FACE_TRANSITION, HEAD_TRANSITION)
"""Frames beyond a clip's ends at which nothing of it is left."""


def _falloff() -> Rows:
    """Strength of each channel by the distance in frames, shape (TRANSITION + 1, 70)."""
    reach = np.full(CHANNELS, FACE_TRANSITION)
    reach[HEAD] = HEAD_TRANSITION
    x = np.maximum(1 - np.arange(TRANSITION + 1)[:, None] / reach, 0)
    return np.asarray(x * x * (3 - 2 * x), np.float32)


_FALLOFF = _falloff()


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A performance whose sound begins at a frame of the timeline.

    Parameters
    ----------
    performer : Performer
    origin : int
        Frame of the timeline that frame 0 of the sound belongs to; below 0 where its beginning is cut off.
    spans : tuple of FrameSpan
        Frames of the timeline at which clips show it; at least one, in their order.
    """

    performer: Performer
    origin: int
    spans: tuple[FrameSpan, ...]

    def rows(self, frames: NDArray[np.int64]) -> Rows:
        """Its rows at frames of the timeline, shape (F, 70), in rising order."""
        return self.performer.rows(frames - self.origin)

    def strength(self, span: FrameSpan) -> tuple[NDArray[np.int64], Rows]:
        """The frames of a span of the timeline that it reaches, and how strongly each channel counts there.

        Returns
        -------
        ndarray, shape (F,), int64
            Frames of the timeline.
        ndarray, shape (F, 70), float32
            1 where it is shown; a smooth fall to 0 over the channel's transition around that.
        """
        first = max(span.start, self.spans[0].start - TRANSITION)
        last = min(span.stop, self.spans[-1].stop + TRANSITION)
        frames = np.arange(first, last)
        distance = reduce(np.minimum, [_distance(shown, frames) for shown in self.spans])
        near = distance < TRANSITION
        return frames[near], _FALLOFF[distance[near]]


def _distance(span: FrameSpan, frames: NDArray[np.int64]) -> NDArray[np.int64]:
    """Frames between frames of the timeline and a span, 0 inside it."""
    return np.maximum(np.maximum(span.start - frames, frames - (span.stop - 1)), 0)
