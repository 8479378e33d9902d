"""The name of a thing, and the field to change it in. It renames nothing itself."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NameField(QLineEdit):
    """Plain text until `begin`, then a field until Enter, Escape or the loss of focus.

    Parameters
    ----------
    name : str
        What it is the name of, for screen readers.

    Signals
    -------
    entered(str)
        The user's other name.
    """

    entered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setAccessibleName(name)
        self._set_editing(False)

    def show_name(self, name: str) -> None:
        """Show a name; what is being typed stays."""
        self._name = name
        if self.isReadOnly():
            self.setText(name)
            self.setCursorPosition(0)

    def begin(self) -> None:
        """Let the user type."""
        self._set_editing(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter takes the name, Escape leaves the old one."""
        if event.key() == Qt.Key.Key_Escape:
            self._end(is_taken=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(is_taken=True)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """While typing, Escape is the field's and no shortcut."""
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and not self.isReadOnly() and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Going elsewhere takes the name; a menu does not end the typing."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end(is_taken=True)

    def _end(self, *, is_taken: bool) -> None:
        if self.isReadOnly():
            return
        text = self.text().strip()
        self._set_editing(False)
        self.show_name(self._name)
        if is_taken and text != self._name:
            self.entered.emit(text)

    def _set_editing(self, is_editing: bool) -> None:
        self.setReadOnly(not is_editing)
        self.setFrame(is_editing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_editing else Qt.FocusPolicy.NoFocus)
        # As plain text it lets what it stands on be clicked, dragged and double-clicked.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not is_editing)
        self.setStyleSheet("" if is_editing else "QLineEdit { background: transparent; border: none; }")
        if not is_editing:
            self.deselect()
            self.clearFocus()
