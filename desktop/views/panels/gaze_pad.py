"""A square on which a point says where the eyes look: to the right and upward as in the picture."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.widgets.colours import mixed
from desktop.views.widgets.gesture import Gestures

_SIDE_PX = 108
_KNOB_PX = 6.0
_MARGIN_PX = 9.0
_STEP, _LONG_STEP = 0.02, 0.2
_DECIMALS = 2

_Key = Qt.Key
_STEPS = {
    _Key.Key_Left: (-1.0, 0.0),
    _Key.Key_Right: (1.0, 0.0),
    _Key.Key_Up: (0.0, 1.0),
    _Key.Key_Down: (0.0, -1.0),
}


class GazePad(QWidget):
    """Shows a point from -1 to 1 across and upward, and lets it be moved.

    Signals
    -------
    changed(float, float, object)
        The user's new point, and the gesture.
    """

    changed = Signal(float, float, object)

    def __init__(self) -> None:
        super().__init__()
        self._x, self._y, self._is_mixed = 0.0, 0.0, False
        self._gestures = Gestures()
        self.setAccessibleName(self.tr("Where the eyes look"))
        self.setToolTip(
            self.tr(
                "Drag the point, or use the arrow keys, with Shift in long steps; double-click looks ahead"
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def point(self) -> tuple[float, float]:
        """Where the point is."""
        return self._x, self._y

    def set_point(self, x: float, y: float, is_mixed: bool = False) -> None:
        """Show a point, or that several clips have different ones."""
        self._x, self._y, self._is_mixed = x, y, is_mixed
        self.setAccessibleDescription("" if is_mixed else f"{x:.2f}, {y:.2f}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A small square."""
        return QSize(_SIDE_PX, _SIDE_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the point to the mouse."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._gestures.begin()
        self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the point along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        self._gestures.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Look straight ahead."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._tell(0.0, 0.0, object())

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys from the window's actions."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _STEPS
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the point by steps."""
        step = _STEPS.get(_Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        length = _LONG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        self._tell(self._x + length * step[0], self._y + length * step[1], self._gestures.current("step"))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint how far eyes turn, the middle, and the point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        has_focus = self.hasFocus() and self.isEnabled()
        border = palette.color(QPalette.ColorRole.Link if has_focus else QPalette.ColorRole.Mid)
        painter.setPen(QPen(border, 2 if has_focus else 1))
        painter.setBrush(base)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        self._paint_cross(painter, QPen(mixed(base, text, 0.2), 1))
        if not self._is_mixed:
            painter.setPen(QPen(text if self.isEnabled() else border, 1.4))
            off = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
            painter.setBrush(palette.color(off, QPalette.ColorRole.Highlight))
            painter.drawEllipse(self._place(self._x, self._y), _KNOB_PX, _KNOB_PX)

    def _paint_cross(self, painter: QPainter, pen: QPen) -> None:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle, reach = self._place(0, 0), self._reach()
        painter.drawLine(QPointF(middle.x() - reach, middle.y()), QPointF(middle.x() + reach, middle.y()))
        painter.drawLine(QPointF(middle.x(), middle.y() - reach), QPointF(middle.x(), middle.y() + reach))
        for share in (0.5, 1.0):
            painter.drawEllipse(middle, share * reach, share * reach)

    def _reach(self) -> float:
        return min(self.width(), self.height()) / 2 - _MARGIN_PX

    def _place(self, x: float, y: float) -> QPointF:
        middle = QPointF(self.width() / 2, self.height() / 2)
        return middle + QPointF(x * self._reach(), -y * self._reach())

    def _take(self, where: QPointF) -> None:
        offset = where - self._place(0, 0)
        self._tell(offset.x() / self._reach(), -offset.y() / self._reach(), self._gestures.current())

    def _tell(self, x: float, y: float, gesture: object) -> None:
        inside = (round(min(max(value, -1.0), 1.0), _DECIMALS) for value in (x, y))
        self.changed.emit(*inside, gesture)
