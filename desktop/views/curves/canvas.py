"""The canvas: curves along time, painted, and edited with mouse and keys.

What the mouse does is `hands`, what keys do `commands`; how it looks is `ground_painter` and `key_painter`.
"""

import time

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.views.curves.canvas_keys import CanvasKeys
from desktop.views.curves.colours import CurveColours
from desktop.views.curves.curve_facts import facts_of
from desktop.views.curves.generated import GeneratedMotion
from desktop.views.curves.ground_painter import GroundPainter, SafePose
from desktop.views.curves.hands import CurveHands
from desktop.views.curves.hits import hit_at
from desktop.views.curves.key_painter import KeyPainter
from desktop.views.curves.look import CurveLook
from desktop.views.curves.wave import ClipWave
from desktop.views.curves.wheel import turn
from desktop.views.widgets.timecode import timecode

_PLAYHEAD_MARGIN = 3

_CURSORS = {
    "key": Qt.CursorShape.SizeAllCursor,
    "handle": Qt.CursorShape.PointingHandCursor,
    "curve": Qt.CursorShape.ArrowCursor,
    "playhead": Qt.CursorShape.SizeHorCursor,
    "nothing": Qt.CursorShape.ArrowCursor,
}


class CurveCanvas(QWidget):
    """Curves of the active clip.

    Parameters
    ----------
    look : CurveLook
    hands : CurveHands
    generated : GeneratedMotion
    wave : ClipWave

    Signals
    -------
    menu_asked(object)
        Global position.
    """

    menu_asked = Signal(object)

    def __init__(
        self, look: CurveLook, hands: CurveHands, generated: GeneratedMotion, wave: ClipWave
    ) -> None:
        super().__init__()
        self._look, self._scene, self._hands = look, look.scene, hands
        self._generated, self._wave = generated, wave
        self._keys = CanvasKeys(())
        self._safe: SafePose | None = None
        self._colours = CurveColours.of(self.palette())
        self._ground: QPixmap | None = None
        self._ground_key: tuple[object, ...] = ()
        self._build()
        self._scene.changed.connect(self._repaint)
        self._scene.playhead_moved.connect(self._update_playhead)
        self._scene.curves_changed.connect(look.forget_hidden)
        hands.updated.connect(self._repaint)
        generated.arrived.connect(self._repaint)
        self._scene.selection_changed.connect(self._describe)

    def set_keys(self, keys: CanvasKeys) -> None:
        """What keys do here."""
        self._keys = keys

    def set_safe(self, safe: SafePose | None) -> None:
        """Where the current channel looks good; None shows nothing of it."""
        if safe != self._safe:
            self._safe = safe
            self.forget_ground()

    def forget_ground(self) -> None:
        """Paint all anew, such as when a sound has come."""
        self._ground_key = ()
        self.update()

    def hand_point(self) -> QPointF:
        """Where the mouse is, or the middle if it is elsewhere."""
        point = QPointF(self.mapFromGlobal(self.cursor().pos()))
        return point if QRectF(self.rect()).contains(point) else QRectF(self.rect()).center()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few waves."""
        return QSize(700, 220)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the viewport."""
        super().resizeEvent(event)
        self._scene.viewport.set_size(self.width(), self.height())

    def event(self, event: QEvent) -> bool:
        """Keep the canvas's own keys from the window's shortcuts, and all keys during a drag."""
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and (self._is_busy or self._keys.has(event)):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colours of another theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._colours = CurveColours.of(self.palette())
            self.forget_ground()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what is dirty: the ground as it was kept, and what changes over it."""
        view, painter = QRectF(self.rect()), QPainter(self)
        painter.drawPixmap(0, 0, self._ground_picture())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(event.rect())
        keys = KeyPainter(painter, view, self._look, self._colours, self.palette())
        keys.paint_curves()
        keys.paint_over(self._hands.feedback, self._hands.point)
        if self.hasFocus():
            keys.paint_focus()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select, or begin what may become a drag; during G and S a click ends them."""
        if self._hands.is_modal and event.button() == Qt.MouseButton.RightButton:
            self._hands.cancel()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._hands.press(event.position(), event.modifiers())
        elif event.button() == Qt.MouseButton.MiddleButton and not self._hands.is_running:
            self._hands.press_middle(event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag, or show what is under the mouse."""
        if (
            event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton)
            or self._hands.is_modal
        ):
            self._hands.move(event.position(), event.modifiers())
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End what was dragged."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._hands.release()
            self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Add a key on a curve."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hands.double_click(event.position(), event.modifiers())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu; a key that isn't selected is selected first."""
        if self._hands.is_running:
            return
        hit = hit_at(self._look, QPointF(event.pos()))
        if hit.kind == "key" and hit.address is not None:
            self._hands.choose(hit.address, hit.frame)
        self.menu_asked.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom or scroll."""
        turn(self._scene.viewport, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys of a drag, then the canvas's own; all others are the window's."""
        if self._is_busy:
            self._press_during_drag(event)
        elif not self._keys.act(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A released Ctrl snaps again at once."""
        self._hands.set_keys(event.modifiers())
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Keys that follow the mouse stay where they are when something else is done."""
        super().focusOutEvent(event)
        if self._hands.is_modal and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._hands.confirm()

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes from key to key, and behind the last one to the next widget."""
        if self.hasFocus() and self._keys.tab(1 if is_next else -1):
            return True
        return super().focusNextPrevChild(is_next)

    @property
    def _is_busy(self) -> bool:
        """Whether keys are for what the mouse is doing."""
        return self._hands.is_running or self._hands.is_box_next

    def _build(self) -> None:
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 80)
        self.setAccessibleName(self.tr("Curves"))
        self._describe()

    def _describe(self) -> None:
        """Say which key is selected to who can't see it."""
        scene = self._scene
        if len(scene.selected.get(scene.current, ())) == 1:
            (key,), facts = scene.keys(scene.current), facts_of(scene.current)
            text = self.tr("{curve}: {value} at {time}").format(
                curve=facts.name,
                value=facts.text(key.value),
                time=timecode(max(key.frame + scene.shift, 0)),
            )
        else:
            text = self.tr("Curves along time: Tab goes from key to key, arrows move the selected keys")
        self.setAccessibleDescription(text)

    def _press_during_drag(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._hands.cancel()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._hands.confirm()
        elif key == Qt.Key.Key_X:
            self._hands.lock("time")
        elif key == Qt.Key.Key_Y:
            self._hands.lock("value")
        else:
            self._hands.set_keys(event.modifiers())

    def _ground_picture(self) -> QPixmap:
        scene, viewport, ratio = self._scene, self._scene.viewport, self.devicePixelRatio()
        scales = tuple(scene.scale(address) for address in scene.shown)
        key: tuple[object, ...] = (
            viewport.time, viewport.values, scales, self.size(), ratio, scene.shown, scene.shift,
            scene.clip and (scene.clip.id, scene.clip.start, scene.clip.offset, scene.clip.frames),
            scene.project.markers, scene.project.range, self._safe, self._generated.version,
            self._colours,
        )  # fmt: skip
        if self._ground is None or key != self._ground_key:
            began = time.perf_counter()
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            painter.setFont(self.font())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = GroundPainter(painter, QRectF(self.rect()), self._look, self._colours, self.palette())
            ground.paint(self._wave, self._generated, self._safe)
            painter.end()
            self._ground, self._ground_key = picture, key
            self._generated.note_painting(time.perf_counter() - began)
        return self._ground

    def _hover(self, point: QPointF) -> None:
        if self._hands.is_box_next:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.setCursor(_CURSORS[hit_at(self._look, point).kind])

    def _update_playhead(self, before: int, after: int) -> None:
        for frame in (before, after):
            x = round(self._scene.viewport.time.x_of(frame))
            if -_PLAYHEAD_MARGIN <= x <= self.width() + _PLAYHEAD_MARGIN:
                self.update(QRect(x - _PLAYHEAD_MARGIN, 0, 2 * _PLAYHEAD_MARGIN + 1, self.height()))

    def _repaint(self) -> None:
        """Paint everything anew; `QWidget.update` has too many forms to be connected to signals."""
        self.update()
