"""Where a frame is on the screen: the one place that turns frames to pixels and back.

A value; what is scrolled and zoomed by hand are the viewports of the views.
"""

import math
from dataclasses import dataclass, replace

from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan

MAX_PX_PER_FRAME = 40.0
"""One frame is as wide as a fingertip's mouse movement."""

MIN_PX_PER_FRAME = 1 / (60 * MOTION_FPS)
"""One pixel is a minute: the longest timeline there can be fits in a small window."""

# `frame_at(x_of(frame))` is `frame` in spite of rounding.
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A scroll position and a zoom.

    Parameters
    ----------
    left : float
        The frame at x = 0; negative where room is left before the first.
    px_per_frame : float
        `MIN_PX_PER_FRAME` to `MAX_PX_PER_FRAME`.
    """

    left: float = 0.0
    px_per_frame: float = 4.0

    def x_of(self, frame: float) -> float:
        """Pixels from the left edge to the start of `frame`."""
        return (frame - self.left) * self.px_per_frame

    def position_at(self, x: float) -> float:
        """Frames, with a fraction, from the start of the timeline to `x`."""
        return self.left + x / self.px_per_frame

    def frame_at(self, x: float) -> int:
        """The frame that covers `x`, not before the first."""
        return max(math.floor(self.position_at(x) + _SLACK), 0)

    def zoomed(self, factor: float, x: float) -> "TimeScale":
        """Wider by `factor`, within the limits, with what is at `x` kept there."""
        px_per_frame = min(max(self.px_per_frame * factor, MIN_PX_PER_FRAME), MAX_PX_PER_FRAME)
        return TimeScale(self.position_at(x) - x / px_per_frame, px_per_frame)

    def scrolled(self, pixels: float) -> "TimeScale":
        """What was `pixels` to the right is now at the left edge."""
        return replace(self, left=self.left + pixels / self.px_per_frame)

    @staticmethod
    def showing(span: FrameSpan, width: float, margin: float) -> "TimeScale":
        """The scale at which `span` fills `width` pixels but for `margin` pixels at each side."""
        room = max(width - 2 * margin, 1.0)
        px_per_frame = min(max(room / len(span), MIN_PX_PER_FRAME), MAX_PX_PER_FRAME)
        return TimeScale(span.start - margin / px_per_frame, px_per_frame)
