"""A question with a safe answer and a daring one; it does not block and does nothing by itself."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget


def ask(parent: QWidget, text: str, details: str, answer: str, do: Callable[[], object]) -> QMessageBox:
    """Ask whether to do something that can't be taken back.

    Parameters
    ----------
    parent : QWidget
    text : str
        The question.
    details : str
        What will be lost.
    answer : str
        Text of the button that does it.
    do : callable
        Called when that button is chosen.
    """
    box = QMessageBox(QMessageBox.Icon.Question, "", text, parent=parent)
    box.setWindowTitle(parent.window().windowTitle())
    box.setInformativeText(details)
    yes = box.addButton(answer, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.buttonClicked.connect(lambda button: do() if button is yes else None)
    box.finished.connect(box.deleteLater)
    box.open()
    return box
