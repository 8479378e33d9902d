"""What the window shows of the queue: the disk's answer, joined with how far this program's own work is.

Reading it touches the disk, so that is done on another thread than the window's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.jobs.job_list import Job
from desktop.jobs.video import ShownState, Video
from joyvasa_runtime.render_queue.queued_video import DamagedVideo, QueuedVideo, QueueView
from joyvasa_runtime.render_queue.render_queue import RenderQueue


@dataclass(frozen=True, slots=True)
class ShownQueue:
    """The queue as it was when it was looked at.

    Parameters
    ----------
    view : QueueView
    thumbnails : mapping of str to bytes or None
        Small pictures of the projects by the videos' ids, as PNG files.
    """

    view: QueueView = field(default_factory=QueueView)
    thumbnails: Mapping[str, bytes | None] = field(default_factory=dict)

    def videos(self, video_id: str, job: Job | None) -> tuple[Video, ...]:
        """Every video, in the order in which they are made, what is damaged last.

        Parameters
        ----------
        video_id : str
            The one that this program is at; empty where it is at none.
        job : Job or None
            How far that one is.
        """
        shown = [self._shown(video, job if video.id == video_id else None) for video in self.view.videos]
        return (*shown, *map(_damaged, self.view.damaged))

    def _shown(self, video: QueuedVideo, job: Job | None) -> Video:
        order = video.order
        running = job if job is not None and job.is_active else None
        return Video(
            id=video.id,
            title=order.title,
            state=_state(video, running),
            output=order.output,
            settings=order.settings,
            span=order.span,
            stage="" if running is None else running.stage,
            fraction=video.fraction if running is None or not running.stage else running.fraction,
            left_s=None if running is None else running.left_s,
            error=video.error,
            notes=video.notes,
            thumbnail=self.thumbnails.get(video.id),
        )


def look(queue: RenderQueue, known: Mapping[str, bytes | None]) -> ShownQueue:
    """The queue as it is now; thumbnails that are known, and never change, are not read again."""
    view = queue.look()
    thumbnails = {
        video.id: known[video.id] if video.id in known else queue.thumbnail(video.id) for video in view.videos
    }
    return ShownQueue(view, thumbnails)


def _state(video: QueuedVideo, running: Job | None) -> ShownState:
    if running is None:
        return "elsewhere" if video.state == "running" else video.state
    return "paused" if running.state == "paused" else "running" if running.state == "running" else "waiting"


def _damaged(damaged: DamagedVideo) -> Video:
    return Video(damaged.id, "", "damaged", error=str(damaged.problem))
