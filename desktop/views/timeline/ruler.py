"""The ruler above the lanes: seeks and scrubs, and moves markers and the range with the mouse.

How it looks is `ruler_painter`.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.views.timeline.cached_frames import CachedFrames
from desktop.views.timeline.drag import Drag
from desktop.views.timeline.drag_runner import is_far_enough
from desktop.views.timeline.drag_widget import DragWidget
from desktop.views.timeline.fault_strip import FaultStrip
from desktop.views.timeline.ruler_drags import MarkerDrag, RangeDrag, RangeDraw, RangePart
from desktop.views.timeline.ruler_painter import (
    FAULTS_BOTTOM,
    LABEL_BOTTOM,
    MARKER_BOTTOM,
    RANGE_HEIGHT,
    RULER_HEIGHT,
    RulerPainter,
)
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.view_drags import SeekDrag
from desktop.views.widgets.fault_text import fault_tip
from desktop.views.widgets.focus_frame import paint_focus_frame
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import Marker
from joyvasa_runtime.project.quality.fault import Fault

_EDGE_PX = 6.0
_FLAG_PX = 12.0
_HANDLE_PX = 9


@dataclass(frozen=True, slots=True)
class _Spot:
    """What is under the mouse: a marker, a part of the range, the strip of ranges, a fault, or time."""

    kind: Literal["marker", "range", "strip", "fault", "time"]
    marker: Marker | None = None
    fault: Fault | None = None
    part: RangePart = "all"


class Ruler(DragWidget):
    """Times, range, markers, playhead handle, marks of faults and render bar.

    Parameters
    ----------
    scene : Scene

    Signals
    -------
    sought(int)
        The frame that was clicked or scrubbed to.
    marker_activated(int)
        A marker was double-clicked.
    fault_chosen(object)
        The `Fault` whose mark was clicked; `sought` its first frame before.
    menu_asked(object, str, object)
        Global position, "marker" with its id, "fault" or "ruler" with the frame.
    """

    sought = Signal(int)
    marker_activated = Signal(int)
    fault_chosen = Signal(object)
    menu_asked = Signal(object, str, object)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(scene, across=True, down=False, parent=parent)
        self._cached = CachedFrames.of(0, np.zeros(0, np.bool_))
        self._faults = FaultStrip(MARKER_BOTTOM)
        self._hovered: int | None = None
        self._pressed: _Spot | None = None
        self._press_point = QPointF()
        self._press_keys = Qt.KeyboardModifier.NoModifier
        scene.playhead_moved.connect(self._update_playhead)
        # Clicking gives it the keys for Escape; Tab goes past it to the lanes.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Time ruler"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its strips."""
        return QSize(900, RULER_HEIGHT)

    def set_cached(self, first_frame: int, flags: NDArray[np.bool_]) -> None:
        """Show which frames from `first_frame` on are cached: one flag each."""
        self._cached = CachedFrames.of(first_frame, flags)
        self.update(QRect(0, MARKER_BOTTOM, self.width(), RULER_HEIGHT - MARKER_BOTTOM))

    def set_faults(self, faults: tuple[Fault, ...]) -> None:
        """Mark these faults of motion."""
        self._faults.set_faults(faults)
        self.update(QRect(0, MARKER_BOTTOM, self.width(), FAULTS_BOTTOM - MARKER_BOTTOM))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() - 1, 6.0))
        painter.setFont(font)
        RulerPainter(painter, QRectF(self.rect()), self._scene, self._colours, self.palette()).paint(
            self._cached, self._faults, self._hovered
        )
        paint_focus_frame(painter, self)

    def event(self, event: QEvent) -> bool:
        """Show tooltips of markers and faults."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), _tip(self._spot(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Seek, or grip a marker or the range."""
        if event.button() != Qt.MouseButton.LeftButton or self._runner.is_running:
            return
        spot = self._spot(event.position())
        self._pressed, self._press_point, self._press_keys = spot, event.position(), event.modifiers()
        if spot.marker is not None:
            self._scene.selection.select_marker(spot.marker.id)
        if spot.kind == "time":
            self._pressed = None
            self._runner.begin(SeekDrag(self._scene, self.sought.emit), event.position(), event.modifiers())
            self._runner.move(event.position(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag, or show what is under the mouse."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(event.position())
            return
        if self._pressed is not None and is_far_enough(self._press_point, event.position()):
            if not self._runner.is_running:
                self._runner.begin(self._drag(self._pressed), self._press_point, self._press_keys)
            self._pressed = None
        self._runner.move(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End what was dragged; a click on a fault or the strip of the range seeks too."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self._runner.is_running:
            self._runner.finish()
        elif pressed is not None and pressed.fault is not None:
            self.sought.emit(pressed.fault.span.start)
            self.fault_chosen.emit(pressed.fault)
        elif pressed is not None and pressed.kind in ("strip", "range"):
            self.sought.emit(self._scene.viewport.scale.frame_at(event.position().x()))
        self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open a marker."""
        spot = self._spot(event.position())
        if event.button() == Qt.MouseButton.LeftButton and spot.marker is not None:
            self.marker_activated.emit(spot.marker.id)
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is under the mouse any more."""
        self._set_hovered(None)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu of what is there."""
        spot = self._spot(QPointF(event.pos()))
        if spot.marker is not None:
            self._scene.selection.select_marker(spot.marker.id)
            self.menu_asked.emit(event.globalPos(), "marker", spot.marker.id)
        elif spot.fault is not None:
            self.menu_asked.emit(event.globalPos(), "fault", spot.fault.span.start)
        else:
            frame = self._scene.viewport.scale.frame_at(event.pos().x())
            self.menu_asked.emit(event.globalPos(), "ruler", frame)

    def _drag(self, spot: _Spot) -> Drag:
        scene, span = self._scene, self._scene.project.range
        hand = self._runner.hand(self._press_point, self._press_keys)
        if spot.marker is not None:
            return MarkerDrag(scene, self.tr("Move marker"), spot.marker, hand)
        if spot.fault is not None:
            return SeekDrag(scene, self.sought.emit)
        if spot.kind == "range" and span is not None:
            return RangeDrag(scene, self.tr("Change range"), span, spot.part, hand)
        return RangeDraw(scene, self.tr("Set range"), hand)

    def _cancel_drag(self) -> None:
        self._pressed = None
        super()._cancel_drag()

    def _spot(self, point: QPointF) -> _Spot:
        scale, span = self._scene.viewport.scale, self._scene.project.range
        if point.y() < RANGE_HEIGHT:
            if span is None:
                return _Spot("strip")
            left, right = scale.x_of(span.start), scale.x_of(span.stop)
            if abs(point.x() - right) <= _EDGE_PX and point.x() - left > right - point.x():
                return _Spot("range", part="stop")
            if abs(point.x() - left) <= _EDGE_PX:
                return _Spot("range", part="start")
            return _Spot("range") if left < point.x() < right else _Spot("strip")
        if LABEL_BOTTOM <= point.y() < MARKER_BOTTOM:
            # The last one painted lies on top.
            for marker in reversed(self._scene.project.markers):
                if -2 <= point.x() - scale.x_of(marker.frame) <= _FLAG_PX:
                    return _Spot("marker", marker)
        fault = self._faults.fault_at(point, scale)
        return _Spot("time") if fault is None else _Spot("fault", fault=fault)

    def _hover(self, point: QPointF) -> None:
        spot = self._spot(point)
        if spot.kind == "range":
            shape = Qt.CursorShape.OpenHandCursor if spot.part == "all" else Qt.CursorShape.SizeHorCursor
        elif spot.kind in ("marker", "fault"):
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._set_hovered(spot.marker.id if spot.marker is not None else None)

    def _set_hovered(self, marker_id: int | None) -> None:
        if marker_id != self._hovered:
            self._hovered = marker_id
            self.update()

    def _update_playhead(self, before: int, after: int) -> None:
        for frame in (before, after):
            x = round(self._scene.viewport.scale.x_of(frame))
            if -_HANDLE_PX <= x <= self.width() + _HANDLE_PX:
                self.update(QRect(x - _HANDLE_PX, 0, 2 * _HANDLE_PX, self.height()))


def _tip(spot: _Spot) -> str:
    """What is said of a spot; nothing hides what was said of another."""
    if spot.marker is not None:
        return f"{spot.marker.name}\n{timecode(spot.marker.frame)}".strip()
    return "" if spot.fault is None else fault_tip(spot.fault)
