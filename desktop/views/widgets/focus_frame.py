"""The frame around a painted widget that has the keys. Qt's own widgets are framed by the style."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

FOCUS_PX = 2.0
"""Wide enough to be seen beside a picture, in any of the palettes."""


def paint_focus_frame(painter: QPainter, widget: QWidget) -> None:
    """Draw the frame inside the borders of a widget, if it has the focus."""
    if not widget.hasFocus():
        return
    half = FOCUS_PX / 2
    painter.save()
    pen = QPen(widget.palette().color(QPalette.ColorRole.Highlight), FOCUS_PX)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(widget.rect()).adjusted(half, half, -half, -half))
    painter.restore()
