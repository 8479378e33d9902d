"""A project's captions as subtitles and as subtitle files. Reading such files is `subtitles`' business."""

import os
from collections.abc import Sequence
from pathlib import Path

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.errors import SubtitleError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.subtitles.cues import CueFormat, cue_text
from joyvasa_runtime.subtitles.subtitle import Subtitle
from joyvasa_runtime.timebase import FrameSpan, frame_to_seconds

_FORMATS: dict[str, CueFormat] = {".srt": "srt", ".vtt": "vtt"}


def subtitles_of(project: Project, span: FrameSpan | None = None) -> tuple[Subtitle, ...]:
    """The captions of a stretch of the timeline, in seconds from its start; without one, of all of it."""
    start, stop = (
        (span.start, span.stop) if span else (0, max((one.stop for one in project.captions), default=0))
    )
    return tuple(
        Subtitle(
            frame_to_seconds(max(one.start, start) - start),
            frame_to_seconds(min(one.stop, stop) - start),
            one.text,
        )
        for one in project.captions
        if one.start < stop and one.stop > start
    )


def write_subtitles(path: Path, subtitles: Sequence[Subtitle]) -> None:
    """Write subtitles as UTF-8, as WebVTT if the name ends in `.vtt`, as SRT if in `.srt`.

    An older file of that name stays as it is if this fails.

    Raises
    ------
    SubtitleError
        If there are none, the name has another ending, or the file can't be written.
    """
    kind = _FORMATS.get(path.suffix.lower())
    if kind is None:
        raise SubtitleError(f"Captions can't be written as {path.name}", "End its name in .srt or .vtt.")
    if not subtitles:
        raise SubtitleError("There are no captions to write", "Add or import captions first.")
    with written_whole(path, SubtitleError) as unfinished, unfinished.open("wb") as stream:
        stream.write(cue_text(subtitles, kind).encode("utf-8"))
        stream.flush()
        os.fsync(stream.fileno())
