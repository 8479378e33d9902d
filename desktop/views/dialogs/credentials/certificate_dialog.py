"""Asks for the creator's own certificate and key; it closes once they are found fit.

Reading and checking them is `jobs.credentials`' business.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.credentials import CertificateFiles, CredentialsJobs, SignerInfo
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.notice import Notice
from joyvasa_runtime.errors import JoyVasaError

AskFile = Callable[[], Path | None]

_WIDTH_PX = 560


class CertificateDialog(QDialog):
    """Certificate, key and passphrase; show it with `open`.

    Parameters
    ----------
    jobs : CredentialsJobs
    ask_certificate, ask_key : callable
        Ask for a file; None where the user changes their mind.
    parent : QWidget, optional
    """

    def __init__(
        self,
        jobs: CredentialsJobs,
        ask_certificate: AskFile,
        ask_key: AskFile,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.setWindowTitle(self.tr("Your own certificate"))
        self._certificate, self._key, self._passphrase = QLineEdit(), QLineEdit(), QLineEdit()
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._problem = Notice()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(label(self._about(), wraps=True))
        layout.addLayout(self._build_form(ask_certificate, ask_key))
        layout.addWidget(label(self._kept(), "hint", wraps=True))
        layout.addWidget(self._problem)
        layout.addStretch()
        layout.addWidget(self._build_buttons())
        self.setMinimumSize(QSize(_WIDTH_PX, layout.totalHeightForWidth(_WIDTH_PX)))
        jobs.signer_changed.connect(self._finish)
        jobs.signer_failed.connect(self._show_problem)
        self.finished.connect(self.deleteLater)
        self._refresh()

    def _about(self) -> str:
        return self.tr(
            "If an authority gave you a certificate for signing documents, your videos can carry your "
            "checked name. A PKCS #12 file (.p12, .pfx) holds everything; of PEM files the key may lie apart."
        )

    def _kept(self) -> str:
        return self.tr(
            "A copy is kept on this computer, readable by you alone and without the passphrase, so that "
            "videos are signed without asking."
        )

    def _build_form(self, ask_certificate: AskFile, ask_key: AskFile) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(
            self.tr("Certificate"), self._file_row(self._certificate, self.tr("Certificate"), ask_certificate)
        )
        form.addRow(self.tr("Private key"), self._file_row(self._key, self.tr("Private key"), ask_key))
        self._key.setPlaceholderText(self.tr("In the same file"))
        self._passphrase.setPlaceholderText(self.tr("If it has one"))
        form.addRow(self.tr("Passphrase"), self._passphrase)
        self._passphrase.setAccessibleName(self.tr("Passphrase"))
        return form

    def _file_row(self, field: QLineEdit, name: str, ask: AskFile) -> QHBoxLayout:
        field.setAccessibleName(name)
        field.textChanged.connect(self._refresh)
        choose = QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.setAccessibleName(self.tr("Choose: {what}").format(what=name))

        def take() -> None:
            path = ask()
            if path is not None:
                field.setText(str(path))

        choose.clicked.connect(take)
        row = QHBoxLayout()
        row.addWidget(field, stretch=1)
        row.addWidget(choose)
        return row

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        # Without the platform's icon, which belongs to another set than ours.
        box.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self._use = QPushButton(self.tr("Use it"))
        set_role(self._use, "primary")
        self._use.setDefault(True)
        self._use.clicked.connect(self._choose)
        box.addButton(self._use, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        return box

    def _refresh(self) -> None:
        self._use.setEnabled(bool(self._certificate.text().strip()))

    def _choose(self) -> None:
        self._problem.show_text("error", "")
        self._use.setEnabled(False)
        key = self._key.text().strip()
        files = CertificateFiles(
            Path(self._certificate.text().strip()), Path(key) if key else None, self._passphrase.text()
        )
        self._jobs.choose(files)

    def _finish(self, info: SignerInfo) -> None:
        # The form behind it may have asked who signs; only a chosen certificate is our answer.
        if not info.is_self_made and self.isVisible():
            self.accept()

    def _show_problem(self, error: JoyVasaError) -> None:
        self._problem.show_text("error", translated_message(str(error)))
        self._refresh()
