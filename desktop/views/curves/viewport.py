"""The part of time and of values that the curve editor shows. It knows no curves and paints nothing."""

from PySide6.QtCore import QObject, Signal

from desktop.views.curves.value_scale import ValueScale
from desktop.views.widgets.time_scale import MAX_PX_PER_FRAME, MIN_PX_PER_FRAME, TimeScale

MARGIN_PX = 24.0
"""Room around what was made to fit, so that a key at its end can be gripped."""

_SHORTEST = 2.0
_LOWEST = 0.02
"""A single key is shown with this much around it."""


class CurveViewport(QObject):
    """Scroll position and zoom of both axes.

    Signals
    -------
    changed()
        Something else is seen, or the size is another.
    time_changed()
        The user moved or zoomed time here.
    """

    changed = Signal()
    time_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._time, self._values = TimeScale(), ValueScale()
        self._width, self._height = 1, 1
        self._fitted: tuple[float, float] | None = None

    @property
    def time(self) -> TimeScale:
        """From frames of the timeline to pixels."""
        return self._time

    @property
    def values(self) -> ValueScale:
        """From values to pixels."""
        return self._values

    @property
    def width(self) -> int:
        """Pixels across."""
        return self._width

    @property
    def height(self) -> int:
        """Pixels down."""
        return self._height

    @property
    def first(self) -> float:
        """The frame at the left edge."""
        return self._time.left

    @property
    def last(self) -> float:
        """The frame at the right edge."""
        return self._time.position_at(self._width)

    def set_size(self, width: int, height: int) -> None:
        """The canvas has another size; the same values fill its height."""
        width, height = max(width, 1), max(height, 1)
        if (width, height) == (self._width, self._height):
            return
        if self._fitted is not None:
            # A panel that comes to the front may be fitted before it has its size.
            self._values = ValueScale.showing(*self._fitted, height, MARGIN_PX)
        elif self._height > 1:
            self._values = self._values.zoomed(height / self._height, 0.0)
        self._width, self._height = width, height
        self.changed.emit()

    def set_time(self, time: TimeScale) -> None:
        """Show another part of time, because another view does."""
        if time != self._time:
            self._time = time
            self.changed.emit()

    def set_values(self, values: ValueScale) -> None:
        """Show other values."""
        if values != self._values:
            self._values, self._fitted = values, None
            self.changed.emit()

    def zoom_time(self, factor: float, x: float) -> None:
        """Widen time by `factor`; what is at `x` stays there."""
        self._move(self._time.zoomed(factor, x))

    def zoom_values(self, factor: float, y: float) -> None:
        """Heighten values by `factor`; what is at `y` stays there."""
        self.set_values(self._values.zoomed(factor, y))

    def scroll_by(self, x: float, y: float) -> None:
        """Show what is `x` pixels to the right and `y` below."""
        self.set_values(self._values.scrolled(y))
        if x:
            self._move(self._time.scrolled(x))

    def fit_time(self, first: float, last: float) -> None:
        """Let frames fill the width."""
        frames = max(last - first, _SHORTEST)
        room = max(self._width - 2 * MARGIN_PX, 1.0)
        px_per_frame = min(max(room / frames, MIN_PX_PER_FRAME), MAX_PX_PER_FRAME)
        left = (first + last) / 2 - self._width / 2 / px_per_frame
        self._move(TimeScale(left, px_per_frame))

    def fit_values(self, low: float, high: float) -> None:
        """Let values fill the height."""
        if high - low < _LOWEST:
            low, high = (low + high - _LOWEST) / 2, (low + high + _LOWEST) / 2
        self.set_values(ValueScale.showing(low, high, self._height, MARGIN_PX))
        self._fitted = low, high

    def reveal(self, frame: float) -> None:
        """Scroll until a frame is seen."""
        x = self._time.x_of(frame)
        if x < 0:
            self.scroll_by(x - MARGIN_PX, 0)
        elif x >= self._width:
            self.scroll_by(x - self._width + MARGIN_PX, 0)

    def _move(self, time: TimeScale) -> None:
        if time != self._time:
            self.set_time(time)
            self.time_changed.emit()
