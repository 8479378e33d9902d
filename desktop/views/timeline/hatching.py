"""Diagonal lines to fill a surface with, sharp on every screen. What is hatched is `clip_painter`'s."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap


def hatch(colour: QColor, spacing: int, width: float, ratio: float) -> QBrush:
    """A brush of rising diagonal lines.

    Parameters
    ----------
    colour : QColor
    spacing : int
        Logical pixels from line to line, along the edge.
    width : float
        Of a line, logical pixels.
    ratio : float
        Device pixels per logical pixel.
    """
    return QBrush(_tile(colour.rgba(), spacing, width, ratio))


@lru_cache(maxsize=32)
def _tile(rgba: int, spacing: int, width: float, ratio: float) -> QPixmap:
    side = round(spacing * ratio)
    tile = QPixmap(side, side)
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor.fromRgba(rgba), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    for shift in (-spacing, 0, spacing):
        painter.drawLine(QPointF(shift, spacing), QPointF(shift + spacing, 0))
    painter.end()
    return tile
