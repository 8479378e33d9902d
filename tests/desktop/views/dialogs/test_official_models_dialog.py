"""The dialog about the official models says both ways to them, what is owed, and fetches nothing."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.views.dialogs.official_models_dialog import OfficialModelsDialog
from joyvasa_runtime.extras import install_command, source_command


@pytest.fixture
def dialog(qtbot):
    dialog = OfficialModelsDialog()
    dialog.show()
    yield dialog
    dialog.close()


def button(dialog, text):
    (found,) = [button for button in dialog.findChildren(QPushButton) if button.text() == text]
    return found


def shown(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_both_ways_the_size_and_the_licences_are_told(dialog):
    text = shown(dialog)

    assert ".jvpack" in text
    assert "joyvasa fetch" in text
    assert "downloads 1.4 GiB" in text
    assert text.count("Licence: MIT") == 3
    assert "InsightFace and X-Pose" in text


def test_no_text_is_cut_off(dialog):
    for text in dialog.findChildren(QLabel):
        assert text.height() >= text.heightForWidth(text.width())


def test_it_says_that_the_program_downloads_nothing(dialog):
    assert "it downloads nothing by itself" in shown(dialog)


def test_the_command_can_be_copied(dialog):
    button(dialog, "Copy command").click()

    install, fetch = QGuiApplication.clipboard().text().splitlines()
    assert install == install_command("convert")
    assert fetch == f"{source_command('joyvasa')} fetch"
    assert button(dialog, "Copied").isVisible()


def test_a_file_at_hand_is_installed_by_whoever_opened_it(qtbot, dialog):
    with qtbot.waitSignal(dialog.file_chosen):
        button(dialog, "Install from file…").click()

    assert not dialog.isVisible()
