"""Which times the ruler names, so that its labels never touch and never leave it bare.

Numbers only; the views draw them.
"""

from dataclasses import dataclass

from desktop.views.widgets.time_scale import TimeScale
from joyvasa_runtime.timebase import MOTION_FPS

# (frames between labels, marks between two labels): each a time that people count in.
_STEPS = (
    (1, 1),
    (5, 5),
    (MOTION_FPS, 5),
    (2 * MOTION_FPS, 2),
    (5 * MOTION_FPS, 5),
    (10 * MOTION_FPS, 5),
    (30 * MOTION_FPS, 6),
    (60 * MOTION_FPS, 6),
    (2 * 60 * MOTION_FPS, 4),
    (5 * 60 * MOTION_FPS, 5),
    (10 * 60 * MOTION_FPS, 5),
    (30 * 60 * MOTION_FPS, 6),
    (60 * 60 * MOTION_FPS, 6),
    (2 * 60 * 60 * MOTION_FPS, 4),
)


@dataclass(frozen=True, slots=True)
class Ticks:
    """The frames that get a label, and those that get a short mark."""

    labels: tuple[int, ...]
    marks: tuple[int, ...]


def ticks(scale: TimeScale, width: float, label_width: float) -> Ticks:
    """The ticks of a ruler `width` pixels wide whose labels need `label_width` pixels each."""
    step, parts = _step(scale.px_per_frame, label_width)
    first = max(int(scale.left // step) * step, 0)
    last = int(scale.position_at(width)) + 1
    labels = tuple(range(first, last + 1, step))
    mark = max(step // parts, 1)
    return Ticks(labels, tuple(frame for frame in range(first, last + 1, mark) if frame % step))


def _step(px_per_frame: float, label_width: float) -> tuple[int, int]:
    for step, parts in _STEPS:
        if step * px_per_frame >= label_width:
            return step, parts
    return _STEPS[-1]
