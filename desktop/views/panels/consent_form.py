"""Who is shown or heard, and whether they agreed: the words of the hand; who edits is the panel."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.views.widgets.labels import label
from joyvasa_runtime.project.document import Consent

_LINES = 3


class ConsentForm(QWidget):
    """A question, a check box and a note.

    Parameters
    ----------
    question : str
    note_name : str
        What the note is, for who doesn't see it.
    example : str
        Shown as long as there is no note.

    Signals
    -------
    changed(object, object)
        The `Consent` as it is wanted, and the gesture: one stay in the note is one.
    """

    changed = Signal(object, object)

    def __init__(self, question: str, note_name: str, example: str) -> None:
        super().__init__()
        self._gesture = object()
        self._given, self._note = QCheckBox(self.tr("They agreed")), QPlainTextEdit()
        self._note.setPlaceholderText(example)
        self._note.setAccessibleName(note_name)
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self._note.fontMetrics().lineSpacing() * _LINES + 14)
        self._note.installEventFilter(self)
        self._given.setAccessibleName(f"{question} {self._given.text()}")
        self._given.toggled.connect(lambda _given: self._want(object()))
        self._note.textChanged.connect(lambda: self._want(self._gesture))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(question, "hint", wraps=True))
        column.addWidget(self._given)
        column.addWidget(self._note)

    def show_consent(self, consent: Consent) -> None:
        """Show what is known; the cursor stays while the note is being written."""
        with QSignalBlocker(self._given), QSignalBlocker(self._note):
            self._given.setChecked(consent.is_given)
            if self._note.toPlainText() != consent.note:
                self._note.setPlainText(consent.note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Begin a gesture when the note is entered."""
        if watched is self._note and event.type() == QEvent.Type.FocusIn:
            self._gesture = object()
        return super().eventFilter(watched, event)

    def _want(self, gesture: object) -> None:
        self.changed.emit(Consent(self._given.isChecked(), self._note.toPlainText()), gesture)
