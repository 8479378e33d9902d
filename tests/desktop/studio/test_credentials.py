"""Content credentials in the whole window: a file is checked, and the signer is named in the settings."""

from datetime import UTC, datetime

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.views.dialogs.credentials.certificate_dialog import CertificateDialog
from desktop.views.dialogs.credentials.check_dialog import CheckDialog
from desktop.views.dialogs.settings_dialog import SettingsDialog
from desktop.views.widgets.notice import Notice
from joyvasa_runtime.credentials.claim import Claim
from joyvasa_runtime.credentials.identity_shelf import own_identity
from joyvasa_runtime.credentials.signing import sign_file


@pytest.fixture
def signed(tmp_path, studio):
    path = tmp_path / "我的 film.png"
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    path.write_bytes(cv2.imencode(".png", noise)[1].tobytes())
    sign_file(path, Claim("My film"), own_identity(studio.folders.credentials, datetime.now(UTC)))
    return path


def button(widget, text):
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text)


def test_a_file_of_ones_own_is_recognised(qtbot, window, answers, signed):
    answers.checked_file = signed
    window.actions_by_id["help.check_video"].trigger()
    dialog = window.findChild(CheckDialog)
    qtbot.mouseClick(button(dialog, "Choose a file…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "you signed it on this computer" in dialog.findChild(Notice).text)
    dialog.reject()


def test_the_settings_name_the_signer(qtbot, window, studio):
    window.actions_by_id["file.settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    (name,) = [each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Your name"]
    qtbot.waitUntil(name.isEnabled)
    name.setText("Ada")
    with qtbot.waitSignal(studio.credentials.signer_changed):
        name.editingFinished.emit()
    assert own_identity(studio.folders.credentials, datetime.now(UTC)).name == "Ada"
    qtbot.mouseClick(button(dialog, "Use your own…"), Qt.MouseButton.LeftButton)
    window.findChild(CertificateDialog).reject()
    dialog.reject()
