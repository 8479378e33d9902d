"""How things drawn over the picture look: lines, dots and labels that stand out on light and dark alike.

Their colours are fixed: what is under them is a photo, not the theme.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

WHITE = QColor(255, 255, 255)
ACCENT = QColor(77, 163, 255)
LEFT = QColor(64, 200, 255)
RIGHT = QColor(255, 150, 70)
MIDDLE = QColor(255, 236, 110)
SHADE = QColor(0, 0, 0, 130)
_INK = QColor(12, 14, 18, 215)

REACH = 11.0
"""Widget pixels from a handle within which it is meant."""


def draw_path(painter: QPainter, path: QPainterPath, colour: QColor = WHITE, width: float = 1.25) -> None:
    """A line with a dark rim."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(QColor(0, 0, 0, 120), width + 2.0), QPen(colour, width)):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPath(path)


def draw_dot(
    painter: QPainter, at: QPointF, colour: QColor = WHITE, radius: float = 4.5, is_hot: bool = False
) -> None:
    """A round handle; `is_hot` while the mouse is over it."""
    radius += 1.5 if is_hot else 0.0
    painter.setPen(QPen(_INK, 1.5))
    painter.setBrush(colour)
    painter.drawEllipse(at, radius, radius)


def draw_square(painter: QPainter, at: QPointF, is_hot: bool = False) -> None:
    """A square handle."""
    half = 6.0 if is_hot else 4.5
    painter.setPen(QPen(_INK, 1.5))
    painter.setBrush(ACCENT if is_hot else WHITE)
    painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))


def draw_ring(painter: QPainter, at: QPointF, radius: float = 9.0) -> None:
    """The ring around what is selected."""
    path = QPainterPath()
    path.addEllipse(at, radius, radius)
    draw_path(painter, path, ACCENT, 2.0)


def draw_label(painter: QPainter, at: QPointF, text: str, font: QFont, bounds: QRectF) -> None:
    """Text on a dark pill to the upper right of a place, moved to stay within `bounds`."""
    metrics = QFontMetricsF(font)
    box = QRectF(0, 0, metrics.horizontalAdvance(text) + 14, metrics.height() + 6)
    box.moveBottomLeft(at + QPointF(11, -9))
    if box.right() > bounds.right() - 4:
        box.moveRight(at.x() - 11)
    if box.top() < bounds.top() + 4:
        box.moveTop(at.y() + 11)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_INK)
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(WHITE)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def polygon(points: Sequence[QPointF]) -> QPainterPath:
    """A closed path through points."""
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def smooth_line(points: Sequence[QPointF], is_closed: bool = False) -> QPainterPath:
    """A rounded path through points (Catmull-Rom)."""
    count = len(points)

    def at(index: int) -> QPointF:
        return points[index % count] if is_closed else points[min(max(index, 0), count - 1)]

    path = QPainterPath(points[0])
    for i in range(count if is_closed else count - 1):
        first = at(i) + (at(i + 1) - at(i - 1)) / 6
        second = at(i + 1) - (at(i + 2) - at(i)) / 6
        path.cubicTo(first, second, at(i + 1))
    return path
