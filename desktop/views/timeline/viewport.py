"""What the ruler, the headers and the lanes show in common: one scroll position, one zoom, one size.

It paints nothing; the scroll bars of `view` follow it.
"""

from PySide6.QtCore import QObject, Signal

from desktop.views.widgets.time_scale import TimeScale
from joyvasa_runtime.timebase import FrameSpan

# Part of the width that stays free behind the last clip.
_TAIL = 0.2

LEAD_PX = 16.0
"""Room before the first frame, so that an edge there can be gripped."""


class Viewport(QObject):
    """The visible part of the timeline, kept within what there is to see.

    Signals
    -------
    changed()
        Position, zoom or extent are others.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scale = TimeScale()
        self._top = 0
        self._width, self._height = 1, 1
        self._frames, self._content_height = 0, 0
        self._settle()

    @property
    def scale(self) -> TimeScale:
        """From frames to pixels."""
        return self._scale

    @property
    def top(self) -> int:
        """Pixels of the tracks that are above the upper edge."""
        return self._top

    @property
    def width(self) -> int:
        """Pixels across."""
        return self._width

    @property
    def height(self) -> int:
        """Pixels down."""
        return self._height

    @property
    def lowest_left(self) -> float:
        """The frame at the left edge when scrolled to the beginning."""
        return -LEAD_PX / self._scale.px_per_frame

    @property
    def highest_left(self) -> float:
        """The frame at the left edge when scrolled to the end; some room is then free for more.

        Zooming at a place near the end may have gone further, and scrolling doesn't jump back from there.
        """
        room = self._width * (1 - _TAIL) / self._scale.px_per_frame
        return max(self._frames - room, self._scale.left, self.lowest_left)

    @property
    def highest_top(self) -> int:
        """Pixels above the upper edge when scrolled to the last track."""
        return max(self._content_height - self._height, 0)

    def set_size(self, width: int, height: int) -> None:
        """The lanes have another size, in pixels."""
        if (self._width, self._height) != (width, height):
            self._width, self._height = max(width, 1), max(height, 1)
            self._settle()

    def set_content(self, frames: int, height: int) -> None:
        """The timeline is `frames` long, and its tracks `height` pixels high together."""
        if (self._frames, self._content_height) != (frames, height):
            self._frames, self._content_height = frames, height
            self._settle()

    def scroll_by(self, x: float, y: int = 0) -> None:
        """Show what is `x` pixels to the right and `y` below."""
        self.scroll_to(self._scale.scrolled(x).left)
        self.set_top(self._top + y)

    def scroll_to(self, left: float) -> None:
        """Show the frame `left` at the left edge."""
        self._set(TimeScale(min(left, self.highest_left), self._scale.px_per_frame), self._top)

    def set_top(self, top: int) -> None:
        """Hide `top` pixels of the tracks above the upper edge."""
        self._set(self._scale, top)

    def zoom(self, factor: float, x: float) -> None:
        """Widen time by `factor`; what is at `x` stays there unless the beginning would leave the edge."""
        self._set(self._scale.zoomed(factor, x), self._top)

    def show_scale(self, scale: TimeScale) -> None:
        """Show what another view shows of time."""
        self._set(scale, self._top)

    def show_span(self, span: FrameSpan, margin: float = LEAD_PX) -> None:
        """Fill the width with `span`."""
        self._set(TimeScale.showing(span, self._width, margin), self._top)

    def is_visible(self, frame: int) -> bool:
        """Whether the start of `frame` is between the left and the right edge."""
        return 0 <= self._scale.x_of(frame) < self._width

    def _set(self, scale: TimeScale, top: int) -> None:
        before = self._scale, self._top
        self._scale, self._top = self._clamped(scale, top)
        if before != (self._scale, self._top):
            self.changed.emit()

    def _settle(self) -> None:
        self._scale, self._top = self._clamped(self._scale, self._top)
        self.changed.emit()

    def _clamped(self, scale: TimeScale, top: int) -> tuple[TimeScale, int]:
        lowest = -LEAD_PX / scale.px_per_frame
        left = min(max(scale.left, lowest), max(float(self._frames), lowest))
        return TimeScale(left, scale.px_per_frame), min(max(top, 0), self.highest_top)
