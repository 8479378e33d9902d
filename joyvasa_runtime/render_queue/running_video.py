"""A video of the queue that this program is making: held against every other program, its progress kept.

How it is made is not its business.
"""

import contextlib
from collections.abc import Callable
from dataclasses import replace

from joyvasa_runtime.errors import JoyVasaError, ProjectError
from joyvasa_runtime.held_lock import HeldLock
from joyvasa_runtime.project.storage import LoadedProject
from joyvasa_runtime.render_queue.entry import Entry
from joyvasa_runtime.render_queue.queued_video import QueuedVideo, VideoState

_STEP = 0.01
"""Progress is written a hundred times at most: whoever looks at the queue wants to see no more."""


class RunningVideo:
    """Made by `RenderQueue.start`; one of `finish`, `fail` and `stop` ends it.

    Parameters
    ----------
    entry : Entry
    video : QueuedVideo
    lock : HeldLock
        Held until the end.
    now : callable
        Seconds since 1970.
    """

    def __init__(self, entry: Entry, video: QueuedVideo, lock: HeldLock, now: Callable[[], float]) -> None:
        self._entry, self._lock, self._now = entry, lock, now
        # What is finished of it is told by its first steps: a segment that was not complete begins anew.
        begun = replace(video, state="running", fraction=0.0, error="", notes=())
        self._video = replace(begun, started_s=now(), ended_s=None)
        self._entry.write_state(self._video)

    @property
    def video(self) -> QueuedVideo:
        """How far it is."""
        return self._video

    def load_project(self) -> LoadedProject:
        """The project as it was when the video was queued.

        Raises
        ------
        ProjectError
            If it is damaged.
        """
        return self._entry.load_project()

    def go_on(self, fraction: float) -> None:
        """Keep how far it is; while it runs it never goes back."""
        if fraction >= self._video.fraction + _STEP:
            # A video that can be written is no worse for a queue that can't.
            with contextlib.suppress(ProjectError):
                self._keep(replace(self._video, fraction=min(1.0, fraction)))

    def pause(self, is_paused: bool) -> None:
        """Keep that it stands still, or goes on."""
        self._keep(replace(self._video, state="paused" if is_paused else "running"))

    def finish(self, notes: tuple[str, ...] = ()) -> QueuedVideo:
        """The video is complete; notes say what was done in another way than asked for."""
        self._video = replace(self._video, notes=notes)
        return self._end("done", fraction=1.0)

    def fail(self, error: JoyVasaError) -> QueuedVideo:
        """The video could not be made; what is finished of it stays."""
        return self._end("failed", str(error))

    def stop(self, state: VideoState) -> QueuedVideo:
        """It is not made on now; what is finished of it stays."""
        return self._end(state)

    def _end(self, state: VideoState, error: str = "", fraction: float | None = None) -> QueuedVideo:
        try:
            done = self._video.fraction if fraction is None else fraction
            ended = replace(self._video, state=state, error=error, fraction=done, ended_s=self._now())
            self._keep(ended)
        finally:
            self._lock.release()
        return self._video

    def _keep(self, video: QueuedVideo) -> None:
        self._video = video
        self._entry.write_state(video)
