"""A tool's sliders in a small window of their own: keys follow them at once, Escape takes everything back."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.views.curves.shaping import Change, ShapeGesture
from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import NumberSlider, line_up

_WIDTH = 340

Preset = tuple[str, tuple[float, ...]]
"""What a button says, and the numbers that it sets the sliders to."""


class ToolPopup(QFrame):
    """Sliders of one tool; it deletes itself when it is closed.

    Parameters
    ----------
    title, hint : str
        In the user's language.
    sliders : tuple of NumberSlider
    change : callable
        Gets the sliders' numbers, and returns what is done to the keys.
    gesture : ShapeGesture
    preset : (str, tuple of float) or None
        Text of a button that sets the sliders to numbers.
    parent : QWidget
    """

    def __init__(
        self,
        title: str,
        hint: str,
        sliders: tuple[NumberSlider, ...],
        change: Callable[..., Change],
        gesture: ShapeGesture,
        preset: Preset | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.sliders = sliders
        self._change, self._gesture = change, gesture
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(label(hint, "hint", wraps=True))
        for slider in sliders:
            layout.addWidget(slider)
            slider.changed.connect(self._apply)
        line_up(sliders)
        if preset is not None:
            self.preset = QPushButton(preset[0])
            self.preset.setAutoDefault(False)
            self.preset.clicked.connect(lambda: self._set(preset[1]))
            layout.addWidget(self.preset)
        self.setFixedWidth(_WIDTH)

    def open_below(self, widget: QWidget) -> None:
        """Show it below a button, with the keys in its first slider."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        room = widget.screen().availableGeometry()
        corner.setX(min(corner.x(), room.right() - self.width()))
        if corner.y() + self.height() > room.bottom():
            corner.setY(widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        self.move(corner)
        self.show()
        self.sliders[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter keeps, Escape takes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._gesture.cancel()
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """What was typed last counts."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        super().closeEvent(event)

    def _set(self, values: tuple[float, ...]) -> None:
        for slider, value in zip(self.sliders, values, strict=True):
            slider.set_value(value)
        self._apply()

    def _apply(self, *_change: object) -> None:
        self._gesture.apply(self._change(*(slider.value for slider in self.sliders)))
