"""Videos of the project: queued on the disk, and made one after another while the window goes on.

How a video is made is `joyvasa_runtime.export`'s, how the queue is kept `joyvasa_runtime.render_queue`'s.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.document.io_thread import IoThread
from desktop.document.store import Store
from desktop.export_speed import ExportSpeed
from desktop.jobs.job_list import Job, JobList
from desktop.jobs.shown_queue import ShownQueue, look
from desktop.jobs.video import Video
from desktop.jobs.video_work import ExportProject, VideoWork
from joyvasa_runtime.errors import ExportError, JoyVasaError
from joyvasa_runtime.export import Publisher, export_project, this_user
from joyvasa_runtime.models.catalog import DEFAULT_PACK
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.render_queue.queued_video import VideoOrder
from joyvasa_runtime.render_queue.render_queue import RenderQueue
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.written_file import JOINING

_SHARES = {"evaluate": 0.01, "render": 0.96, JOINING: 0.03}
"""Of the time of a minute of video with the starter pack; a sound that is conformed first tells no end."""

_LOOK_MS = 2000
"""How often the queue is looked at while another program may be making a video of it."""

MakeThumbnail = Callable[[], Callable[[], bytes | None]]
"""Takes hold of the frame that is shown; what it returns makes a PNG file of it on any thread."""


@dataclass(frozen=True, slots=True)
class _Current:
    """The video that this program is at, and the job that makes it."""

    video_id: str
    job_id: int


class ExportJobs(QObject):
    """The queue of videos. What was queued before the start stands still until the user lets it go on.

    Parameters
    ----------
    jobs : JobList
    store : Store
    queue : RenderQueue
    sounds_folder : Path
        Cache of the sounds as they are heard.
    find_publisher : callable
        Gives who publishes a video, when it is made.
    thumbnail : callable, optional
        As `Thumbnail`.
    export : callable
        As `joyvasa_runtime.export.export_project`.

    Signals
    -------
    changed()
        A video came, moved, went on or ended.
    failed(object)
        The `JoyVasaError` for which the queue stays as it is. That a video failed is told by the jobs.
    measured(object)
        The `ExportSpeed` of a video that was made.
    """

    changed = Signal()
    failed = Signal(object)
    measured = Signal(object)

    def __init__(
        self,
        jobs: JobList,
        store: Store,
        queue: RenderQueue,
        sounds_folder: Path,
        find_publisher: Callable[[], Publisher] = this_user,
        thumbnail: MakeThumbnail | None = None,
        export: ExportProject = export_project,
    ) -> None:
        super().__init__()
        self._jobs, self._store, self._queue, self._thumbnail = jobs, store, queue, thumbnail
        self._work = VideoWork(queue, sounds_folder, export, find_publisher)
        self._io = IoThread()
        self._shown = ShownQueue()
        self._current: _Current | None = None
        self._leaving: set[str] = set()
        self._is_going = self._is_closed = False
        self._look_again = QTimer(self, interval=_LOOK_MS)
        self._look_again.timeout.connect(self.refresh)
        jobs.changed.connect(self._follow)
        jobs.left.connect(self._note_left)

    @property
    def videos(self) -> tuple[Video, ...]:
        """Every video of the queue, in the order in which they are made, and those that were."""
        current = self._current
        if current is None:
            return self._shown.videos("", None)
        return self._shown.videos(current.video_id, self._jobs.job(current.job_id))

    @property
    def is_standing(self) -> bool:
        """Whether videos are left that nobody let go on yet."""
        waits = any(video.state in ("waiting", "interrupted") for video in self.videos)
        return waits and not self._is_going and self._current is None

    @property
    def is_rendering(self) -> bool:
        """Whether a video is being made by this program, or stands still in the middle."""
        job = None if self._current is None else self._jobs.job(self._current.job_id)
        return job is not None and job.is_active

    def export(
        self,
        output: Path,
        settings: ExportSettings,
        span: FrameSpan | None = None,
        pack_id: str = DEFAULT_PACK,
    ) -> None:
        """Queue a video of the project as it is now, and let the queue go on.

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
        order = VideoOrder(output.name, output.absolute(), settings, span, pack_id)
        picture = self._thumbnail() if self._thumbnail is not None else _no_picture
        self._do(lambda: self._queue.add(order, project, motions, picture()), lets_go=True)

    def refresh(self) -> None:
        """Look again what is in the queue; `changed` follows."""
        self._do(_nothing)

    def go_on(self) -> None:
        """Make everything that waits or was interrupted."""
        interrupted = [video.id for video in self.videos if video.state == "interrupted"]

        def resume_all() -> None:
            for video_id in interrupted:
                self._queue.resume(video_id)

        self._do(resume_all, lets_go=True)

    def pause(self, video_id: str) -> None:
        """Let a video stand still; nothing of it is lost."""
        if self._current is not None and self._current.video_id == video_id:
            self._jobs.pause(self._current.job_id)
        else:
            self._do(partial(self._queue.pause, video_id))

    def resume(self, video_id: str) -> None:
        """Let a video go on, or try it again."""
        if self._current is not None and self._current.video_id == video_id:
            self._jobs.resume(self._current.job_id)
        else:
            self._do(partial(self._queue.resume, video_id), lets_go=True)

    def move(self, video_id: str, places: int) -> None:
        """Make a video earlier by so many places where the number is below 0, else later.

        Only places of videos that can be moved count: past those that were made there is nothing to gain.
        """
        ids = [video.id for video in self.videos]
        movable = [video.id for video in self.videos if video.is_movable]
        if video_id in movable:
            aim = movable[max(0, min(len(movable) - 1, movable.index(video_id) + places))]
            self._do(partial(self._queue.move, video_id, ids.index(aim) - ids.index(video_id)))

    def remove(self, video_id: str) -> None:
        """Remove a video from the queue, with what was finished of it; a complete one stays where it lies."""
        if self._current is not None and self._current.video_id == video_id:
            self._leaving.add(video_id)
            self._jobs.cancel(self._current.job_id)
        else:
            self._do(partial(self._queue.remove, video_id))

    def remove_done(self) -> None:
        """Let what is complete leave the queue."""
        done = [video.id for video in self.videos if video.state == "done"]

        def remove_all() -> None:
            for video_id in done:
                self._queue.remove(video_id)

        self._do(remove_all)

    def close(self) -> None:
        """End the queue's own thread; what is being made is interrupted when the worker ends."""
        self._is_closed = True
        self._look_again.stop()
        self._io.close()

    def _do(
        self,
        work: Callable[[], object],
        *,
        lets_go: bool = False,
        failed: Callable[[JoyVasaError], object] | None = None,
    ) -> None:
        """Do something to the queue, off the window's thread, and show what it is like then.

        Where it is done, and `lets_go`, all that waits is made from then on.
        """
        if self._is_closed:
            return
        known = self._shown.thumbnails

        def change() -> ShownQueue:
            work()
            return look(self._queue, known)

        self._io.run(change, partial(self._show, lets_go=lets_go), failed or self._fail, is_visible=False)

    def _show(self, shown: ShownQueue, lets_go: bool) -> None:
        self._shown = shown
        self._is_going |= lets_go
        self._begin_next()
        # What this program makes tells its own progress.
        if any(video.is_open for video in self.videos) and not self.is_rendering:
            self._look_again.start()
        else:
            self._look_again.stop()
        self.changed.emit()

    def _fail(self, error: JoyVasaError) -> None:
        self.failed.emit(error)
        self.refresh()

    def _stop(self, error: JoyVasaError) -> None:
        """The queue can't be written: it would fail again with every video."""
        self._is_going = False
        self._fail(error)

    def _begin_next(self) -> None:
        """Begin the first video that waits; the order may change until then."""
        waiting = self._shown.view.waiting
        if self._current is None and self._is_going and waiting:
            video = waiting[0]
            text = self.tr("Export {name}").format(name=video.order.title)
            job = Job(0, "export", text, output=video.order.output)
            work = partial(self._work, video.id)
            job_id = self._jobs.start(job, work, self._tell_speed, _SHARES, is_patient=True)
            self._current = _Current(video.id, job_id)

    def _tell_speed(self, speed: ExportSpeed | None) -> None:
        """The video lies where it should, and the project stays as it is."""
        if speed is not None:
            self.measured.emit(speed)

    def _follow(self) -> None:
        if self._current is not None:
            self.changed.emit()

    def _note_left(self, job_id: int) -> None:
        """The job that made a video is over, however it ended."""
        current = self._current
        if current is None or current.job_id != job_id:
            return
        self._current = None
        if current.video_id in self._leaving:
            self._leaving.discard(current.video_id)
            self._do(partial(self._queue.remove, current.video_id))
        else:
            self._do(partial(self._hold, current.video_id), failed=self._stop)

    def _hold(self, video_id: str) -> None:
        """One that still waits was cancelled, or could not begin: else it would be begun again at once."""
        if any(video.id == video_id for video in self._queue.look().waiting):
            self._queue.pause(video_id)


def _nothing() -> None:
    """Only look."""


def _no_picture() -> None:
    """There is no thumbnail."""
