"""The queue of videos on the disk, which several programs may look at, and change, at the same time.

Every call looks at the disk as it is; making a video is `make`'s business.
"""

import contextlib
import secrets
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from joyvasa_runtime.errors import ExportError, ProjectError, VideoTakenError
from joyvasa_runtime.export import discard_render
from joyvasa_runtime.held_lock import HeldLock, is_held
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.render_queue.entry import Entry
from joyvasa_runtime.render_queue.order_file import moved, read_order, write_order
from joyvasa_runtime.render_queue.queued_video import (
    DamagedVideo,
    QueuedVideo,
    QueueView,
    VideoOrder,
)
from joyvasa_runtime.render_queue.running_video import RunningVideo
from joyvasa_runtime.user_folders import user_data_folder

QUEUE_FOLDER = "queue"
"""Name of the queue's folder among the user's data."""

_ORDER = "order.json"

_TRIES, _MOMENT_S = 5, 0.02
"""Whoever looks whether a video is being made holds it for an instant, which is not worth an error."""

_STARTABLE = ("waiting", "interrupted", "running")
"""Nobody runs what says so while its lock is free."""


def user_queue_folder() -> Path:
    """Where the user's queue lies; it may not exist yet."""
    return user_data_folder() / QUEUE_FOLDER


class RenderQueue:
    """Videos by their ids.

    Parameters
    ----------
    folder : Path
        Made when something is first queued.
    now : callable
        Seconds since 1970.
    discard : callable
        Removes what was finished of a video, given its output.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], float] = time.time,
        discard: Callable[[Path], None] = discard_render,
    ) -> None:
        self._folder, self._now, self._discard = folder, now, discard

    def look(self) -> QueueView:
        """Everything in the queue; what can't be read is told, not raised."""
        videos: list[QueuedVideo] = []
        damaged: list[DamagedVideo] = []
        for folder in self._folders():
            try:
                videos.append(self._read(Entry(folder)))
            except ExportError as error:
                if folder.is_dir():
                    damaged.append(DamagedVideo(folder.name, error))
        places = {one: place for place, one in enumerate(read_order(self._folder / _ORDER))}
        videos.sort(key=lambda video: (places.get(video.id, len(places)), video.queued_s, video.id))
        return QueueView(tuple(videos), tuple(damaged))

    def video(self, video_id: str) -> QueuedVideo:
        """One video.

        Raises
        ------
        ExportError
            If it is damaged or gone.
        """
        return self._read(self._entry(video_id))

    def thumbnail(self, video_id: str) -> bytes | None:
        """A small picture of a video's project, as a PNG file; None where there is none."""
        return self._entry(video_id).thumbnail()

    def add(
        self, order: VideoOrder, project: Project, motions: Motions, thumbnail_png: bytes | None = None
    ) -> QueuedVideo:
        """Queue a video of the project as it is now, behind all others.

        Raises
        ------
        ExportError
            If another video of that name is still to be made, or the queue can't be written.
        ProjectError
            If the project can't be kept.
        """
        view = self.look()
        if any(video.is_open and video.order.output == order.output for video in view.videos):
            raise ExportError(
                f"{order.output} is in the queue already",
                "Choose another name, or remove that video from the queue.",
            )
        self._make_folder()
        video = QueuedVideo(secrets.token_hex(8), order, "waiting", self._now())
        # While it is held, nobody takes the unfinished entry for one that a killed program left behind.
        lock = self._claim(video.id)
        try:
            self._entry(video.id).create(video, project, motions, thumbnail_png)
        finally:
            lock.release()
        # What stands in no order comes last all the same.
        with contextlib.suppress(ProjectError):
            self._arrange((*(one.id for one in view.videos), video.id))
        return video

    def move(self, video_id: str, places: int) -> None:
        """Make a video earlier by so many places where the number is below 0, else later.

        Raises
        ------
        ProjectError
            If the order can't be written.
        """
        ids = tuple(video.id for video in self.look().videos)
        if video_id in ids:
            self._arrange(moved(ids, video_id, places))

    def remove(self, video_id: str) -> None:
        """Remove a video from the queue, with what was finished of it; a complete one stays where it lies.

        Raises
        ------
        ExportError
            If it is being made.
        """
        entry, lock = self._entry(video_id), self._claim(video_id)
        try:
            output = _unfinished_output(entry)
            entry.remove()
        finally:
            lock.release()
        others = {video.order.output for video in self.look().videos if video.is_open}
        if output is not None and output not in others:
            self._discard(output)

    def pause(self, video_id: str) -> None:
        """Pass over a video that waits, until it is resumed; one that was made meanwhile stays so.

        Raises
        ------
        ExportError
            If it is being made, damaged or gone.
        """
        self._change(video_id, lambda video: replace(video, state="paused") if video.is_open else video)

    def resume(self, video_id: str) -> None:
        """Let a video wait that was paused, interrupted, has failed or shall be made once more.

        Raises
        ------
        ExportError
            If it is being made, damaged or gone.
        """
        self._change(
            video_id, lambda video: replace(video, state="waiting", error="", ended_s=None, notes=())
        )

    def start(self, video_id: str) -> RunningVideo:
        """Begin, or go on with, a video; no other program can until it is ended.

        Raises
        ------
        VideoTakenError
            If another program is at it, or it doesn't wait any more.
        ExportError
            If it is damaged or gone.
        ProjectError
            If the queue can't be written.
        """
        lock = self._claim(video_id)
        try:
            entry = self._entry(video_id)
            return RunningVideo(entry, _startable(entry.read()), lock, self._now)
        except BaseException:
            lock.release()
            raise

    def _change(self, video_id: str, change: Callable[[QueuedVideo], QueuedVideo]) -> None:
        lock = self._claim(video_id)
        try:
            entry = self._entry(video_id)
            entry.write_state(change(entry.read()))
        finally:
            lock.release()

    def _read(self, entry: Entry) -> QueuedVideo:
        """A video; one that is said to run while nobody holds it was interrupted."""
        video = entry.read()
        if video.state == "running" and not _is_held(entry.folder):
            # Unless it has just ended: that was written before its lock was let go of.
            video = entry.read()
            return replace(video, state="interrupted") if video.state == "running" else video
        return video

    def _claim(self, video_id: str) -> HeldLock:
        path = _lock_path(self._entry(video_id).folder)
        for _ in range(_TRIES):
            try:
                return HeldLock(path)
            except BlockingIOError:
                time.sleep(_MOMENT_S)
            except OSError as error:
                raise _refused(self._folder, error) from error
        raise VideoTakenError(
            f"The queued video {self._title(video_id)} is being made by another program",
            "Wait for it, or end that program.",
        )

    def _title(self, video_id: str) -> str:
        """What the user calls a video, or its id where that can't be told."""
        try:
            return self._entry(video_id).read().order.title or video_id
        except ExportError:
            return video_id

    def _make_folder(self) -> None:
        """Make the queue's folder, and clear away entries that killed programs didn't finish."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for unfinished in self._folder.glob(".*"):
                if unfinished.is_dir() and not _is_held(self._folder / unfinished.name[1:]):
                    Entry(unfinished).remove()
        except OSError as error:
            raise _refused(self._folder, error) from error

    def _arrange(self, ids: tuple[str, ...]) -> None:
        write_order(self._folder / _ORDER, ids)

    def _entry(self, video_id: str) -> Entry:
        return Entry(self._folder / video_id)

    def _folders(self) -> list[Path]:
        try:
            folders = [path for path in self._folder.iterdir() if path.is_dir()]
        except OSError:
            return []
        return sorted(path for path in folders if not path.name.startswith("."))


def _unfinished_output(entry: Entry) -> Path | None:
    """Where the parts of a video lie that is not complete."""
    try:
        video = entry.read()
    except ExportError:
        return None
    return video.order.output if video.state != "done" else None


def _startable(video: QueuedVideo) -> QueuedVideo:
    if video.state not in _STARTABLE:
        raise VideoTakenError(
            f"{video.order.title} doesn't wait to be made any more: it is {video.state}",
            "Look at the queue again.",
        )
    return video


def _is_held(folder: Path) -> bool:
    """Whether a program is at the entry in a folder."""
    try:
        return is_held(_lock_path(folder))
    except OSError:
        return True


def _lock_path(folder: Path) -> Path:
    """Beside the folder, so that it can be held before the folder exists and after it is gone."""
    return folder.with_name(f"{folder.name}.lock")


def _refused(folder: Path, error: OSError) -> ExportError:
    return ExportError(
        f"The queue's folder {folder} can't be used: {error.strerror or error}",
        "Check who may write there, and that there is space.",
    )
