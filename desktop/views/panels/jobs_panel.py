"""The jobs since the start: how far each is, how long it will take, and how it ended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.job_list import Job
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, set_role


class JobCard(QFrame):
    """One job.

    Signals
    -------
    cancel_requested(int)
        Its id.
    folder_requested(object)
        Path of the file it wrote.
    """

    cancel_requested = Signal(int)
    folder_requested = Signal(object)

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        set_role(self, "card")
        self._text, self._state = label(job.text, "heading", wraps=True), label("", "hint", wraps=True)
        self._bar, self._cancel = QProgressBar(), QToolButton()
        self._folder = QPushButton(self.tr("Show in folder"))
        self._build()
        self.show_job(job)

    def show_job(self, job: Job) -> None:
        """Show how the job is by now."""
        self._job = job
        self._state.setText(self._told(job))
        self._bar.setVisible(job.is_active)
        self._bar.setValue(round(job.fraction * 100))
        self._cancel.setVisible(job.is_active)
        self._folder.setVisible(job.state == "done" and job.output is not None)

    def _build(self) -> None:
        set_icon(self._cancel, "cancel")
        self._cancel.setAutoRaise(True)
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel {job}").format(job=self._job.text))
        self._cancel.clicked.connect(lambda: self.cancel_requested.emit(self._job.id))
        set_icon(self._folder, "folder")
        self._folder.clicked.connect(lambda: self.folder_requested.emit(self._job.output))
        self._bar.setTextVisible(False)
        head = QHBoxLayout()
        head.addWidget(self._text, stretch=1)
        head.addWidget(self._cancel, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.addLayout(head)
        layout.addWidget(self._bar)
        layout.addWidget(self._state)
        layout.addWidget(self._folder, alignment=Qt.AlignmentFlag.AlignLeft)

    def _told(self, job: Job) -> str:
        if job.state == "running":
            done = self.tr("{percent} %").format(percent=round(job.fraction * 100))
            if job.left_s is None:
                return done
            left = self.tr("about {seconds} s left").format(seconds=max(1, round(job.left_s)))
            return f"{done}  ·  {left}"
        texts = {
            "waiting": self.tr("Waiting"),
            "done": self.tr("Done"),
            "cancelled": self.tr("Cancelled"),
            "failed": str(job.error),
        }
        return texts[job.state]


class JobsPanel(QWidget):
    """Lists jobs, the newest on top.

    Signals
    -------
    cancel_requested(int)
        Id of the job that shall end.
    clear_requested()
        What has ended shall leave the list.
    folder_requested(object)
        Path of a file that shall be shown in its folder.
    """

    cancel_requested = Signal(int)
    clear_requested = Signal()
    folder_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[int, JobCard] = {}
        self._empty = label(self.tr("Nothing is being made. Select a clip and press G."), "hint", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clear = QPushButton(self.tr("Clear finished"))
        self._clear.clicked.connect(self.clear_requested)
        self._build()
        self.set_jobs(())

    def set_jobs(self, jobs: tuple[Job, ...]) -> None:
        """Show these jobs, the oldest first in the tuple."""
        known = {job.id for job in jobs}
        for job_id in [job_id for job_id in self._cards if job_id not in known]:
            self._cards.pop(job_id).deleteLater()
        for job in jobs:
            if job.id in self._cards:
                self._cards[job.id].show_job(job)
            else:
                self._add(job)
        self._empty.setVisible(not jobs)
        self._clear.setEnabled(any(not job.is_active for job in jobs))

    def _build(self) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.addWidget(self._empty)
        self._column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 6)
        layout.addWidget(area)
        layout.addWidget(self._clear, alignment=Qt.AlignmentFlag.AlignRight)

    def _add(self, job: Job) -> None:
        card = JobCard(job)
        card.cancel_requested.connect(self.cancel_requested)
        card.folder_requested.connect(self.folder_requested)
        self._cards[job.id] = card
        self._column.insertWidget(0, card)
