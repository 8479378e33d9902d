"""A small picture of a piece of motion: how head and mouth move over its length, as lines.

It is for telling pieces apart at a glance, not for reading numbers.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from desktop.views.widgets.colours import signal_colours
from joyvasa_runtime.library.item import LibraryItem
from joyvasa_runtime.motion.axes import BROW_UP, GAZE_X, JAW, SMILE
from joyvasa_runtime.motion.sequence import EXP, POSE

Values = NDArray[np.float64]

_POINTS = 48
"""More than a picture of 64 pixels can show."""

_CALM_DEGREES = 4.0
_CALM_AMOUNT = 0.5
"""What moves less than this stays low in the picture, so that a hint of a nod doesn't look like a nod."""


def motion_lines(item: LibraryItem) -> tuple[Values, ...]:
    """Pitch, yaw, roll, and what moves most in the face, each of shape (N,) from -1 to 1.

    What doesn't count in the piece's part is 0.
    """
    rows = item.motion.values.astype(np.float64) - item.reference
    at = np.linspace(0, len(rows) - 1, min(_POINTS, max(len(rows), 2))).round().astype(int)
    pose = rows[at][:, POSE] / max(_CALM_DEGREES, float(np.abs(rows[:, POSE]).max()))
    amounts = [rows[at][:, EXP] @ axis / float(axis @ axis) for axis in (JAW, SMILE, BROW_UP, GAZE_X)]
    face = max(amounts, key=lambda values: float(np.abs(values).max()))
    face = face / max(_CALM_AMOUNT, float(np.abs(face).max()))
    return (*(pose.T * (item.part != "face")), face * (item.part != "head"))


def paint_motion(painter: QPainter, place: QRectF, lines: Sequence[Values], palette: QPalette) -> None:
    """Draw the lines of a piece on a ground of their own."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(place, 3, 3)
    middle, height = place.center().y(), place.height() / 2 - 3
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
    painter.drawLine(QPointF(place.left() + 3, middle), QPointF(place.right() - 3, middle))
    for values, colour in zip(lines, line_colours(palette), strict=False):
        if np.abs(values).max() > 1e-3:
            xs = np.linspace(place.left() + 3, place.right() - 3, len(values))
            points = [QPointF(x, middle - value * height) for x, value in zip(xs, values, strict=True)]
            painter.setPen(QPen(colour, 1.4))
            painter.drawPolyline(QPolygonF(points))
    painter.restore()


def line_colours(palette: QPalette) -> tuple[QColor, ...]:
    """Of pitch, yaw, roll and face."""
    signals = signal_colours(palette)
    return palette.color(QPalette.ColorRole.Link), signals.good, signals.warning, signals.error
