"""Who signs the user's videos: the self-made certificate with its name, or one of their own.

It shows and changes what `jobs.credentials` keeps; the settings dialog places it.
"""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.jobs.credentials import CredentialsJobs, SignerInfo
from desktop.views.widgets.labels import label
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.notice import Notice
from joyvasa_runtime.errors import JoyVasaError


class SignerForm(QWidget):
    """The certificate in words, with what can be done about it.

    Parameters
    ----------
    jobs : CredentialsJobs

    Attributes
    ----------
    name : QLineEdit
        Who signs, in public; placed by the owner. Another's certificate has its own name.

    Signals
    -------
    certificate_asked()
        A certificate of the user's own is to be chosen.
    """

    certificate_asked = Signal()

    def __init__(self, jobs: CredentialsJobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._shown = ""
        self.name, self._facts, self._problem = QLineEdit(), label("", wraps=True), Notice()
        self._choose = QPushButton(self.tr("Use your own…"))
        self._forget = QPushButton(self.tr("Use the self-made one"))
        self._build()
        self.name.editingFinished.connect(self._rename)
        self._choose.clicked.connect(self.certificate_asked)
        self._forget.clicked.connect(jobs.forget)
        jobs.signer_changed.connect(self._show)
        jobs.signer_failed.connect(self._show_problem)
        jobs.refresh()

    def _build(self) -> None:
        self.name.setPlaceholderText(self.tr("Nobody is named"))
        self.name.setEnabled(False)
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        buttons = QHBoxLayout()
        for button in (self._choose, self._forget):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        self._forget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._facts)
        column.addWidget(self._problem)
        column.addLayout(buttons)

    def _show(self, info: SignerInfo) -> None:
        self._shown = info.name
        self.name.setEnabled(info.is_self_made)
        if not self.name.isModified() or not info.is_self_made:
            self.name.setText(info.name)
        self._facts.setText(self._words(info))
        self._forget.setVisible(not info.is_self_made)
        self._problem.show_text("error", "")

    def _words(self, info: SignerInfo) -> str:
        day = QLocale().toString(_date(info.expires), QLocale.FormatType.LongFormat)
        if info.is_self_made:
            return self.tr("Self-made on this computer, checked by nobody; renewed by itself.")
        return self.tr("Your own, issued by {issuer}; valid until {day}.").format(issuer=info.issuer, day=day)

    def _show_problem(self, error: JoyVasaError) -> None:
        self._problem.show_text("error", translated_message(str(error)))
        # With a chosen certificate that can't sign any more this is the way out.
        self._forget.show()

    def _rename(self) -> None:
        wanted = self.name.text().strip()
        self.name.setModified(False)
        if wanted != self._shown:
            self._jobs.rename(wanted)


def _date(moment: datetime) -> QDate:
    local = moment.astimezone()
    return QDate(local.year, local.month, local.day)
