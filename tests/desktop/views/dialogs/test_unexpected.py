"""Errors that nobody answered: one dialog, from whatever thread, and the program goes on."""

import sys
import threading

import pytest
from PySide6.QtWidgets import QWidget

from desktop.views.dialogs.unexpected import UnexpectedErrors
from joyvasa_runtime.errors import EditError


@pytest.fixture
def errors(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    hooks = sys.excepthook, threading.excepthook
    errors = UnexpectedErrors(window)
    errors.install()
    yield errors
    sys.excepthook, threading.excepthook = hooks
    if errors.dialog is not None:
        errors.dialog.close()


def raise_(error):
    try:
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())


def test_an_unexpected_error_is_logged_and_shown_with_its_traceback(errors, caplog):
    raise_(ValueError("42 is no clip"))

    assert "ValueError" in errors.dialog.report
    assert "42 is no clip" in errors.dialog.report
    assert "in raise_" in errors.dialog.report
    assert "Nobody answered" in caplog.text


def test_further_errors_join_the_dialog_that_is_open(errors, caplog):
    raise_(ValueError("first"))
    dialog = errors.dialog
    for number in range(20):
        raise_(KeyError(f"number {number}."))

    assert errors.dialog is dialog
    assert "number 0." in dialog.report
    assert "number 19." not in dialog.report


def test_after_it_was_closed_the_next_error_opens_another(errors, caplog):
    raise_(ValueError("first"))
    errors.dialog.close()
    assert errors.dialog is None
    raise_(ValueError("second"))

    assert "second" in errors.dialog.report
    assert "first" not in errors.dialog.report


def test_one_of_our_own_errors_keeps_its_words(errors, caplog):
    raise_(EditError("The track is locked", "Unlock it first."))

    assert "The track is locked. Unlock it first." in errors.dialog.report


def test_an_error_of_another_thread_is_shown_by_the_window(qtbot, errors, caplog):
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: errors.dialog is not None)

    assert "ZeroDivisionError" in errors.dialog.report


def test_stopping_by_keyboard_is_no_error(errors, capsys):
    raise_(KeyboardInterrupt())

    assert errors.dialog is None
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_it_can_be_uninstalled(errors):
    errors.uninstall()

    assert sys.excepthook is sys.__excepthook__
