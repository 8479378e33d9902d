"""Paints what lies behind the curves: where the clip is, its sound, the grid, safe poses, generated motion.

It changes seldom while keys are dragged, so `canvas` keeps it as a picture.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from desktop.views.curves.colours import CurveColours, curve_colour
from desktop.views.curves.curve_facts import facts_of
from desktop.views.curves.curve_shape import column_points
from desktop.views.curves.generated import GeneratedMotion, Stage
from desktop.views.curves.look import CurveLook
from desktop.views.curves.value_scale import value_ticks
from desktop.views.curves.wave import ClipWave
from desktop.views.widgets.time_ticks import ticks
from joyvasa_runtime.project.performance.addresses import CurveAddress, LayerCurve

LABEL_WIDTH = 92.0
LABEL_HEIGHT = 34.0
"""Pixels that the axes leave to each of their labels; the grid stands at the same places."""

_MOST_FRAMES = 20_000
"""With more in sight the generated motion would be nothing but a broad band, and take long."""

_STAGES: tuple[Stage, ...] = ("strength", "layers")
_GHOST_ALPHA, _RESULT_ALPHA = 130, 190
_LABEL_GAP = 6.0
_SAMPLE_PX = 22.0
"""Of a line in the legend."""


@dataclass(frozen=True, slots=True)
class SafePose:
    """From which degrees to which a channel looks good, measured from the picture's pose."""

    low: float
    high: float


class GroundPainter:
    """Paints one picture of the ground.

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
        self._ratio = painter.device().devicePixelRatio()

    def paint(self, wave: ClipWave, generated: GeneratedMotion, safe: SafePose | None) -> None:
        """Paint everything."""
        self._painter.fillRect(self._view, self._colours.background)
        self._paint_outside()
        wave.paint(self._painter, self._view, self._scene, self._colours.wave)
        self._paint_grid()
        if safe is not None:
            self._paint_safe(safe)
        self._paint_range()
        for marker in self._scene.project.markers:
            self._line(marker.frame, QPen(self._colours.marker, 1, Qt.PenStyle.DotLine))
        for address in self._scene.shown:
            for stage in _STAGES:
                self._paint_motion(generated, stage, address)
        viewport = self._scene.viewport
        is_near = viewport.last - viewport.first <= _MOST_FRAMES
        if is_near and generated.clip is not None and isinstance(self._scene.current, LayerCurve):
            self._paint_legend()

    def _paint_motion(self, generated: GeneratedMotion, stage: Stage, address: CurveAddress) -> None:
        """The motion of a channel at a stage, as far as it is known."""
        if not isinstance(address, LayerCurve):
            return
        projection = self._look.projection(address)
        first, last = projection.frame_at(0), projection.frame_at(self._view.width())
        if last - first > _MOST_FRAMES:
            return
        frames, values = generated.values(stage, address.channel, int(first) - 1, int(last) + 2)
        if not len(frames):
            return
        x = (
            frames.astype(np.float64) + (projection.shift - projection.time.left)
        ) * projection.time.px_per_frame
        y = (projection.values.top - values) * projection.values.px_per_unit
        colour = QColor(curve_colour(address, self._palette))
        colour.setAlpha(_GHOST_ALPHA if stage == "strength" else _RESULT_ALPHA)
        pen = QPen(colour, 1.0, Qt.PenStyle.DotLine if stage == "strength" else Qt.PenStyle.SolidLine)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF(column_points(x, y)))

    def _paint_outside(self) -> None:
        """What the clip doesn't show is darker."""
        clip, time = self._scene.clip, self._scene.viewport.time
        if clip is None:
            return
        left, right = time.x_of(clip.start), time.x_of(clip.stop)
        height, width = self._view.height(), self._view.width()
        if left > 0:
            self._painter.fillRect(QRectF(0, 0, min(left, width), height), self._colours.outside)
        if right < width:
            self._painter.fillRect(QRectF(max(right, 0), 0, width, height), self._colours.outside)

    def _paint_grid(self) -> None:
        painter, viewport, colours = self._painter, self._scene.viewport, self._colours
        for frame in ticks(viewport.time, self._view.width(), LABEL_WIDTH).labels:
            painter.fillRect(QRectF(self._x(frame), 0, 1, self._view.height()), colours.grid)
        if self._scene.is_normalised:
            return
        for value in value_ticks(viewport.values, self._view.height(), LABEL_HEIGHT)[0]:
            y = round(viewport.values.y_of(value) * self._ratio) / self._ratio
            colour = colours.zero if abs(value) < 1e-9 else colours.grid
            painter.fillRect(QRectF(0, y, self._view.width(), 1), colour)

    def _paint_range(self) -> None:
        span = self._scene.project.range
        if span is not None:
            for frame in (span.start, span.stop):
                self._line(frame, QPen(self._colours.range, 1, Qt.PenStyle.DashLine))

    def _paint_safe(self, safe: SafePose) -> None:
        """A band in which the current channel looks good, with its limits named."""
        scale, painter = self._scene.scale(self._scene.current), self._painter
        top, bottom = scale.y_of(safe.high), scale.y_of(safe.low)
        painter.fillRect(QRectF(0, top, self._view.width(), bottom - top), self._colours.safe)
        facts = facts_of(self._scene.current)
        metrics = QFontMetricsF(painter.font(), painter.device())
        for value, y, is_above in ((safe.high, top, True), (safe.low, bottom, False)):
            painter.setPen(QPen(self._colours.unsafe, 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, y), QPointF(self._view.width(), y))
            text = QCoreApplication.translate("CurveCanvas", "{channel} looks good up to {value}")
            if not is_above:
                text = QCoreApplication.translate("CurveCanvas", "{channel} looks good down to {value}")
            text = text.format(channel=facts.name, value=facts.text(value))
            at = baseline_beside(y, is_above, metrics, self._view.height())
            width = metrics.horizontalAdvance(text)
            painter.setPen(self._colours.unsafe_text)
            painter.drawText(QPointF(self._view.width() - width - 2 * _LABEL_GAP, at), text)

    def _paint_legend(self) -> None:
        """What the lines are that can't be gripped."""
        painter = self._painter
        metrics = QFontMetricsF(painter.font(), painter.device())
        x, y = 2 * _LABEL_GAP, self._view.height() - 2 * _LABEL_GAP
        for style, text in (
            (Qt.PenStyle.DotLine, QCoreApplication.translate("CurveCanvas", "as generated")),
            (Qt.PenStyle.SolidLine, QCoreApplication.translate("CurveCanvas", "result")),
        ):
            painter.setPen(QPen(self._colours.faint_text, 1, style))
            middle = y - metrics.ascent() / 3
            painter.drawLine(QPointF(x, middle), QPointF(x + _SAMPLE_PX, middle))
            x += _SAMPLE_PX + _LABEL_GAP
            painter.drawText(QPointF(x, y), text)
            x += metrics.horizontalAdvance(text) + 3 * _LABEL_GAP

    def _line(self, frame: int, pen: QPen) -> None:
        x = self._x(frame)
        if -2 <= x <= self._view.width() + 2:
            self._painter.setPen(pen)
            self._painter.drawLine(QPointF(x + 0.5, 0), QPointF(x + 0.5, self._view.height()))

    def _x(self, frame: float) -> float:
        return round(self._scene.viewport.time.x_of(frame) * self._ratio) / self._ratio


def baseline_beside(y: float, is_above: bool, metrics: QFontMetricsF, height: float) -> float:
    """Where a text stands above or below a line, on the line's other side if it would be cut off."""
    above, below = y - _LABEL_GAP, y + metrics.ascent() + 2
    is_cut = above < metrics.ascent() if is_above else below + metrics.descent() > height
    return below if is_above == is_cut else above
