"""Where a picture lies in a widget: fitted, or at a scale around a centre. It paints nothing.

Picture pixels are counted as in the runtime: whole numbers are the middles of pixels.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

_LARGEST_SCALE = 40.0
_SMALLEST_OF_FIT = 0.5
"""Smallest scale in parts of the fitted one, or of 100 % where the picture is small."""

_WHOLE = QRectF(0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Viewport:
    """The way between widget and picture.

    Parameters
    ----------
    window : QSizeF
        Of the widget.
    content : QSizeF
        Of the picture, in its pixels; empty without a picture.
    margin : float
        Room around what is fitted.
    area : QRectF or None
        What is fitted into the widget, in parts of the picture; None is the picture.
    fixed_scale : float or None
        Widget pixels per picture pixel; None fits the picture into the widget.
    centre : tuple of float
        What of the picture is in the widget's middle unless it is fitted, in parts of its width and height.
    """

    window: QSizeF
    content: QSizeF
    margin: float = 0.0
    area: QRectF | None = None
    fixed_scale: float | None = None
    centre: tuple[float, float] = (0.5, 0.5)

    @property
    def is_empty(self) -> bool:
        """Whether there is no picture, or no room for one."""
        return self.content.isEmpty() or self.window.isEmpty()

    @property
    def is_fitted(self) -> bool:
        """Whether the picture follows the widget's size."""
        return self.fixed_scale is None

    @property
    def fit_scale(self) -> float:
        """The scale at which all that is fitted just fits."""
        if self.is_empty:
            return 1.0
        area = self._fit_area
        across = max(1.0, self.window.width() - 2 * self.margin) / (self.content.width() * area.width())
        down = max(1.0, self.window.height() - 2 * self.margin) / (self.content.height() * area.height())
        return min(across, down)

    @property
    def scale(self) -> float:
        """Widget pixels per picture pixel."""
        return self.fit_scale if self.fixed_scale is None else self.fixed_scale

    @property
    def target(self) -> QRectF:
        """The picture's rectangle in the widget."""
        width, height = self.content.width() * self.scale, self.content.height() * self.scale
        x, y = self._shown_centre
        return QRectF(
            self.window.width() / 2 - x * width, self.window.height() / 2 - y * height, width, height
        )

    @property
    def transform(self) -> QTransform:
        """Picture pixels -> widget pixels, for painting."""
        target, scale = self.target, self.scale
        return QTransform(scale, 0, 0, scale, target.left() + scale / 2, target.top() + scale / 2)

    def to_widget(self, point: tuple[float, float]) -> QPointF:
        """Where a point of the picture is seen."""
        return self.transform.map(QPointF(*point))

    def to_picture(self, position: QPointF) -> tuple[float, float]:
        """The point of the picture at a position of the widget; may lie beyond its border."""
        target, scale = self.target, self.scale
        return (position.x() - target.left()) / scale - 0.5, (position.y() - target.top()) / scale - 0.5

    def fitted(self) -> "Viewport":
        """All that is fitted in the middle."""
        return replace(self, fixed_scale=None)

    def scaled_at(self, position: QPointF, scale: float) -> "Viewport":
        """At another scale; what was at `position` stays there as far as the limits allow."""
        if self.is_empty:
            return self
        smallest = _SMALLEST_OF_FIT * min(1.0, self.fit_scale)
        scale = min(_LARGEST_SCALE, max(smallest, scale))
        x, y = self.to_picture(position)
        moved = replace(self, fixed_scale=scale, centre=self._shown_centre)
        return moved.panned(position - moved.to_widget((x, y)))

    def panned(self, by: QPointF) -> "Viewport":
        """Moved by widget pixels; the border of picture and fitted area never passes the widget's middle."""
        if self.is_empty:
            return self
        target = self.target
        area = (self.area or _WHOLE).united(_WHOLE)
        x = self._shown_centre[0] - by.x() / target.width()
        y = self._shown_centre[1] - by.y() / target.height()
        centre = min(area.right(), max(area.left(), x)), min(area.bottom(), max(area.top(), y))
        return replace(self, fixed_scale=self.scale, centre=centre)

    def with_window(self, window: QSizeF) -> "Viewport":
        """In a widget of another size."""
        return replace(self, window=window)

    def with_area(self, area: QRectF | None, margin: float) -> "Viewport":
        """With something else to be fitted."""
        return replace(self, area=area, margin=margin)

    def with_content(self, content: QSizeF) -> "Viewport":
        """With a picture of another size; what was seen of it stays in view."""
        scale = self.fixed_scale
        if scale is not None and not self.content.isEmpty() and not content.isEmpty():
            scale *= self.content.width() / content.width()
        return replace(self, content=content, fixed_scale=scale)

    @property
    def _fit_area(self) -> QRectF:
        return _WHOLE if self.area is None or self.area.isEmpty() else self.area

    @property
    def _shown_centre(self) -> tuple[float, float]:
        if self.fixed_scale is not None:
            return self.centre
        middle = self._fit_area.center()
        return middle.x(), middle.y()
