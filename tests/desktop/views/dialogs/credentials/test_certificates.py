"""The form of who signs, and the dialog for a certificate of one's own."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.jobs.credentials import CertificateFiles, SignerInfo
from desktop.views.dialogs.credentials.certificate_dialog import CertificateDialog
from desktop.views.dialogs.credentials.signer_form import SignerForm
from desktop.views.widgets.notice import Notice
from joyvasa_runtime.errors import CredentialsError

UNTIL = datetime(2030, 5, 1, 12, tzinfo=UTC)
SELF_MADE = SignerInfo("", "x", UNTIL, is_self_made=True)
CHOSEN = SignerInfo("Ada", "Some authority", UNTIL, is_self_made=False)


class FakeJobs(QObject):
    signer_changed = Signal(object)
    signer_failed = Signal(object)

    def __init__(self):
        super().__init__()
        self.done = []

    def refresh(self):
        self.done.append("refresh")

    def rename(self, name):
        self.done.append(name)

    def forget(self):
        self.done.append("forget")

    def choose(self, files):
        self.done.append(files)


@pytest.fixture
def jobs(qapp):
    return FakeJobs()


@pytest.fixture
def form(qtbot, jobs):
    form = SignerForm(jobs)
    qtbot.addWidget(form)
    qtbot.addWidget(form.name)
    form.show()
    return form


@pytest.fixture
def dialog(qtbot, jobs):
    dialog = CertificateDialog(jobs, lambda: Path("/c/ada.p12"), lambda: None)
    dialog.show()
    yield dialog
    dialog.close()


def button(widget, text):
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text)


def words(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_the_self_made_certificate_can_be_named(qtbot, form, jobs):
    jobs.signer_changed.emit(SELF_MADE)
    assert "checked by nobody" in words(form)
    assert not button(form, "Use the self-made one").isVisible()
    form.name.setText(" Ada ")
    form.name.editingFinished.emit()
    form.name.setText("")
    form.name.editingFinished.emit()
    assert jobs.done == ["refresh", "Ada"]


def test_ones_own_certificate_has_its_own_name_and_can_be_left(qtbot, form, jobs):
    jobs.signer_changed.emit(CHOSEN)
    assert (form.name.text(), form.name.isEnabled()) == ("Ada", False)
    assert "Some authority" in words(form)
    qtbot.mouseClick(button(form, "Use the self-made one"), Qt.MouseButton.LeftButton)
    assert jobs.done[-1] == "forget"


def test_a_signer_that_fails_is_told_with_a_way_out(form, jobs):
    jobs.signer_failed.emit(CredentialsError("The certificate expired", "Choose another."))
    assert "The certificate expired" in form.findChild(Notice).text
    assert button(form, "Use the self-made one").isVisible()
    jobs.signer_changed.emit(SELF_MADE)
    assert form.findChild(Notice).text == ""


def test_a_certificate_is_asked_for(qtbot, form):
    with qtbot.waitSignal(form.certificate_asked):
        qtbot.mouseClick(button(form, "Use your own…"), Qt.MouseButton.LeftButton)


def test_files_and_passphrase_are_handed_over(qtbot, dialog, jobs):
    use = button(dialog, "Use it")
    assert not use.isEnabled()
    qtbot.mouseClick(button(dialog, "Choose…"), Qt.MouseButton.LeftButton)
    (passphrase,) = [
        each for each in dialog.findChildren(QLineEdit) if each.echoMode() is QLineEdit.EchoMode.Password
    ]
    passphrase.setText("secret")
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    assert jobs.done == [CertificateFiles(Path("/c/ada.p12"), None, "secret")]


def test_the_dialog_stays_until_the_certificate_is_fit(qtbot, dialog, jobs):
    jobs.signer_failed.emit(CredentialsError("The passphrase is wrong", "Type it again."))
    assert "The passphrase is wrong" in dialog.findChild(Notice).text
    jobs.signer_changed.emit(SELF_MADE)
    assert dialog.isVisible()
    jobs.signer_changed.emit(CHOSEN)
    assert dialog.result() == CertificateDialog.DialogCode.Accepted
