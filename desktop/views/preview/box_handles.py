"""A turned box on the picture that can be moved, scaled at its corners and turned at a knob.

It answers with the similarity that a drag means; what is moved by it, and the limits, are the tool's.
"""

import math
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QCursor, QPainter, QPainterPath, QPolygonF

from desktop.views.preview.cursors import along, turning
from desktop.views.preview.marks import REACH, draw_dot, draw_path, draw_square, polygon
from desktop.views.preview.similarity import Similarity
from desktop.views.preview.tool import Point, Touch
from desktop.views.preview.viewport import Viewport

Part = Literal["top left", "top right", "bottom right", "bottom left", "inside", "knob"]

CORNERS: tuple[Part, ...] = ("top left", "top right", "bottom right", "bottom left")

_KNOB = 26.0
"""Widget pixels from the upper edge to the knob."""

_SNAP_DEGREES = 5.0
_FACTORS = (0.02, 50.0)


@dataclass(frozen=True, slots=True)
class BoxHandles:
    """Handles of a box.

    Parameters
    ----------
    corners : tuple of 4 Point
        Clockwise from the box's own top left.
    """

    corners: tuple[Point, ...]

    @property
    def centre(self) -> Point:
        """Middle of the box."""
        (x0, y0), _, (x2, y2), _ = self.corners
        return (x0 + x2) / 2, (y0 + y2) / 2

    @property
    def angle(self) -> float:
        """Degrees by which its upper edge falls to the right."""
        (x0, y0), (x1, y1) = self.corners[:2]
        return math.degrees(math.atan2(y1 - y0, x1 - x0))

    def knob(self, view: Viewport) -> QPointF:
        """Where the turning knob is, in widget pixels."""
        first, second, third, _ = (view.to_widget(corner) for corner in self.corners)
        middle, up = (first + second) / 2, second - third
        return middle + up * (_KNOB / max(1.0, math.hypot(up.x(), up.y())))

    def part_at(self, touch: Touch) -> Part | None:
        """The part of the box that is meant at a place."""
        away = self.knob(touch.view) - touch.position
        if math.hypot(away.x(), away.y()) <= REACH:
            return "knob"
        for part, corner in zip(CORNERS, self.corners, strict=True):
            if touch.distance(corner) <= REACH:
                return part
        outline = QPolygonF([touch.view.to_widget(corner) for corner in self.corners])
        return "inside" if outline.containsPoint(touch.position, Qt.FillRule.OddEvenFill) else None

    def cursor(self, part: Part, view: Viewport) -> QCursor:
        """The cursor over a part."""
        if part == "inside":
            return QCursor(Qt.CursorShape.SizeAllCursor)
        if part == "knob":
            return turning()
        corner = self.corners[CORNERS.index(part)]
        return along(view.to_widget(corner) - view.to_widget(self.centre))

    def drag(
        self, part: Part, start: Point, touch: Touch, factors: tuple[float, float] = _FACTORS
    ) -> Similarity:
        """What a drag of a part from `start` to a place means for the box as it was at the start.

        Shift keeps a move on one axis and turns in steps of 5 degrees; Alt scales about the middle.

        Parameters
        ----------
        part : Part
        start : Point
            Where the part was taken.
        touch : Touch
        factors : tuple of float
            Least and greatest scaling.
        """
        if part == "inside":
            return Similarity.move(start, self._on_axis(start, touch))
        if part == "knob":
            return self._turn(start, touch)
        return self._scale(part, start, touch, factors)

    def paint(self, painter: QPainter, view: Viewport, hot: Part | None) -> None:
        """Draw the outline and its handles."""
        seen = [view.to_widget(corner) for corner in self.corners]
        draw_path(painter, polygon(seen))
        stem = QPainterPath((seen[0] + seen[1]) / 2)
        stem.lineTo(self.knob(view))
        draw_path(painter, stem)
        draw_dot(painter, self.knob(view), radius=5.0, is_hot=hot == "knob")
        for part, at in zip(CORNERS, seen, strict=True):
            draw_square(painter, at, is_hot=hot == part)

    def _on_axis(self, start: Point, touch: Touch) -> Point:
        x, y = touch.point
        if not touch.holds(Qt.KeyboardModifier.ShiftModifier):
            return x, y
        is_across = abs(x - start[0]) > abs(y - start[1])
        return (x, start[1]) if is_across else (start[0], y)

    def _turn(self, start: Point, touch: Touch) -> Similarity:
        middle = complex(*self.centre)
        before, after = complex(*start) - middle, complex(*touch.point) - middle
        if abs(before) < 1e-9 or abs(after) < 1e-9:
            return Similarity()
        turned = after / before
        degrees = math.degrees(math.atan2(turned.imag, turned.real))
        if touch.holds(Qt.KeyboardModifier.ShiftModifier):
            degrees = round((self.angle + degrees) / _SNAP_DEGREES) * _SNAP_DEGREES - self.angle
        return Similarity.turn(self.centre, degrees)

    def _scale(self, part: Part, start: Point, touch: Touch, factors: tuple[float, float]) -> Similarity:
        index = CORNERS.index(part)
        about_middle = touch.holds(Qt.KeyboardModifier.AltModifier)
        anchor = self.centre if about_middle else self.corners[(index + 2) % 4]
        corner = complex(*self.corners[index]) - complex(*anchor)
        if abs(corner) < 1e-9:
            return Similarity()
        # The corner follows the mouse by the way it was dragged, so that it doesn't jump under the cursor.
        wanted = corner + complex(*touch.point) - complex(*start)
        factor = (wanted * corner.conjugate()).real / abs(corner) ** 2
        return Similarity.scale(anchor, min(max(factor, factors[0]), factors[1]))
