"""Which frames the preview should make before they are asked for. It makes none itself."""

from collections.abc import Iterator
from itertools import count, islice

from desktop.jobs.scene import Request
from joyvasa_runtime.timebase import FrameSpan

_PICTURES_AHEAD = 50
"""Two seconds of playing: long enough to get over a step of a job, short enough to be done when it counts."""

_NEIGHBOURS = 5
"""Frames to either side of where the playhead stands: the next presses of an arrow key."""


def due_next(request: Request, length: int, loop: FrameSpan | None, late: float) -> Iterator[int]:
    """Frames that playing will want, soonest first.

    Parameters
    ----------
    request : Request
        The frame that is due now.
    length : int
        Frames of the timeline; playing ends there.
    loop : FrameSpan or None
        What playing goes round in.
    late : float
        Frames that pass while a picture is made: those that would come too late are left out.

    Yields
    ------
    int
        The frame due now and those after it, where playing is fast only every `request.stride`-th.
    """
    stride, direction = request.stride, request.direction
    # Always the same frames of the timeline, however the ticks fall.
    steps = -(-(request.frame * direction + int(late)) // stride)
    first = steps * stride * direction
    for frame in islice(count(first, stride * direction), _PICTURES_AHEAD):
        placed = _placed(frame, length, loop, direction)
        if placed is not None:
            yield placed


def _placed(frame: int, length: int, loop: FrameSpan | None, direction: int) -> int | None:
    """Where playing is when it would be at `frame`; None beyond where it ends."""
    if loop is not None and ((frame >= loop.stop) if direction > 0 else (frame < loop.start)):
        return loop.start + (frame - loop.start) % len(loop)
    return frame if 0 <= frame < length else None


def neighbours(frame: int, length: int) -> Iterator[int]:
    """Frames around where the playhead stands, nearest first."""
    for distance in range(1, _NEIGHBOURS + 1):
        for near in (frame + distance, frame - distance):
            if 0 <= near < length:
                yield near
