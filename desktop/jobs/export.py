"""Videos of the project, written on the inference thread while the window goes on.

How a video is made is `joyvasa_runtime.export`'s; here is only the job around it.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.document.store import Store
from desktop.jobs.engines import Engines
from desktop.jobs.job_list import Job, JobList
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export import ExportReport, export_project
from joyvasa_runtime.models.catalog import DEFAULT_PACK
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.timebase import FrameSpan

_SHARES = {"evaluate": 0.01, "mix": 0.02, "render": 0.97}
"""Of the time of a minute of video with the starter pack; a sound that is conformed first tells no end."""

ExportProject = Callable[
    [Engine, Project, Motions, Path, ExportSettings, FrameSpan, Monitor, Path], ExportReport
]
"""As `export_project`."""


class ExportJobs(QObject):
    """Writes videos; progress, end and errors are told by the list of jobs.

    Parameters
    ----------
    jobs : JobList
    store : Store
    sounds_folder : Path
        Cache of the sounds as they are heard.
    export : callable
        As `joyvasa_runtime.export.export_project`.
    """

    def __init__(
        self, jobs: JobList, store: Store, sounds_folder: Path, export: ExportProject = export_project
    ) -> None:
        super().__init__()
        self._jobs, self._store, self._folder, self._write = jobs, store, sounds_folder, export

    def export(
        self,
        output: Path,
        settings: ExportSettings,
        span: FrameSpan | None = None,
        pack_id: str = DEFAULT_PACK,
    ) -> int:
        """Queue a video of the project as it is now, and return the id of the job.

        Parameters
        ----------
        output : Path
            A file there is replaced, once the video is complete.
        settings : ExportSettings
        span : FrameSpan or None
            Frames of the timeline; None takes the whole.
        pack_id : str
            The pack that draws the portrait.

        Raises
        ------
        ExportError
            If there is nothing on the timeline.
        """
        project, motions = self._store.project, self._store.motions
        if not project.frames:
            raise ExportError("There is nothing on the timeline to export", "Import a voice first.")
        span = span or FrameSpan(0, project.frames)

        def make(engines: Engines, monitor: Monitor) -> ExportReport:
            with engines.hold(pack_id) as engine:
                return self._write(engine, project, motions, output, settings, span, monitor, self._folder)

        job = Job(0, "export", self.tr("Export {name}").format(name=output.name), output=output)
        return self._jobs.start(job, make, _nothing, _SHARES)


def _nothing(_report: ExportReport) -> None:
    """The video lies where it should; the project stays as it is."""
