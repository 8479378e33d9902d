"""The delete key in a list whose rows can be removed: it is about the row, not about clips of the timeline.

What is removed, and whether it is asked about first, the list decides.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_KEYS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class DeleteKey(QObject):
    """Takes Del and Backspace for a widget, and for the parts of it that don't use them.

    Parameters
    ----------
    widget : QWidget
        Also its owner.

    Signals
    -------
    pressed()
        What is chosen in the widget is to go.
    """

    pressed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the key from the window's actions, and tell of it."""
        if not isinstance(event, QKeyEvent) or not _is_plain_delete(event):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            self.pressed.emit()
        event.accept()
        return True


def _is_plain_delete(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in _KEYS and modifiers == Qt.KeyboardModifier.NoModifier
