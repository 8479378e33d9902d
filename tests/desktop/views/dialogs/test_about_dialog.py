"""The about dialog shows versions and every licence there is."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QTextBrowser

from desktop.views.dialogs.about_dialog import AboutDialog


def test_versions_licences_and_credits_are_there(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    pages = [*dialog.findChildren(QPlainTextEdit), *dialog.findChildren(QTextBrowser)]
    shown = "\n".join(page.toPlainText() for page in pages)

    for part in ("Python 3", "MIT License", "FFmpeg", "PySide6"):
        assert part in shown
    assert all(page.toPlainText().strip() for page in pages)


def test_versions_can_be_copied(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    (copy,) = [button for button in dialog.findChildren(QPushButton) if button.text() == "Copy versions"]
    copy.click()

    assert QGuiApplication.clipboard().text().startswith("JoyVASA Studio")
