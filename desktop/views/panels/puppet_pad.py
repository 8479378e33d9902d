"""The pad that the puppeteer's hand moves on: a cross for the rest, a knob for where the hand has gone.

It only reports the hand and shows what it is told; what that means is the job's.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.views.widgets.colours import mixed, signal_colours

_STEP_PX = 6.0
"""An arrow key goes as far as this movement of the mouse, with Shift five times as far."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TURNS = {Qt.Key.Key_Q: -1.0, Qt.Key.Key_E: 1.0}
_NOTCH = 120
_KNOB_PX = 9.0
_NEEDLE_PX = 20.0
_NEEDLE_DEGREES = 6.0
"""Of the needle on the knob for one notch."""


class PuppetPad(QWidget):
    """Takes the hand while playing stands still.

    Signals
    -------
    held()
        The hand took hold, by mouse or key.
    pulled(float, float)
        Pixels it has gone to the right and downward since then.
    turned(float)
        Notches of the wheel, clockwise.
    released(), cancelled()
    """

    held = Signal()
    pulled = Signal(float, float)
    turned = Signal(float)
    released = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._from: QPointF | None = None
        self._way = QPointF()
        self._turns = 0.0
        self._is_recording = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 110)
        self.setAccessibleName(self.tr("Puppet pad"))
        self.setAccessibleDescription(self.tr("Arrow keys move the puppet at the playhead, Q and E tilt it"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a hand."""
        return QSize(240, 170)

    def show_pull(self, x: float, y: float, turns: float) -> None:
        """Show where the hand has gone."""
        self._way, self._turns = QPointF(x, y), turns
        self.update()

    def show_recording(self, is_recording: bool) -> None:
        """Show whether a pass is under way; the knob goes back afterwards."""
        self._is_recording = is_recording
        if not is_recording:
            self._way, self._turns, self._from = QPointF(), 0.0, None
        self.update()

    def event(self, event: QEvent) -> bool:
        """Keep its keys from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._wants(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position()
            self.held.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pull."""
        if self._from is not None:
            way = event.position() - self._from
            self.pulled.emit(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton and self._from is not None:
            self._from = None
            self.released.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Tilt while holding."""
        if self._from is not None:
            self.turned.emit(-event.angleDelta().y() / _NOTCH)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrow keys pull a little, Q and E tilt a little, Escape takes back."""
        if not self._wants(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._from = None
            self.cancelled.emit()
        elif self._from is None:
            self._nudge(Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Ground, cross and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, place = self.palette(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(self._frame_pen())
        painter.setBrush(
            palette.color(QPalette.ColorRole.Base if self.isEnabled() else QPalette.ColorRole.Window)
        )
        painter.drawRoundedRect(place, 4, 4)
        middle = place.center()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QPointF(place.left() + 8, middle.y()), QPointF(place.right() - 8, middle.y()))
        painter.drawLine(QPointF(middle.x(), place.top() + 8), QPointF(middle.x(), place.bottom() - 8))
        self._paint_knob(painter, place)

    def _paint_knob(self, painter: QPainter, place: QRectF) -> None:
        room = place.adjusted(_KNOB_PX, _KNOB_PX, -_KNOB_PX, -_KNOB_PX)
        knob = place.center() + self._way
        knob = QPointF(
            min(max(knob.x(), room.left()), room.right()), min(max(knob.y(), room.top()), room.bottom())
        )
        colour = self._colour()
        painter.setPen(QPen(colour, 1.5))
        painter.drawLine(place.center(), knob)
        painter.save()
        painter.translate(knob)
        painter.rotate(self._turns * _NEEDLE_DEGREES)
        painter.drawLine(QPointF(0, 0), QPointF(0, -_NEEDLE_PX))
        painter.restore()
        painter.setBrush(colour)
        painter.drawEllipse(knob, _KNOB_PX, _KNOB_PX)

    def _frame_pen(self) -> QPen:
        role = QPalette.ColorRole
        if self.hasFocus():
            return QPen(self.palette().color(role.Link), 2)
        return QPen(self.palette().color(role.Mid), 1)

    def _colour(self) -> QColor:
        palette = self.palette()
        if not self.isEnabled():
            text, window = QPalette.ColorRole.Text, QPalette.ColorRole.Window
            return mixed(palette.color(text), palette.color(window), 0.6)
        if self._is_recording:
            return signal_colours(palette).error
        return palette.color(QPalette.ColorRole.Highlight)

    def _wants(self, event: QKeyEvent) -> bool:
        shift, pad = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() & ~(shift | pad) != Qt.KeyboardModifier.NoModifier:
            return False
        is_taken_back = event.key() == Qt.Key.Key_Escape and self._from is not None
        return event.key() in _ARROWS or event.key() in _TURNS or is_taken_back

    def _nudge(self, key: Qt.Key, is_large: bool) -> None:
        self.held.emit()
        if key in _TURNS:
            self.turned.emit(_TURNS[key])
        else:
            x, y = _ARROWS[key]
            step = _STEP_PX * (5 if is_large else 1)
            self.pulled.emit(x * step, y * step)
        self.released.emit()
