"""Three small buttons of a channel: to the key before, a key here or none, to the key behind."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

KeyState = Literal["none", "curve", "key"]
"""No keys at all, keys elsewhere, a key at the playhead."""

_SIDE_PX = 18
_SHAPES = {
    "previous": ((12.0, 5.0), (7.0, 9.0), (12.0, 13.0)),
    "next": ((6.0, 5.0), (11.0, 9.0), (6.0, 13.0)),
    "toggle": ((9.0, 3.5), (14.5, 9.0), (9.0, 14.5), (3.5, 9.0)),
}


class KeyButton(QAbstractButton):
    """A shape in a square.

    Parameters
    ----------
    shape : "previous", "toggle" or "next"
    name : str
        What it does, for tooltips and screen readers.
    """

    def __init__(self, shape: Literal["previous", "toggle", "next"], name: str) -> None:
        super().__init__()
        self._shape, self._state = shape, "none"
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(_SIDE_PX, _SIDE_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_state(self, state: KeyState) -> None:
        """Show whether there is a key at the playhead."""
        if state != self._state:
            self._state = state
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Always the same."""
        return QSize(_SIDE_PX, _SIDE_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the shape: filled where there is a key, pale where there is none at all."""
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        ink = palette.color(group, QPalette.ColorRole.Text)
        if self.isEnabled() and not self.underMouse() and self._state == "none":
            ink = palette.color(QPalette.ColorRole.PlaceholderText)
        accent = palette.color(QPalette.ColorRole.Link)
        shape = QPolygonF([QPointF(*corner) for corner in _SHAPES[self._shape]])
        if self._shape == "toggle":
            painter.setPen(QPen(accent if self._state == "key" else ink, 1.4))
            painter.setBrush(accent if self._state == "key" else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(shape)
        else:
            painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(shape)
        if self.hasFocus():
            painter.setPen(QPen(accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class KeyButtons(QWidget):
    """The buttons of one channel.

    Parameters
    ----------
    channel : str
        Its name.

    Signals
    -------
    previous_asked(), toggled(), next_asked()
    """

    previous_asked = Signal()
    toggled = Signal()
    next_asked = Signal()

    def __init__(self, channel: str) -> None:
        super().__init__()
        self.previous = KeyButton("previous", self.tr("Previous key of {name}").format(name=channel))
        self.toggle = KeyButton("toggle", self.tr("Key of {name} at the playhead").format(name=channel))
        self.next = KeyButton("next", self.tr("Next key of {name}").format(name=channel))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 2, 0)
        layout.setSpacing(0)
        for button, signal in (
            (self.previous, self.previous_asked),
            (self.toggle, self.toggled),
            (self.next, self.next_asked),
        ):
            button.clicked.connect(signal)
            layout.addWidget(button)

    def show_state(self, state: KeyState, has_previous: bool, has_next: bool) -> None:
        """Show which keys there are."""
        self.toggle.show_state(state)
        self.previous.setEnabled(has_previous)
        self.next.setEnabled(has_next)
