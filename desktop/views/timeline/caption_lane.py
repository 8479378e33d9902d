"""The lane of captions below the ruler: seen in time, moved and trimmed with the mouse, sought by a click.

Their words are typed in the captions' panel, where the keyboard reaches the times as well.
"""

from bisect import bisect_left, bisect_right
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.views.timeline.caption_drag import CaptionDrag
from desktop.views.timeline.drag_runner import is_far_enough
from desktop.views.timeline.drag_widget import DragWidget
from desktop.views.timeline.scene import Scene
from desktop.views.widgets.colours import mixed
from desktop.views.widgets.focus_frame import paint_focus_frame
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import Caption, Project

LANE_HEIGHT = 22

_EDGE_PX = 5.0
_PADDING_PX = 5.0
_ROUNDING = 3.0

Part = Literal["start", "stop", "all"]


class CaptionLane(DragWidget):
    """Captions in time; hidden while there are none.

    Parameters
    ----------
    scene : Scene

    Signals
    -------
    sought(int)
        The frame that was clicked.
    chosen(int)
        Id of the caption that was clicked or grabbed.
    """

    sought = Signal(int)
    chosen = Signal(int)

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(scene, across=True, down=False, parent=parent)
        self._pressed: tuple[Caption, Part] | None = None
        self._press_point = QPointF()
        # Clicking gives it the keys for Escape; Tab goes past it to the lanes.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Captions in time"))
        scene.playhead_moved.connect(self._update_playhead)
        scene.store.changed.connect(self._follow)
        self.setVisible(bool(scene.project.captions))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line of words."""
        return QSize(900, LANE_HEIGHT)

    def place(self, caption: Caption) -> QRectF:
        """Where a caption is seen."""
        scale = self._scene.viewport.scale
        left, right = scale.x_of(caption.start), scale.x_of(caption.stop)
        return QRectF(left + 0.5, 2.5, max(right - left - 1.0, 1.0), self.height() - 6.0)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the captions that are in view, and the playhead."""
        painter, colours = QPainter(self), self._colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), colours.background)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), colours.row_line)
        metrics = QFontMetricsF(painter.font(), self)
        for caption in self._between(0.0, self.width()):
            self._paint_caption(painter, caption, self.place(caption), metrics)
        x = self._scene.viewport.scale.x_of(self._scene.playhead)
        painter.fillRect(QRectF(x, 0, 1.5, self.height()), colours.playhead)
        paint_focus_frame(painter, self)

    def event(self, event: QEvent) -> bool:
        """Show whole captions as tool tips."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._spot(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if spot is None else _tip(spot[0]), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Grip a caption, or seek."""
        if event.button() != Qt.MouseButton.LeftButton or self._runner.is_running:
            return
        self._pressed, self._press_point = self._spot(event.position()), event.position()
        if self._pressed is None:
            self.sought.emit(max(self._scene.viewport.scale.frame_at(event.position().x()), 0))
        else:
            self.chosen.emit(self._pressed[0].id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag, or show what can be gripped."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(event.position())
            return
        if self._pressed is not None and is_far_enough(self._press_point, event.position()):
            caption, part = self._pressed
            hand = self._runner.hand(self._press_point, event.modifiers())
            text = self.tr("Move caption") if part == "all" else self.tr("Trim caption")
            self._runner.begin(
                CaptionDrag(self._scene, text, caption, part, hand), self._press_point, event.modifiers()
            )
            self._pressed = None
        self._runner.move(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the drag; a click on a caption seeks to where it was clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self._runner.is_running:
            self._runner.finish()
        elif pressed is not None:
            self.sought.emit(self._scene.viewport.scale.frame_at(event.position().x()))
        self._hover(event.position())

    def _paint_caption(
        self, painter: QPainter, caption: Caption, place: QRectF, metrics: QFontMetricsF
    ) -> None:
        colours = self._colours
        painter.setPen(mixed(colours.row, colours.text, 0.45))
        painter.setBrush(mixed(colours.row, colours.text, 0.16))
        painter.drawRoundedRect(place, _ROUNDING, _ROUNDING)
        # What begins left of the view says its words where they are seen.
        room = place.intersected(QRectF(self.rect())).adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
        if room.width() > 2 * _PADDING_PX:
            words = metrics.elidedText(_one_line(caption.text), Qt.TextElideMode.ElideRight, room.width())
            painter.setPen(colours.text)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _spot(self, point: QPointF) -> tuple[Caption, Part] | None:
        """The caption under a point, and which part of it is gripped there."""
        for caption in self._between(point.x(), point.x()):
            place = self.place(caption)
            if place.left() <= point.x() <= place.right():
                edge = min(_EDGE_PX, place.width() / 3)
                if point.x() <= place.left() + edge:
                    return caption, "start"
                return caption, "stop" if point.x() >= place.right() - edge else "all"
        return None

    def _between(self, left: float, right: float) -> tuple[Caption, ...]:
        """The captions that reach into a stretch of pixels; an hour has a thousand others."""
        captions, scale = self._scene.project.captions, self._scene.viewport.scale
        first = bisect_left(captions, left, key=lambda one: scale.x_of(one.stop))
        last = bisect_right(captions, right, key=lambda one: scale.x_of(one.start))
        return captions[first:last]

    def _hover(self, point: QPointF) -> None:
        spot = self._spot(point)
        if spot is None:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        elif spot[1] == "all":
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.SizeHorCursor)

    def _cancel_drag(self) -> None:
        self._pressed = None
        super()._cancel_drag()

    def _follow(self, before: Project, after: Project) -> None:
        if before.captions is not after.captions:
            self.setVisible(bool(after.captions))

    def _update_playhead(self, before: int, after: int) -> None:
        for frame in (before, after):
            x = round(self._scene.viewport.scale.x_of(frame))
            self.update(QRect(x - 2, 0, 5, self.height()))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _tip(caption: Caption) -> str:
    return f"{caption.text}\n{timecode(caption.start)} – {timecode(caption.stop)}"
