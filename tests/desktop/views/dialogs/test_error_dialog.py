"""The error dialog says what happened and what to do, and gives everything else to copy."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from desktop.log import LOG_NAME
from desktop.views.dialogs.error_dialog import ErrorDialog
from joyvasa_runtime.errors import AudioError


@pytest.fixture
def log_folder(tmp_path):
    (tmp_path / LOG_NAME).write_text("12:00 INFO something before\n", "utf-8")
    return tmp_path


@pytest.fixture
def opened():
    return []


@pytest.fixture
def dialog(qtbot, log_folder, opened):
    try:
        try:
            raise OSError("disk on fire")
        except OSError as cause:
            raise AudioError("voice <b>1</b>.wav holds no sound", "Choose another file.") from cause
    except AudioError as error:
        made = ErrorDialog(error, None, log_folder, opener=lambda path: opened.append(path) or True)
    made.open()
    yield made
    made.close()


def button(dialog, text):
    (found,) = [button for button in dialog.findChildren(QPushButton) if button.text() == text]
    return found


def test_it_says_what_happened_and_what_to_do_as_plain_text(dialog):
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.text()]

    assert shown == ["voice <b>1</b>.wav holds no sound", "Choose another file."]
    assert all(label.grab().width() > 100 for label in dialog.findChildren(QLabel) if label.text())


def test_the_details_hold_cause_versions_and_log(dialog):
    for part in ("AudioError", "Because of OSError: disk on fire", "Python 3", "something before"):
        assert part in dialog.report


def test_the_details_are_hidden_until_asked_for(dialog):
    (details,) = dialog.findChildren(QPlainTextEdit)
    assert not details.isVisible()
    button(dialog, "Details").click()

    assert details.isVisible()
    assert details.toPlainText() == dialog.report


def test_the_details_can_be_copied(dialog):
    button(dialog, "Copy details").click()

    assert QGuiApplication.clipboard().text() == dialog.report
    assert button(dialog, "Copied").isEnabled()


def test_the_folder_of_the_log_can_be_opened(dialog, opened, log_folder):
    button(dialog, "Show log").click()

    assert opened == [log_folder]


def test_enter_closes_it(dialog):
    assert button(dialog, "Close").isDefault()


def test_without_a_log_none_is_offered(qtbot):
    made = ErrorDialog(AudioError("no", ""))
    qtbot.addWidget(made)

    assert "Show log" not in [button.text() for button in made.findChildren(QPushButton)]
