"""One entry of the queue on the disk: the project as it was, what the video shall be, and how far it is.

Which entries there are, and in what order, is `render_queue`'s business.
"""

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from joyvasa_runtime.errors import ExportError, JoyVasaError, ProjectError
from joyvasa_runtime.presets.format import decode_settings, encode_settings
from joyvasa_runtime.project.atomic_file import atomic_file
from joyvasa_runtime.project.document import MAX_FRAMES, Project
from joyvasa_runtime.project.json_text import damaged, json_bytes, parse_json
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.record import Record
from joyvasa_runtime.project.storage import LoadedProject, load_project, read_thumbnail, save_project
from joyvasa_runtime.render_queue.queued_video import QueuedVideo, VideoOrder, VideoState
from joyvasa_runtime.timebase import FrameSpan

_VERSION = 1
_ORDER, _STATE, _PROJECT = "order.json", "state.json", "project.joyvasa"
_MAX_BYTES = 2**20
_UPDATE = "Update JoyVASA Studio."
_STATES: tuple[VideoState, ...] = ("waiting", "running", "paused", "done", "failed", "interrupted")


@dataclass(frozen=True, slots=True)
class Entry:
    """The folder of one video; its name is the video's id."""

    folder: Path

    def create(
        self, video: QueuedVideo, project: Project, motions: Motions, thumbnail_png: bytes | None
    ) -> None:
        """Write a new entry; its folder has its name only once everything is in it.

        Raises
        ------
        ProjectError, ExportError
            If it can't be written.
        """
        new = Entry(self.folder.with_name(f".{self.folder.name}"))
        try:
            new.folder.mkdir(parents=True)
            save_project(new.folder / _PROJECT, project, motions, thumbnail_png)
            _write(new.folder / _ORDER, _order_document(video))
            new.write_state(video)
            os.replace(new.folder, self.folder)
        except OSError as error:
            new.remove()
            raise ExportError(
                f"The queue's folder {self.folder.parent} can't be written: {error.strerror or error}",
                "Check who may write there, and that there is space.",
            ) from error
        except BaseException:
            new.remove()
            raise

    def read(self) -> QueuedVideo:
        """The video as the disk has it.

        Raises
        ------
        ExportError
            If the entry is damaged or gone.
        """
        with self._reading():
            video = _ordered(self.folder.name, parse_json(_bytes(self.folder / _ORDER)))
            return self._with_state(video)

    def write_state(self, video: QueuedVideo) -> None:
        """Keep how far the video is.

        Raises
        ------
        ProjectError
            If it can't be written.
        """
        document = {
            "state": video.state,
            "error": video.error,
            "fraction": video.fraction,
            "started_s": video.started_s,
            "ended_s": video.ended_s,
            "notes": list(video.notes),
        }
        _write(self.folder / _STATE, document)

    def load_project(self) -> LoadedProject:
        """The project as it was when the video was queued.

        Raises
        ------
        ProjectError
            If it is damaged.
        """
        return load_project(self.folder / _PROJECT)

    def thumbnail(self) -> bytes | None:
        """A small picture of the project, as a PNG file; None where there is none."""
        with contextlib.suppress(ProjectError):
            return read_thumbnail(self.folder / _PROJECT)
        return None

    def remove(self) -> None:
        """Remove the entry; what it shall be first, so that half a removal is no video any more."""
        with contextlib.suppress(OSError):
            (self.folder / _ORDER).unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _with_state(self, video: QueuedVideo) -> QueuedVideo:
        # Entries from before notes were kept have none.
        state = Record({"notes": []} | parse_json(_bytes(self.folder / _STATE)))
        made = replace(
            video,
            state=state.choice("state", _STATES),
            error=state.text("error"),
            fraction=min(1.0, max(0.0, state.number("fraction"))),
            started_s=state.maybe("started_s", state.number),
            ended_s=state.maybe("ended_s", state.number),
            notes=state.texts("notes"),
        )
        state.done()
        return made

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except (JoyVasaError, OSError) as error:
            reason = error.message if isinstance(error, JoyVasaError) else error.strerror or error
            # What a newer version can read is not to be thrown away.
            is_newer = isinstance(error, JoyVasaError) and error.hint == _UPDATE
            raise ExportError(
                f"The queued video in {self.folder} can't be read: {reason}",
                _UPDATE if is_newer else "Remove it from the queue, and export the video again.",
            ) from error


def _order_document(video: QueuedVideo) -> dict[str, object]:
    order = video.order
    return {
        "version": _VERSION,
        "title": order.title,
        "output": str(order.output),
        "settings": encode_settings(order.settings),
        "span": [order.span.start, order.span.stop],
        "pack_id": order.pack_id,
        "queued_s": video.queued_s,
    }


def _ordered(video_id: str, document: dict[str, Any]) -> QueuedVideo:
    version = document.get("version")
    if isinstance(version, int) and version > _VERSION:
        raise ProjectError("it was queued by a newer version of the program", _UPDATE)
    # What lies within is the presets' format, which reads it itself.
    settings = decode_settings(document.pop("settings", None))
    record = Record(document)
    record.count("version", _VERSION, _VERSION)
    order = VideoOrder(
        record.text("title"), Path(record.text("output")), settings, _span(record), record.text("pack_id")
    )
    queued_s = record.number("queued_s")
    record.done()
    return QueuedVideo(video_id, order, "waiting", queued_s)


def _span(record: Record) -> FrameSpan:
    span = record.counts("span", 0, MAX_FRAMES)
    if len(span) != 2 or not span[0] < span[1]:
        raise damaged("span must be the first frame and the one behind the last")
    return FrameSpan(*span)


def _write(path: Path, document: dict[str, object]) -> None:
    with atomic_file(path) as stream:
        stream.write(json_bytes(document))


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_MAX_BYTES)
