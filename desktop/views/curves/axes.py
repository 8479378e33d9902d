"""The canvas's two axes: times above it, values beside it. A drag on the times seeks, one on values zooms."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.curves.colours import CurveColours
from desktop.views.curves.drag import CurveDrag, CurveHand
from desktop.views.curves.ground_painter import LABEL_HEIGHT, LABEL_WIDTH
from desktop.views.curves.scene import CurveScene
from desktop.views.curves.value_scale import value_ticks
from desktop.views.curves.view_drags import SeekDrag, ZoomDrag
from desktop.views.curves.wheel import turn
from desktop.views.widgets.time_ticks import ticks
from desktop.views.widgets.timecode import timecode

VALUES_WIDTH = 52
TIMES_HEIGHT = 24


class CurveAxis(QWidget):
    """What both axes have in common: one drag at a time, and the wheel."""

    def __init__(self, scene: CurveScene) -> None:
        super().__init__()
        self._scene = scene
        self._colours = CurveColours.of(self.palette())
        self._drag: CurveDrag | None = None
        for signal in (scene.viewport.changed, scene.curves_changed, scene.options_changed):
            signal.connect(self._repaint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colours of another theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._colours = CurveColours.of(self.palette())
            self.update()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a drag."""
        self._drag = self._new_drag(event)
        self._move(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag."""
        self._move(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the drag."""
        self._drag = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """As on the canvas."""
        turn(self._scene.viewport, event)

    def _new_drag(self, event: QMouseEvent) -> CurveDrag | None:
        raise NotImplementedError

    def _move(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag.move(CurveHand(event.position()))

    def _repaint(self, *_change: object) -> None:
        self.update()


class TimeAxis(CurveAxis):
    """Times and the playhead's handle; a drag seeks, with Ctrl or the right button it zooms.

    Signals
    -------
    sought(int)
        A frame of the timeline.
    """

    sought = Signal(int)

    def __init__(self, scene: CurveScene) -> None:
        super().__init__(scene)
        scene.playhead_moved.connect(self._repaint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Times"))
        self.setToolTip(self.tr("Drag to move the playhead; with the right button to zoom time"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its labels."""
        return QSize(300, TIMES_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it."""
        painter, colours = QPainter(self), self._colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        time = self._scene.viewport.time
        painter.fillRect(self.rect(), colours.background)
        for frame in ticks(time, self.width(), LABEL_WIDTH).labels:
            x = time.x_of(frame)
            painter.fillRect(QRectF(round(x), 6, 1, TIMES_HEIGHT), colours.zero)
            painter.setPen(colours.faint_text)
            place = QRectF(x + 5, 0, LABEL_WIDTH, TIMES_HEIGHT - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, timecode(frame))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colours.zero)
        self._paint_playhead(painter, time.x_of(self._scene.playhead))

    def _paint_playhead(self, painter: QPainter, x: float) -> None:
        bottom = float(self.height())
        corners = ((x - 6, 5.0), (x + 6, 5.0), (x + 6, bottom - 7), (x, bottom - 1), (x - 6, bottom - 7))
        painter.setPen(self._colours.background)
        painter.setBrush(self._colours.playhead)
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _new_drag(self, event: QMouseEvent) -> CurveDrag | None:
        is_zoom = event.button() == Qt.MouseButton.RightButton or bool(
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if is_zoom:
            return ZoomDrag(self._scene, event.position(), is_time=True)
        return SeekDrag(self._scene, self.sought.emit)


class ValueAxis(CurveAxis):
    """Values of the curves; a drag zooms, a double click shows all.

    Signals
    -------
    fit_asked()
    """

    fit_asked = Signal()

    def __init__(self, scene: CurveScene) -> None:
        super().__init__(scene)
        self.setFixedWidth(VALUES_WIDTH)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setAccessibleName(self.tr("Values"))
        self.setToolTip(self.tr("Drag to zoom values; double-click to show all"))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show all values."""
        self.fit_asked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it, for the current curve."""
        painter, colours, scene = QPainter(self), self._colours, self._scene
        painter.fillRect(self.rect(), colours.background)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), colours.zero)
        scale = scene.scale(scene.current)
        values, digits = value_ticks(scale, self.height(), LABEL_HEIGHT)
        metrics = QFontMetricsF(painter.font(), self)
        painter.setPen(colours.faint_text)
        for value in values:
            y = scale.y_of(value)
            place = QRectF(2, y - metrics.height() / 2, VALUES_WIDTH - 8, metrics.height())
            # Rounding leaves a minus before nothing.
            text = f"{value + 0.0 if abs(value) > 1e-9 else 0.0:.{digits}f}"
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _new_drag(self, event: QMouseEvent) -> CurveDrag | None:
        return ZoomDrag(self._scene, event.position(), is_time=False)
