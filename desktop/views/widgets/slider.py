"""A slider that goes to where it is clicked and leaves the wheel to the page it lies on.

It counts in whole steps; numbers, units and the entry beside it are `number_slider`'s.
"""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget


class Slider(QSlider):
    """A horizontal slider; a double click asks for its reset.

    Signals
    -------
    reset_asked()
        It was double-clicked.
    hold_began(), hold_ended()
        The mouse took hold of it, and let go.
    """

    reset_asked = Signal()
    hold_began = Signal()
    hold_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        # Not by the wheel: a page that is scrolled must not take the focus along.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.is_blank = False

    def set_blank(self, is_blank: bool) -> None:
        """Hide the handle where there is no one value to point at."""
        self.is_blank = is_blank
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the place that was clicked and take hold there."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.hold_began.emit()
        if self.is_blank or not self._handle_holds(event.position().toPoint()):
            self.setValue(self._value_at(event.position().x()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.hold_ended.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the reset."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Turn only what was chosen."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl makes an arrow key go ten steps."""
        is_arrow = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        if is_arrow and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            is_up = event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Up)
            self.setValue(self.value() + (10 if is_up else -10) * self.singleStep())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the groove alone while blank."""
        if not self.is_blank:
            super().paintEvent(event)
            return
        option = self._option()
        option.sliderPosition = option.sliderValue = self.minimum()
        option.subControls = QStyle.SubControl.SC_SliderGroove
        painter = QPainter(self)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_Slider, option, painter, self)

    def _option(self) -> QStyleOptionSlider:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return option

    def _handle_holds(self, point: QPoint) -> bool:
        part = self.style().hitTestComplexControl(
            QStyle.ComplexControl.CC_Slider, self._option(), point, self
        )
        return part == QStyle.SubControl.SC_SliderHandle

    def _value_at(self, x: float) -> int:
        option = self._option()
        control = QStyle.ComplexControl.CC_Slider
        groove = self.style().subControlRect(control, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = self.style().subControlRect(control, option, QStyle.SubControl.SC_SliderHandle, self)
        return QStyle.sliderValueFromPosition(
            self.minimum(),
            self.maximum(),
            round(x - groove.left() - handle.width() / 2),
            groove.width() - handle.width(),
            option.upsideDown,
        )
