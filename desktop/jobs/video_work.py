"""Making one video of the queue on the inference thread. Which one, and when, is `export`'s business."""

from collections.abc import Callable
from pathlib import Path

from desktop.export_speed import ExportSpeed
from desktop.jobs.engines import Engines
from desktop.jobs.render_watch import RenderWatch
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export import ExportReport, Publisher
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.storage import LoadedProject
from joyvasa_runtime.render_queue.make import make_video
from joyvasa_runtime.render_queue.queued_video import VideoOrder
from joyvasa_runtime.render_queue.render_queue import RenderQueue
from joyvasa_runtime.timebase import FrameSpan

ExportProject = Callable[
    [Engine, Project, Motions, Path, ExportSettings, FrameSpan, Monitor, Path, Publisher], ExportReport
]
"""As `joyvasa_runtime.export.export_project`."""


class VideoWork:
    """Makes videos of a queue.

    Parameters
    ----------
    queue : RenderQueue
    sounds_folder : Path
        Cache of the sounds as they are heard.
    export : callable
    find_publisher : callable
        Gives who publishes a video, when it is made.
    """

    def __init__(
        self,
        queue: RenderQueue,
        sounds_folder: Path,
        export: ExportProject,
        find_publisher: Callable[[], Publisher],
    ) -> None:
        self._queue, self._folder, self._export = queue, sounds_folder, export
        self._find_publisher = find_publisher

    def __call__(self, video_id: str, engines: Engines, monitor: Monitor) -> ExportSpeed | None:
        """Make the video of an id, and return how fast that was; its end is kept in the queue.

        Raises
        ------
        JoyVasaError
            Of any kind, with which it failed.
        Cancelled
        """

        speed: ExportSpeed | None = None

        def render(order: VideoOrder, loaded: LoadedProject, monitor: Monitor) -> ExportReport:
            nonlocal speed
            watch = RenderWatch(monitor)
            with engines.hold(order.pack_id) as engine:
                shown = loaded.project, loaded.motions, order.output, order.settings, order.span
                report = self._export(engine, *shown, watch, self._folder, self._find_publisher())
            speed = watch.speed(order, report)
            return report

        make_video(self._queue, video_id, render, monitor)
        return speed
