"""Paints the ruler: times, the range, markers, the playhead's handle, faults, and which frames are cached.

Where its parts lie is said here too, for `ruler` to grip them.
"""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen, QPolygonF

from desktop.views.timeline.cached_frames import CachedFrames
from desktop.views.timeline.colours import TimelineColours
from desktop.views.timeline.fault_strip import STRIP_HEIGHT, FaultStrip
from desktop.views.timeline.lane_painter import LABEL_WIDTH
from desktop.views.timeline.scene import Scene
from desktop.views.widgets.colours import mixed
from desktop.views.widgets.time_ticks import ticks
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import Marker

RANGE_HEIGHT = 10
LABEL_BOTTOM = 27
MARKER_BOTTOM = 43
FAULTS_BOTTOM = MARKER_BOTTOM + STRIP_HEIGHT
RULER_HEIGHT = FAULTS_BOTTOM + 5

_CACHED_HEIGHT = 3
_FLAG_WIDTH = 9.0
_NAME_GAP = 4.0
_MAX_NAME_WIDTH = 140.0


class RulerPainter:
    """Paints one repaint of the ruler.

    Parameters
    ----------
    painter : QPainter
    view : QRectF
        The whole widget.
    scene : Scene
    colours : TimelineColours
    palette : QPalette
    """

    def __init__(
        self, painter: QPainter, view: QRectF, scene: Scene, colours: TimelineColours, palette: QPalette
    ) -> None:
        self._painter, self._view, self._palette = painter, view, palette
        self._scene, self._colours = scene, colours
        self._scale = scene.viewport.scale
        self._ratio = painter.device().devicePixelRatio()
        self._metrics = QFontMetricsF(painter.font(), painter.device())

    def paint(self, cached: CachedFrames, faults: FaultStrip, hovered_marker: int | None) -> None:
        """Paint everything."""
        painter, colours = self._painter, self._colours
        painter.fillRect(self._view, colours.background)
        painter.fillRect(
            QRectF(0, 0, self._view.width(), RANGE_HEIGHT), mixed(colours.background, colours.row, 0.6)
        )
        self._paint_ticks()
        self._paint_range()
        markers = self._scene.project.markers
        ends = [*(self._x(marker.frame) for marker in markers[1:]), math.inf]
        for marker, end in zip(markers, ends, strict=False):
            self._paint_marker(marker, end, marker.id == hovered_marker)
        self._paint_faults(faults)
        self._paint_cached(cached)
        painter.fillRect(QRectF(0, self._view.bottom() - 1, self._view.width(), 1), colours.row_line)
        self._paint_playhead()

    def _paint_ticks(self) -> None:
        painter, colours = self._painter, self._colours
        shown = ticks(self._scale, self._view.width(), LABEL_WIDTH)
        for frame in shown.marks:
            painter.fillRect(QRectF(self._x(frame), LABEL_BOTTOM - 4, 1, 4), colours.row_line)
        for frame in shown.labels:
            x = self._x(frame)
            painter.fillRect(
                QRectF(x, RANGE_HEIGHT + 2, 1, LABEL_BOTTOM - RANGE_HEIGHT - 2), colours.row_line
            )
            painter.setPen(colours.faint_text)
            place = QRectF(x + 5, RANGE_HEIGHT, LABEL_WIDTH, LABEL_BOTTOM - RANGE_HEIGHT)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, timecode(frame)
            )

    def _paint_range(self) -> None:
        span = self._scene.project.range
        if span is None:
            return
        left, right = self._x(span.start), self._x(span.stop)
        band = QRectF(left, 1, max(right - left, 2.0), RANGE_HEIGHT - 2).intersected(
            self._view.adjusted(-8, 0, 8, 0)
        )
        tint = QColor(self._colours.range)
        tint.setAlpha(110)
        self._painter.fillRect(band, tint)
        for x in (left, right - 3):
            self._painter.fillRect(QRectF(x, 0, 3, RANGE_HEIGHT), self._colours.range)

    def _paint_marker(self, marker: Marker, end: float, is_hovered: bool) -> None:
        """Paint a flag, with its name as far as the next one at `end` leaves room."""
        x = self._x(marker.frame)
        if not -_MAX_NAME_WIDTH - 2 * _FLAG_WIDTH < x < self._view.width():
            return
        room = min(end - x - _FLAG_WIDTH - 2 * _NAME_GAP, _MAX_NAME_WIDTH)
        name = self._metrics.elidedText(marker.name, Qt.TextElideMode.ElideRight, room) if room > 0 else ""
        width = self._metrics.horizontalAdvance(name) if name else 0.0
        painter, colour = self._painter, self._colours.marker
        is_selected = marker.id == self._scene.selection.marker
        top, bottom = LABEL_BOTTOM + 2.0, MARKER_BOTTOM - 1.0
        flag = QPolygonF(
            [
                QPointF(x, top),
                QPointF(x + _FLAG_WIDTH, top),
                QPointF(x + _FLAG_WIDTH - 3, (top + bottom - 3) / 2),
                QPointF(x + _FLAG_WIDTH, bottom - 3),
                QPointF(x + 1, bottom - 3),
                QPointF(x + 1, self._view.bottom()),
                QPointF(x, self._view.bottom()),
            ]
        )
        outline = self._colours.selection if is_selected else colour.lighter(140)
        painter.setPen(QPen(outline, 1.5) if is_selected or is_hovered else Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(flag)
        if name:
            painter.setPen(self._colours.text)
            place = QRectF(x + _FLAG_WIDTH + _NAME_GAP, LABEL_BOTTOM, width + 2, MARKER_BOTTOM - LABEL_BOTTOM)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_faults(self, faults: FaultStrip) -> None:
        place = QRectF(0, MARKER_BOTTOM, self._view.width(), STRIP_HEIGHT)
        self._painter.fillRect(place, mixed(self._colours.background, self._colours.row, 0.6))
        faults.paint(self._painter, self._scale, self._view.width(), self._palette)

    def _paint_cached(self, cached: CachedFrames) -> None:
        top = self._view.bottom() - 1 - _CACHED_HEIGHT
        for start, stop in cached.runs(self._scale, round(self._view.width())):
            self._painter.fillRect(QRectF(start, top, stop - start, _CACHED_HEIGHT), self._colours.cached)

    def _paint_playhead(self) -> None:
        x = self._x(self._scene.playhead) + 0.75
        top, bottom = RANGE_HEIGHT + 1.0, LABEL_BOTTOM + 1.0
        handle = QPolygonF(
            [
                QPointF(x - 6, top),
                QPointF(x + 6, top),
                QPointF(x + 6, bottom - 6),
                QPointF(x, bottom),
                QPointF(x - 6, bottom - 6),
            ]
        )
        painter = self._painter
        painter.setPen(QPen(self._colours.playhead, 1.5))
        painter.drawLine(QPointF(x, bottom), QPointF(x, self._view.bottom()))
        painter.setPen(QPen(self._colours.background, 1))
        painter.setBrush(self._colours.playhead)
        painter.drawPolygon(handle)

    def _x(self, frame: int) -> float:
        return round(self._scale.x_of(frame) * self._ratio) / self._ratio
