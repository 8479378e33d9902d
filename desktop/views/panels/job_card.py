"""One job on a card: how far it is, how long it will take, and how it ended.

Which jobs there are is said by the panel.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from desktop.jobs.job_list import Job
from desktop.views.panels.stage_words import stage_words
from desktop.views.widgets.duration import duration
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import narrow_label, set_role
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.notice import Notice


class JobCard(QFrame):
    """One job.

    Parameters
    ----------
    job : Job

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
        self._text, self._state = narrow_label(job.text, "heading"), narrow_label("", "hint")
        self._bar, self._outcome = QProgressBar(), Notice()
        self._cancel, self._folder = QToolButton(), QPushButton(self.tr("Show in folder"))
        self._build()
        self.show_job(job)

    def show_job(self, job: Job) -> None:
        """Show how the job is by now."""
        self._job = job
        self._bar.setValue(round(job.fraction * self._bar.maximum()))
        for widget in (self._bar, self._cancel):
            widget.setVisible(job.is_active)
        self._folder.setVisible(job.state == "done" and job.output is not None)
        progress = self._progress(job)
        self._state.setText(progress)
        self._state.setVisible(bool(progress))
        if job.state == "failed":
            self._outcome.show_text("error", translated_message(str(job.error)))
        elif job.state == "done":
            self._outcome.show_text("good", self.tr("Done"))

    def _progress(self, job: Job) -> str:
        if job.state == "running":
            words = [stage_words(job.stage)] if stage_words(job.stage) else []
            words.append(self.tr("{percent} %").format(percent=round(job.fraction * 100)))
            if job.left_s is not None:
                words.append(self.tr("about {time} left").format(time=duration(job.left_s)))
            return "  ·  ".join(words)
        words_of_state = {"waiting": self.tr("Waiting"), "cancelled": self.tr("Cancelled")}
        return words_of_state.get(job.state, "")

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 10)
        layout.setSpacing(6)
        layout.addLayout(self._build_head())
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 4, 0)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of {job}").format(job=self._job.text))
        bar.addWidget(self._bar)
        layout.addLayout(bar)
        layout.addWidget(self._state)
        layout.addWidget(self._outcome)
        set_icon(self._folder, "folder")
        self._folder.clicked.connect(lambda: self._ask_for_folder(self._job.output))
        layout.addWidget(self._folder, alignment=Qt.AlignmentFlag.AlignLeft)

    def _build_head(self) -> QHBoxLayout:
        self._text.setToolTip(self._job.text if self._job.output is None else str(self._job.output))
        set_icon(self._cancel, "cancel")
        self._cancel.setAutoRaise(True)
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel {job}").format(job=self._job.text))
        self._cancel.clicked.connect(lambda: self.cancel_requested.emit(self._job.id))
        row = QHBoxLayout()
        row.addWidget(self._text, stretch=1)
        row.addWidget(self._cancel, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _ask_for_folder(self, output: Path | None) -> None:
        if output is not None:
            self.folder_requested.emit(output)
