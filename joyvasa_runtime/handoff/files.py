"""Writing a project's timeline for another editor, in the format that the file's name asks for."""

import os
from pathlib import Path

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.errors import ExportError, ProjectError
from joyvasa_runtime.handoff.edl import edl_text
from joyvasa_runtime.handoff.timeline import otio_timeline
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.overwriting import check_keeps_media

OTIO_SUFFIX, EDL_SUFFIX = ".otio", ".edl"


def hand_off(project: Project, path: Path, video: Path | None = None) -> Path:
    """Write a project's clips and markers as OpenTimelineIO (`.otio`) or as an edit list (`.edl`).

    An older file of that name stays as it is if this fails.

    Parameters
    ----------
    project : Project
    path : Path
    video : Path or None
        A finished video of the whole timeline; an edit list doesn't name it.

    Raises
    ------
    ProjectError
        If the timeline is empty or the format can't hold it.
    ExportError
        If the name has another ending, or the file can't be written.
    """
    text = _text(project, path, video)
    check_keeps_media(project, path)
    with written_whole(path, ExportError) as unfinished, unfinished.open("wb") as stream:
        stream.write(text.encode("utf-8"))
        stream.flush()
        os.fsync(stream.fileno())
    return path


def _text(project: Project, path: Path, video: Path | None) -> str:
    if not project.frames:
        raise ProjectError("There is nothing on the timeline to hand off", "Import a voice first.")
    suffix = path.suffix.lower()
    if suffix == EDL_SUFFIX:
        return edl_text(project)
    if suffix == OTIO_SUFFIX:
        return str(otio_timeline(project, video).to_json_string())
    raise ExportError(f"A timeline can't be written as {path.name}", "End its name in .otio or .edl.")
