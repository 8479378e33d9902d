"""Where on the timeline a clip's take moves the portrait, and how strongly around that.

It sees one clip and its take; how clips and tracks mix is `evaluate`.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.project.document import Clip, Take
from joyvasa_runtime.timebase import FrameSpan

TRANSITION = 8
"""Frames over which a performance comes and goes around its clip: 0.32 s.

A head that turns by 5 degrees in that time moves no faster than heads do while speaking, a blink of 0.28 s
still fits, and the lips, which lead the voice by 0.1 s, are in place when it begins.
"""


def _falloff() -> NDArray[np.float32]:
    """Strength by the distance in frames: 1 at 0, smoothly down to 0 at `TRANSITION`."""
    x = 1 - np.arange(TRANSITION + 1) / TRANSITION
    return (x * x * (3 - 2 * x)).astype(np.float32)


_FALLOFF = _falloff()


def covered(clip: Clip, take: Take) -> FrameSpan | None:
    """Frames of the timeline at which a clip plays a take; None where they have no frame in common."""
    shift = clip.start - clip.offset
    start = max(clip.start, take.start + shift)
    stop = min(clip.stop, take.stop + shift)
    return FrameSpan(start, stop) if start < stop else None


def strength(span: FrameSpan, frames: NDArray[np.int64]) -> NDArray[np.float32]:
    """How strongly what is covered counts at frames of the timeline, both of shape (F,).

    1 inside `span`, a smooth fall over `TRANSITION` frames outside it, then exactly 0.
    """
    distance = np.maximum(span.start - frames, frames - (span.stop - 1))
    return np.asarray(_FALLOFF[np.clip(distance, 0, TRANSITION)])
