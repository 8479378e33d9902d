"""Paints the curves with their keys and handles, and what a drag shows over them."""

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen, QPixmap

from desktop.views.curves.colours import CurveColours, curve_colour
from desktop.views.curves.curve_shape import Bars, CurveShape
from desktop.views.curves.drag import CurveFeedback
from desktop.views.curves.hits import handle_ends
from desktop.views.curves.look import CurveLook
from desktop.views.widgets.colours import mixed
from joyvasa_runtime.project.performance.addresses import CurveAddress

_KEY_PX = 9
_DENSE_PX = 3.0
"""Half the height of the mark of keys that touch, where they have one value."""

_THICK_PX = 2.0
_THICK_POINTS = 600
"""A line with more bends than this across the canvas is a thicket anyway."""

_BUBBLE_PADDING = 6.0
_RADIUS = 4.0


class KeyPainter:
    """Paints one repaint of the curves.

    Parameters
    ----------
    painter : QPainter
    view : QRectF
        The whole canvas.
    look : CurveLook
    colours : CurveColours
    palette : QPalette
    """

    def __init__(
        self, painter: QPainter, view: QRectF, look: CurveLook, colours: CurveColours, palette: QPalette
    ) -> None:
        self._painter, self._view, self._look = painter, view, look
        self._scene, self._colours, self._palette = look.scene, colours, palette

    def paint_curves(self) -> None:
        """Lines and keys of all curves in sight, the current one on top, and the handles."""
        for address in self._scene.shown:
            self._paint_curve(address)
        self._paint_handles()

    def paint_over(self, feedback: CurveFeedback, point: QPointF) -> None:
        """The playhead, and what the drag shows."""
        painter, time = self._painter, self._scene.viewport.time
        x = time.x_of(self._scene.playhead)
        painter.setPen(QPen(self._colours.playhead, 1.5))
        painter.drawLine(QPointF(x, 0), QPointF(x, self._view.height()))
        if feedback.snap is not None:
            x = time.x_of(feedback.snap + self._scene.shift)
            painter.setPen(QPen(self._colours.snap, 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, self._view.height()))
        if feedback.band is not None:
            tint = QColor(self._colours.focus)
            tint.setAlpha(40)
            painter.setPen(QPen(self._colours.focus, 1))
            painter.setBrush(tint)
            painter.drawRect(feedback.band)
        if feedback.text:
            self._paint_bubble(feedback.text, point)

    def paint_focus(self) -> None:
        """A frame that says where the keys go."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._colours.focus, 2))
        self._painter.drawRect(self._view.adjusted(1, 1, -1, -1))

    def _paint_curve(self, address: CurveAddress) -> None:
        scene, painter = self._scene, self._painter
        shape, colour = self._look.shape(address), curve_colour(address, self._palette)
        is_current = address == scene.current
        if not scene.curve(address):
            colour = mixed(colour, self._colours.background, 0.55)
        elif not is_current:
            colour = mixed(colour, self._colours.background, 0.2)
        is_thick = is_current and sum(map(len, shape.lines)) <= _THICK_POINTS
        painter.setPen(QPen(colour, _THICK_PX if is_thick else 1.0))
        for points in shape.lines:
            if is_thick:
                # One thick line with many bends takes far longer than its pieces.
                painter.drawLines([QLineF(start, stop) for start, stop in pairwise(points)])
            else:
                painter.drawPolyline(points)
        self._paint_keys(shape, scene.selected.get(address, frozenset()), colour)

    def _paint_keys(self, shape: CurveShape, selected: frozenset[int], colour: QColor) -> None:
        self._paint_bars(shape.bars, mixed(colour, self._colours.background, 0.3))
        if not len(shape.x):
            return
        is_selected = np.isin(shape.frames, np.fromiter(selected, np.int64, len(selected)))
        touching = ~shape.is_apart & is_selected
        self._paint_bars(Bars.of(shape.x[touching], shape.y[touching]), self._colours.selection)
        for chosen, mark in (
            (shape.is_apart & ~is_selected, self._mark(colour, self._colours.background)),
            (shape.is_apart & is_selected, self._mark(self._colours.selection, colour)),
        ):
            half = _KEY_PX / 2 + 1
            inside = chosen & (shape.x > -half) & (shape.x < self._view.width() + half)
            for x, y in zip(
                (shape.x[inside] - half).tolist(), (shape.y[inside] - half).tolist(), strict=True
            ):
                self._painter.drawPixmap(QPointF(x, y), mark)

    def _paint_bars(self, bars: Bars, colour: QColor) -> None:
        """Keys that touch: a bar in each column of pixels from the lowest to the highest."""
        if not len(bars.x):
            return
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._painter.setPen(QPen(colour, 1))
        low, high = (bars.low + _DENSE_PX).tolist(), (bars.high - _DENSE_PX).tolist()
        places = zip(bars.x.tolist(), low, high, strict=True)
        self._painter.drawLines([QLineF(x, bottom, x, top) for x, bottom, top in places])
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_handles(self) -> None:
        painter = self._painter
        for end in handle_ends(self._look):
            key = self._look.projection(end.address).point(end.key.frame, end.key.value)
            colour = self._colours.faint_text
            painter.setPen(QPen(colour, 1))
            painter.drawLine(key, end.point)
            painter.setBrush(colour if end.key.handles in ("aligned", "free") else self._colours.background)
            painter.drawEllipse(end.point, 3.5, 3.5)

    def _mark(self, fill: QColor, outline: QColor) -> QPixmap:
        """A key by itself."""
        ratio = self._painter.device().devicePixelRatio()
        side = _KEY_PX + 2
        pixmap = QPixmap(round(side * ratio), round(side * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, half = side / 2, _KEY_PX / 2
        diamond = QPainterPath(QPointF(middle, middle - half))
        for point in ((middle + half, middle), (middle, middle + half), (middle - half, middle)):
            diamond.lineTo(*point)
        diamond.closeSubpath()
        painter.setPen(QPen(outline, 1.4))
        painter.setBrush(fill)
        painter.drawPath(diamond)
        painter.end()
        return pixmap

    def _paint_bubble(self, text: str, point: QPointF) -> None:
        """A note beside the mouse, kept inside the canvas."""
        painter = self._painter
        metrics = QFontMetricsF(painter.font(), painter.device())
        width = metrics.horizontalAdvance(text) + 2 * _BUBBLE_PADDING
        height = metrics.height() + _BUBBLE_PADDING
        left = min(max(point.x() + 14, 4.0), self._view.width() - width - 4)
        top = min(max(point.y() - height - 10, 4.0), self._view.height() - height - 4)
        place = QRectF(left, top, width, height)
        painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(self._palette.color(QPalette.ColorRole.ToolTipBase))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.setPen(self._palette.color(QPalette.ColorRole.ToolTipText))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
