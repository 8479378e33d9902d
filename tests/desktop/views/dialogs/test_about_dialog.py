"""The about dialog shows versions and every licence there is."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QTabWidget, QTextBrowser

from desktop.views.dialogs import notices
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


def tabs(dialog):
    (found,) = dialog.findChildren(QTabWidget)
    return {found.tabText(index): found.widget(index).toPlainText() for index in range(found.count())}


def test_a_checkout_is_under_our_own_licence(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)

    assert "Licences in full" not in tabs(dialog)
    assert "GNU General Public License" not in tabs(dialog)["Licence"]


def test_an_installed_program_says_that_it_is_under_the_gpl_and_shows_every_licence(
    qtbot, tmp_path, monkeypatch
):
    for name, text in (("LICENSE", "MIT License"), ("THIRD_PARTY_LICENCES.txt", "Every licence")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(notices, "_CHECKOUT", tmp_path)
    dialog = AboutDialog()
    qtbot.addWidget(dialog)

    shown = tabs(dialog)
    assert shown["Licences in full"] == "Every licence"
    assert "as a whole is under the GNU General Public License, version 3" in shown["Licence"]
    assert shown["Licence"].endswith("MIT License")
