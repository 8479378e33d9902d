"""A field that takes the next key combination that is pressed in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from desktop.views.actions.keymap import portable


class KeyField(QKeySequenceEdit):
    """One key combination; whatever is pressed while it has the focus, single keys too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setClearButtonEnabled(True)
        self.setAccessibleName(self.tr("Press a key"))
        line = self.findChild(QLineEdit)
        if line is not None:
            line.setPlaceholderText(self.tr("Press a key"))
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @property
    def keys(self) -> str:
        """The combination as it is remembered; empty before one was pressed."""
        return portable(self.keySequence())
