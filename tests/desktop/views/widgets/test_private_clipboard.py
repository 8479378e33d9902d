"""What is copied inside of the program, beside the system's clipboard."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.views.widgets.private_clipboard import PrivateClipboard


@pytest.fixture
def clipboard(qapp):
    return PrivateClipboard("application/x-test")


def test_what_was_copied_can_be_pasted(clipboard):
    assert clipboard.copied is None
    clipboard.put((1, 2))
    assert clipboard.copied == (1, 2)


def test_something_that_is_copied_elsewhere_takes_its_place(clipboard):
    clipboard.put((1, 2))
    QGuiApplication.clipboard().setText("hello")
    assert clipboard.copied is None


def test_two_of_them_take_each_others_place(clipboard):
    other = PrivateClipboard("application/x-other")
    clipboard.put(1)
    other.put(2)
    assert (clipboard.copied, other.copied) == (None, 2)


def test_forgetting_leaves_what_others_copied(clipboard):
    clipboard.put(1)
    QGuiApplication.clipboard().setText("hello")
    clipboard.forget()
    assert QGuiApplication.clipboard().text() == "hello"


def test_a_program_that_copied_something_ends_well():
    script = (
        "from PySide6.QtWidgets import QApplication\n"
        "from PySide6.QtCore import QTimer\n"
        "from desktop.views.widgets.private_clipboard import PrivateClipboard\n"
        "application = QApplication([])\n"
        "kept = PrivateClipboard('application/x-test')\n"
        "kept.put(1)\n"
        "QTimer.singleShot(0, application.quit)\n"
        "raise SystemExit(application.exec())\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
