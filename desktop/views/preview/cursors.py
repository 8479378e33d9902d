"""The cursors of the handles: along a direction, and one for turning that Qt doesn't have."""

import math
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap, QPolygonF

_SIDE = 24
_ALONG = (
    Qt.CursorShape.SizeHorCursor,
    Qt.CursorShape.SizeFDiagCursor,
    Qt.CursorShape.SizeVerCursor,
    Qt.CursorShape.SizeBDiagCursor,
)


def along(direction: QPointF) -> QCursor:
    """The double arrow nearest to a direction on the screen."""
    eighth = round(math.degrees(math.atan2(direction.y(), direction.x())) / 45.0)
    return QCursor(_ALONG[eighth % 4])


@cache
def turning() -> QCursor:
    """A bent arrow."""
    pixmap = QPixmap(_SIDE, _SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box, tip = QRectF(5, 5, 14, 14), QPointF(12, 5)
    head = QPolygonF([tip + QPointF(6, 0), tip + QPointF(-1, -4.5), tip + QPointF(-1, 4.5)])
    for colour, width in ((QColor(255, 255, 255), 5.0), (QColor(0, 0, 0), 2.0)):
        painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(box, 90 * 16, 270 * 16)
        painter.setPen(QPen(colour, max(1.0, width - 2.0)))
        painter.setBrush(colour)
        painter.drawPolygon(head)
    painter.end()
    return QCursor(pixmap)
