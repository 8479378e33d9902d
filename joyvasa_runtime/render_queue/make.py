"""Makes the videos of the queue, one after another. Where they are kept is `render_queue`'s business."""

from collections.abc import Callable

from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.export import ExportReport
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.storage import LoadedProject
from joyvasa_runtime.render_queue.queued_video import QueuedVideo, VideoOrder
from joyvasa_runtime.render_queue.render_queue import RenderQueue
from joyvasa_runtime.render_queue.running_video import RunningVideo

RENDER_STAGE = "render"
"""Nearly all of the time of a video goes by at this stage, so that its steps tell how far it is."""

Render = Callable[[VideoOrder, LoadedProject, Monitor], ExportReport]
"""Writes a video to where its order says; it goes on behind what is finished of it."""

Tell = Callable[[QueuedVideo], object]


def make_video(queue: RenderQueue, video_id: str, render: Render, monitor: Monitor) -> QueuedVideo:
    """Make one video, and return it as it ended.

    Its end is kept in the queue: done, failed, or interrupted where the user stopped it.

    Raises
    ------
    JoyVasaError
        Of any kind, with which making it failed; also where another program is at it.
    Cancelled
    """
    running = queue.start(video_id)
    try:
        report = render(running.video.order, running.load_project(), _KeptProgress(monitor, running))
    except JoyVasaError as error:
        running.fail(error)
        raise
    except BaseException:
        running.stop("interrupted")
        raise
    return running.finish(report.notes)


def make_waiting(
    queue: RenderQueue, render: Render, monitor: Monitor, begin: Tell, end: Tell
) -> tuple[QueuedVideo, ...]:
    """Make all videos that wait or were interrupted, and return them as they ended.

    Each is tried once, in the queue's order as it is by then; one that another program makes is passed over.

    Parameters
    ----------
    queue : RenderQueue
    render : callable
    monitor : Monitor
    begin, end : callable
        Told of each video before and after it was made.

    Raises
    ------
    Cancelled
    """
    made: dict[str, QueuedVideo] = {}
    passed: set[str] = set()
    while video := _next(queue, made.keys() | passed):
        begin(video)
        try:
            ended = make_video(queue, video.id, render, monitor)
        except JoyVasaError:
            ended = _as_ended(queue, video)
        if ended.state in ("done", "failed"):
            made[video.id] = ended
            end(ended)
        else:
            passed.add(video.id)
    return tuple(made.values())


class _KeptProgress(Monitor):
    """Passes steps on, and keeps in the queue how far the video is."""

    def __init__(self, monitor: Monitor, running: RunningVideo) -> None:
        super().__init__()
        self._monitor, self._running = monitor, running

    def step(self, stage: str, done: int, total: int) -> None:
        """Pass a step on; cancelling is the other monitor's."""
        if stage == RENDER_STAGE and total:
            self._running.go_on(done / total)
        self._monitor.step(stage, done, total)


def _next(queue: RenderQueue, tried: set[str]) -> QueuedVideo | None:
    videos = (video for video in queue.look().videos if video.state in ("waiting", "interrupted"))
    return next((video for video in videos if video.id not in tried), None)


def _as_ended(queue: RenderQueue, video: QueuedVideo) -> QueuedVideo:
    """How a video is after making it failed; as it was where it is gone meanwhile."""
    try:
        return queue.video(video.id)
    except JoyVasaError:
        return video
