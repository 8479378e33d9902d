"""The question before unsaved changes would be lost: save, throw away, or stay."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


class UnsavedQuestion(QMessageBox):
    """Asks what becomes of the changes; show it with `open`.

    Parameters
    ----------
    title : str
        Of the project; empty where it has none yet.
    parent : QWidget

    Signals
    -------
    save_chosen(), discard_chosen()
        Exactly one of them, or none where the user stays.
    """

    save_chosen = Signal()
    discard_chosen = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(parent.window().windowTitle())
        if title:
            self.setText(self.tr("Save the changes to “{title}”?").format(title=title))
        else:
            self.setText(self.tr("Save this project?"))
        self.setInformativeText(self.tr("Changes that are not saved are lost."))
        self._save = self.addButton(QMessageBox.StandardButton.Save)
        self._discard = self.addButton(self.tr("Don't save"), QMessageBox.ButtonRole.DestructiveRole)
        self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(QMessageBox.StandardButton.Save)
        self.setEscapeButton(QMessageBox.StandardButton.Cancel)
        self.buttonClicked.connect(self._tell)
        self.finished.connect(self.deleteLater)

    def _tell(self, button: QAbstractButton) -> None:
        if button is self._save:
            self.save_chosen.emit()
        elif button is self._discard:
            self.discard_chosen.emit()
