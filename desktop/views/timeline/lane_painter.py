"""Paints the lanes around their clips: the rows below, and above them the playhead and what a drag shows.

Clips are painted by `clip_painter`.
"""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop.views.timeline.colours import TimelineColours
from desktop.views.timeline.drag import Feedback, Ghost
from desktop.views.timeline.drop_target import DropTarget
from desktop.views.timeline.layout import ROW_HEIGHT
from desktop.views.timeline.scene import Scene
from desktop.views.widgets.time_ticks import ticks
from desktop.views.widgets.timecode import timecode

LABEL_WIDTH = 92.0
"""Pixels that a label of the ruler takes with its surroundings; the grid stands at the same frames."""

_RADIUS = 4.0
_BUBBLE_PADDING = 6.0


class LanePainter:
    """Paints one repaint of the lanes, but for the clips.

    Parameters
    ----------
    painter : QPainter
    view : QRectF
        The whole widget.
    scene : Scene
    colours : TimelineColours
    """

    def __init__(self, painter: QPainter, view: QRectF, scene: Scene, colours: TimelineColours) -> None:
        self._painter, self._view = painter, view
        self._scene, self._colours = scene, colours
        self._geometry = scene.geometry
        self._ratio = painter.device().devicePixelRatio()

    def paint_rows(self, dirty: QRect) -> None:
        """The background, the rows and the grid."""
        painter, geometry, colours = self._painter, self._geometry, self._colours
        painter.fillRect(dirty, colours.background)
        for row, track in enumerate(geometry.layout.tracks):
            place = QRectF(0, geometry.row_top(row), self._view.width(), ROW_HEIGHT)
            if not place.intersects(QRectF(dirty)):
                continue
            is_current = track.id == self._scene.selection.track
            painter.fillRect(place, colours.current_row if is_current else colours.row)
            painter.fillRect(QRectF(0, place.bottom() - 1, place.width(), 1), colours.row_line)
        self._paint_grid(dirty)
        self._paint_range(dirty)
        if not any(track.clips for track in geometry.layout.tracks):
            self._paint_empty()

    def paint_over(self, feedback: Feedback, point: QPointF) -> None:
        """The markers' lines, and what the drag shows."""
        for marker in self._scene.project.markers:
            self._line(marker.frame, self._colours.marker, Qt.PenStyle.DotLine)
        for ghost in feedback.ghosts:
            self._paint_ghost(ghost)
        if feedback.snap is not None:
            self._line(feedback.snap, self._colours.snap, Qt.PenStyle.SolidLine)
        if feedback.band is not None:
            self._paint_band(feedback.band)
        if feedback.text:
            self._paint_bubble(feedback.text, point)

    def paint_drop(self, target: DropTarget) -> None:
        """Where dropped files would begin."""
        if target.row is not None:
            top = self._geometry.row_top(target.row)
            tint = QColor(self._colours.focus)
            tint.setAlpha(45)
            self._painter.fillRect(QRectF(0, top, self._view.width(), ROW_HEIGHT - 1), tint)
        self._line(target.frame, self._colours.snap, Qt.PenStyle.SolidLine, 2.0)
        x, y = self._geometry.scale.x_of(target.frame), 0.0
        if target.row is not None:
            y = self._geometry.row_top(target.row) + ROW_HEIGHT / 2
        self._paint_bubble(timecode(target.frame), QPointF(x, y))

    def paint_playhead(self) -> None:
        """The line of the frame that is shown."""
        self._line(self._scene.playhead, self._colours.playhead, Qt.PenStyle.SolidLine, 1.5)

    def _paint_grid(self, dirty: QRect) -> None:
        shown = ticks(self._geometry.scale, self._view.width(), LABEL_WIDTH)
        bottom = self._geometry.row_top(len(self._geometry.layout.tracks))
        for frame in shown.labels:
            x = self._x(frame)
            if dirty.left() - 1 <= x <= dirty.right() + 1:
                self._painter.fillRect(QRectF(x, 0, 1, bottom), self._colours.grid)

    def _paint_range(self, dirty: QRect) -> None:
        """Everything outside the range is a little darker."""
        span = self._scene.project.range
        if span is None:
            return
        scale = self._geometry.scale
        left, right = scale.x_of(span.start), scale.x_of(span.stop)
        for outside in (
            QRectF(QPointF(0, 0), QPointF(max(left, 0.0), self._view.height())),
            QRectF(QPointF(right, 0), QPointF(max(self._view.width(), right), self._view.height())),
        ):
            self._painter.fillRect(outside.intersected(QRectF(dirty)), self._colours.outside)

    def _paint_empty(self) -> None:
        text = QCoreApplication.translate("Lanes", "Drop a voice here, or import one with File, Import audio")
        self._painter.setPen(self._colours.faint_text)
        self._painter.drawText(self._view, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_ghost(self, ghost: Ghost) -> None:
        colour = self._colours.trouble if ghost.is_refused else self._colours.selection
        tint = QColor(colour)
        tint.setAlpha(60)
        self._painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
        self._painter.setBrush(tint)
        body = self._geometry.span_rect(ghost.row, ghost.start, ghost.frames)
        outside = self._view.adjusted(-24, 0, 24, 0)
        self._painter.drawRoundedRect(
            QRectF(
                QPointF(max(body.left(), outside.left()), body.top()),
                QPointF(min(body.right(), outside.right()), body.bottom()),
            ),
            _RADIUS,
            _RADIUS,
        )

    def _paint_band(self, band: QRectF) -> None:
        tint = QColor(self._colours.focus)
        tint.setAlpha(40)
        self._painter.setPen(QPen(self._colours.focus, 1))
        self._painter.setBrush(tint)
        self._painter.drawRect(band)

    def _paint_bubble(self, text: str, point: QPointF) -> None:
        """A note beside the mouse, kept inside the widget."""
        painter = self._painter
        metrics = QFontMetricsF(painter.font(), painter.device())
        width = metrics.horizontalAdvance(text) + 2 * _BUBBLE_PADDING
        height = metrics.height() + _BUBBLE_PADDING
        left = min(max(point.x() + 14, 4.0), self._view.width() - width - 4)
        top = min(max(point.y() - height - 10, 4.0), self._view.height() - height - 4)
        place = QRectF(left, top, width, height)
        ground = QColor(20, 22, 26, 235) if self._colours.is_dark else QColor(40, 44, 52, 240)
        painter.setPen(QPen(QColor(255, 255, 255, 60), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.setPen(QColor("white"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _line(self, frame: int, colour: QColor, style: Qt.PenStyle, width: float = 1.0) -> None:
        x = self._x(frame)
        if -2 <= x <= self._view.width() + 2:
            self._painter.setPen(QPen(colour, width, style))
            middle = x + 0.5 / self._ratio * round(width * self._ratio)
            self._painter.drawLine(QPointF(middle, 0), QPointF(middle, self._view.height()))

    def _x(self, frame: int) -> float:
        """The left edge of a frame, on a whole device pixel."""
        return round(self._geometry.scale.x_of(frame) * self._ratio) / self._ratio
