"""A number that is typed or stepped, and that can say that several things have different ones.

It has no slider; `number_slider` joins both.
"""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

MIXED = "–"
"""Shown in place of a number where several things have different ones."""


class NumberEntry(QDoubleSpinBox):
    """A spin box that reports a number once it was entered, not at each letter.

    Signals
    -------
    entered(float, bool)
        The user's number, and whether it was stepped to rather than typed.
    """

    entered = Signal(float, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        # Qt asks for texts while it builds itself.
        self._is_mixed = False
        self._was_typed = False
        self._is_stepping = False
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.lineEdit().textEdited.connect(self._remember_typing)
        self.editingFinished.connect(self._take_mixed)
        self.valueChanged.connect(self._report)

    @property
    def is_mixed(self) -> bool:
        """Whether it stands for several numbers."""
        return self._is_mixed

    def show_number(self, value: float) -> None:
        """Show a number without reporting it."""
        with QSignalBlocker(self):
            self._set_mixed(False)
            self.setValue(value)

    def show_mixed(self) -> None:
        """Show that there are several numbers, until one is entered."""
        self._set_mixed(True)

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """The number as the user's language writes it, or the sign for several."""
        return MIXED if self._is_mixed else super().textFromValue(value)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept the sign for several as an unfinished number."""
        if self._is_mixed and MIXED in text:
            return QValidator.State.Intermediate, text, position
        return super().validate(text, position)

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        """Step; several numbers all become the one that is stepped to."""
        self._is_stepping = True
        try:
            if self._is_mixed:
                self._set_mixed(False)
            super().stepBy(steps)
        finally:
            self._is_stepping = False

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Turn only what was chosen."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _set_mixed(self, is_mixed: bool) -> None:
        self._was_typed = False
        if self._is_mixed != is_mixed:
            self._is_mixed = is_mixed
            # Makes Qt ask for the text again though the value stays.
            with QSignalBlocker(self):
                self.setSuffix(self.suffix())
                self.lineEdit().setText(self.prefix() + self.textFromValue(self.value()) + self.suffix())

    def _remember_typing(self, _text: str) -> None:
        self._was_typed = True

    def _take_mixed(self) -> None:
        """A number typed over several counts even where it is the one Qt held all along."""
        if self._is_mixed and self._was_typed:
            self._set_mixed(False)
            self.entered.emit(self.value(), False)

    def _report(self, value: float) -> None:
        self._set_mixed(False)
        self.entered.emit(value, self._is_stepping)
