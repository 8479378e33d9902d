"""Makes the videos of the queue, one after another. Where they are kept is `render_queue`'s business."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from joyvasa_runtime.errors import JoyVasaError, ProjectError, VideoTakenError
from joyvasa_runtime.export import ExportReport
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.storage import LoadedProject
from joyvasa_runtime.render_queue.queued_video import QueuedVideo, VideoOrder
from joyvasa_runtime.render_queue.render_queue import RenderQueue
from joyvasa_runtime.render_queue.running_video import RunningVideo

_log = logging.getLogger(__name__)

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
    VideoTakenError
        If another program is at it, or it doesn't wait any more.
    JoyVasaError
        Of any kind, with which making it failed.
    Cancelled
    """
    running = queue.start(video_id)
    try:
        report = render(running.video.order, running.load_project(), _KeptProgress(monitor, running))
    except JoyVasaError as error:
        with _end_kept(running):
            running.fail(error)
        raise
    except BaseException:
        with _end_kept(running):
            running.stop("interrupted")
        raise
    with _end_kept(running):
        running.finish(report.notes)
    return running.video


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
    made: list[QueuedVideo] = []
    tried: set[str] = set()
    while video := _next(queue, tried):
        tried.add(video.id)
        begin(video)
        try:
            ended = make_video(queue, video.id, render, monitor)
        except VideoTakenError:
            continue
        except JoyVasaError as error:
            # As it ended, even where a full disk can't keep that.
            ended = replace(video, state="failed", error=str(error))
        made.append(ended)
        end(ended)
    return tuple(made)


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


@contextmanager
def _end_kept(running: RunningVideo) -> Iterator[None]:
    """A block that keeps how a video ended; a full disk that can't must not hide how that was."""
    try:
        yield
    except ProjectError as error:
        _log.warning(
            "The queue can't keep that %s is %s: %s", running.video.order.title, running.video.state, error
        )
