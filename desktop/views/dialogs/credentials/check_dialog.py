"""What a file says of how it was made: drop one, and read the verdict and what stands in its credentials.

Finding it out is `jobs.credentials`' business, wording it `words`'.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.credentials import CheckedFile, CredentialsJobs
from desktop.views.dialogs.credentials.found_form import FoundForm
from desktop.views.dialogs.credentials.words import verdict_words
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.notice import Notice
from joyvasa_runtime.errors import JoyVasaError

AskFile = Callable[[], Path | None]

_WIDTH_PX, _HEIGHT_PX = 600, 560


class CheckDialog(QDialog):
    """Checks one file after the other; show it with `open`.

    Parameters
    ----------
    jobs : CredentialsJobs
    ask_file : callable
        Asks for a file; None where the user changes their mind.
    parent : QWidget, optional
    """

    def __init__(self, jobs: CredentialsJobs, ask_file: AskFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._ask_file = jobs, ask_file
        self.setWindowTitle(self.tr("Check a video"))
        self.setAcceptDrops(True)
        self._name, self._verdict, self._found = label("", "heading", wraps=True), Notice(), FoundForm()
        self._progress = QProgressBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(label(self._about(), wraps=True))
        layout.addLayout(self._build_choice())
        layout.addWidget(self._build_result(), stretch=1)
        layout.addWidget(self._build_buttons())
        self.resize(_WIDTH_PX, _HEIGHT_PX)
        jobs.progressed.connect(self._show_progress)
        jobs.checked.connect(self._show)
        jobs.check_failed.connect(self._show_problem)
        self.finished.connect(jobs.cancel)
        self.finished.connect(self.deleteLater)

    def check(self, path: Path) -> None:
        """Look what a file says."""
        self._name.setText(path.name)
        self._name.setToolTip(str(path))
        self._verdict.show_text("good", "")
        self._found.show_found(None)
        self._progress.setRange(0, 0)
        self._progress.show()
        self._jobs.check(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take one file, or a folder of pictures."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Check what was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.check(path)

    def _about(self) -> str:
        return self.tr(
            "A video, sound or picture can carry a signed note on how it was made. Here you see what it "
            "says, and whether the file was changed since. Nothing is sent anywhere."
        )

    def _build_choice(self) -> QHBoxLayout:
        choose = QPushButton(self.tr("Choose a file…"))
        set_icon(choose, "open")
        set_role(choose, "primary")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(choose)
        row.addWidget(label(self.tr("or drop one on this window"), "hint"))
        row.addStretch()
        return row

    def _build_result(self) -> QScrollArea:
        self._progress.setAccessibleName(self.tr("Checking"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._name, self._progress, self._verdict, self._found):
            column.addWidget(part)
        column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It follows what has the focus in it.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        # Without the platform's icon, which belongs to another set than ours.
        box.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        box.rejected.connect(self.reject)
        return box

    def _choose(self) -> None:
        path = self._ask_file()
        if path is not None:
            self.check(path)

    def _show_progress(self, done: int, total: int) -> None:
        if total > 0:
            self._progress.setRange(0, total)
            self._progress.setValue(done)

    def _show(self, checked: CheckedFile) -> None:
        self._progress.hide()
        self._verdict.show_text(*verdict_words(checked.found))
        self._found.show_found(checked.found)

    def _show_problem(self, error: JoyVasaError) -> None:
        self._progress.hide()
        self._verdict.show_text("error", translated_message(str(error)))


def _dropped(event: QDropEvent) -> Path | None:
    """The one local file of a drop."""
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
