"""The right end of the status bar: what is being made, where models run, with which pack."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from desktop.jobs.engine_status import EngineStatus
from desktop.jobs.job_list import Job
from desktop.views.widgets.duration import duration
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.messages import translated_message

_BAR_WIDTH = 140


class Status(QWidget):
    """Progress of the job that runs, provider and pack.

    Signals
    -------
    cancel_requested(int)
        Id of the job that shall end.
    noted(str)
        What an engine had to give up last, to be told to the user.
    """

    cancel_requested = Signal(int)
    noted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._text, self._bar, self._cancel = QLabel(), QProgressBar(), QToolButton()
        self._engine = QLabel(self.tr("Models are not loaded yet"))
        self._build()
        self.show_jobs(())

    def show_jobs(self, jobs: tuple[Job, ...]) -> None:
        """Show the job that runs, or else the first that waits."""
        active = [job for job in jobs if job.is_active]
        running = [job for job in active if job.state == "running"]
        self._job = next(iter(running + active), None)
        for widget in (self._text, self._bar, self._cancel):
            widget.setVisible(self._job is not None)
        if self._job is not None:
            self._show(self._job, len(active) - 1)

    def show_engine(self, status: EngineStatus) -> None:
        """Show where the models run and the pack's name; what had to be given up is in the tooltip."""
        names = {"cpu": self.tr("CPU"), "cuda": self.tr("GPU (CUDA)")}
        place = names.get(status.provider, status.provider)
        if status.precision == "fp16":
            place = self.tr("{place}, half precision").format(place=place)
        mark = "  ⚠" if status.notes else ""
        self._engine.setText(f"{place}  ·  {status.pack}{mark}")
        what = self.tr("Where the models run, and the model pack")
        self._engine.setToolTip("\n".join((what, *map(translated_message, status.notes))))
        if status.notes:
            self.noted.emit(status.notes[-1])

    def show_reading(self, is_reading: bool) -> None:
        """Show that files are being read; it takes no percentage."""
        if self._job is None:
            self._text.setVisible(is_reading)
            self._bar.setVisible(is_reading)
            self._text.setText(self.tr("Reading files"))
            self._bar.setRange(0, 0)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        set_icon(self._cancel, "cancel")
        self._cancel.setAutoRaise(True)
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.clicked.connect(self._ask_to_cancel)
        self._engine.setToolTip(self.tr("Where the models run, and the model pack"))
        for widget in (self._text, self._bar, self._cancel, self._engine):
            row.addWidget(widget)

    def _show(self, job: Job, others: int) -> None:
        more = self.tr("  (+{count})").format(count=others) if others else ""
        left = "" if job.left_s is None else self.tr("  {time} left").format(time=duration(job.left_s))
        self._text.setText(f"{job.text}{more}{left}")
        self._bar.setRange(0, 100)
        self._bar.setValue(round(job.fraction * 100))

    def _ask_to_cancel(self) -> None:
        if self._job is not None:
            self.cancel_requested.emit(self._job.id)
