"""Commands around content credentials: looking into a file, and choosing who signs.

Signing itself is the export's.
"""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.jobs.credentials import CredentialsJobs
from desktop.views.commands.desk import Desk
from desktop.views.commands.file_questions import FileQuestions
from desktop.views.dialogs.credentials.certificate_dialog import CertificateDialog
from desktop.views.dialogs.credentials.check_dialog import CheckDialog


class CredentialsCommands(QObject):
    """Connects ``help.check_video``.

    Parameters
    ----------
    desk : Desk
    jobs : CredentialsJobs
    questions : FileQuestions
    window : QWidget
        Above which dialogs are shown.
    """

    def __init__(self, desk: Desk, jobs: CredentialsJobs, questions: FileQuestions, window: QWidget) -> None:
        super().__init__(desk.actions)
        self._jobs, self._questions, self._window = jobs, questions, window
        desk.connect("help.check_video", self.check_video)

    def check_video(self) -> None:
        """Show what a file says of how it was made."""
        CheckDialog(self._jobs, self._questions.file_to_check, self._window).open()

    def choose_certificate(self) -> None:
        """Ask for the creator's own certificate."""
        ask = self._questions
        CertificateDialog(self._jobs, ask.certificate, ask.private_key, self._window).open()
