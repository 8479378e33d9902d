"""The queue of videos, in the order in which they are made, and below it the other jobs, the newest on top.

What a job is, and how it ends, is told by `desktop.jobs`; the panel asks for what shall be done.
"""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.jobs.job_list import Job
from desktop.jobs.video import Video
from desktop.views.panels.job_card import JobCard
from desktop.views.panels.video_list import VideoList
from desktop.views.widgets.labels import label

_REACH_PX = 48
"""A card that is carried this near to an edge scrolls the list."""


class JobsPanel(QWidget):
    """Lists videos and jobs.

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
        self._jobs: tuple[Job, ...] = ()
        self.videos = VideoList()
        self.videos.folder_requested.connect(self.folder_requested)
        text = self.tr("Nothing is being made.\nSelect clips and generate their motion, or export a video.")
        self._empty = label(text, "hint", wraps=True)
        self._clear = QPushButton(self.tr("Clear finished"))
        self._clear.clicked.connect(self.clear_requested)
        self._build()
        self._show_whether_empty()

    def set_jobs(self, jobs: tuple[Job, ...]) -> None:
        """Show these jobs, the oldest first in the tuple."""
        self._jobs = jobs
        known = {job.id for job in jobs}
        for job_id in [job_id for job_id in self._cards if job_id not in known]:
            self._remove(job_id)
        for job in jobs:
            if job.id in self._cards:
                self._cards[job.id].show_job(job)
            else:
                self._add(job)
        self._show_whether_empty()

    def set_videos(self, videos: tuple[Video, ...], is_standing: bool) -> None:
        """Show the queue of videos.

        Parameters
        ----------
        videos : tuple of Video
            In the order in which they are made.
        is_standing : bool
            Whether some are left from before that nobody let go on yet.
        """
        self.videos.set_videos(videos, is_standing)
        self._show_whether_empty()

    def _show_whether_empty(self) -> None:
        videos = self.videos.videos
        is_empty = not self._jobs and not videos
        self._empty.setVisible(is_empty)
        self.videos.setVisible(bool(videos))
        self._clear.setVisible(not is_empty)
        has_ended = any(not job.is_active for job in self._jobs) or any(v.state == "done" for v in videos)
        self._clear.setEnabled(has_ended)

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(16)
        self._column = QVBoxLayout()
        column.addWidget(self._empty, stretch=1)
        column.addWidget(self.videos)
        column.addLayout(self._column)
        column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        # What lies in it takes the focus and is scrolled to.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self.videos.carried_to.connect(
            lambda y: area.ensureVisible(0, self.videos.mapTo(page, QPoint(0, y)).y(), 0, _REACH_PX)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 8)
        foot.addWidget(self._clear, alignment=Qt.AlignmentFlag.AlignRight)
        layout.addLayout(foot)

    def _add(self, job: Job) -> None:
        card = JobCard(job)
        card.cancel_requested.connect(self.cancel_requested)
        card.folder_requested.connect(self.folder_requested)
        self._cards[job.id] = card
        self._column.insertWidget(0, card)

    def _remove(self, job_id: int) -> None:
        card = self._cards.pop(job_id)
        card.hide()
        card.deleteLater()
