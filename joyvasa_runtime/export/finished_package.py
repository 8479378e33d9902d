"""Recognises the package that a job has made already, where the program was killed before it could say so.

A package appears whole or not at all, so the job that its ledger names tells enough.
"""

import hashlib
import json
from pathlib import Path

from joyvasa_runtime import __version__
from joyvasa_runtime.delivery.contents import packaged_job
from joyvasa_runtime.delivery.deliver import video_place
from joyvasa_runtime.export.publisher import Publisher
from joyvasa_runtime.export.publishing import package_path
from joyvasa_runtime.models.specs import Manifest
from joyvasa_runtime.presets.format import encode_settings
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.format import encode_project
from joyvasa_runtime.project.json_text import json_bytes
from joyvasa_runtime.timebase import FrameSpan


def job_of(
    pack: Manifest, project: Project, settings: ExportSettings, span: FrameSpan, publisher: Publisher | None
) -> str:
    """A hash of all that decides a package, lower-case hexadecimal: the same job makes the same one.

    Whose certificate signs it is left out: of a finished package that is the one there was.
    """
    has_note = publisher is not None and publisher.has_note
    facts = (__version__, pack.id, pack.version, encode_settings(settings), span.start, span.stop, has_note)
    # A file may have been edited at its place, behind the project's back.
    states = tuple(_state(media.path) for media in project.media)
    digest = hashlib.sha256(json.dumps((facts, states)).encode())
    digest.update(json_bytes(encode_project(project, None)))
    return digest.hexdigest()


def is_packaged(output: Path, settings: ExportSettings, job: str) -> bool:
    """Whether the folder that a job is to make is there, made by the same job, with its video in it.

    Parameters
    ----------
    output : Path
        Where the video alone would lie.
    settings : ExportSettings
    job : str
        See `job_of`.
    """
    if settings.package != "folder":
        return False
    package = package_path(output, settings)
    ending = output.suffix if settings.compression.kind.endings else ""
    return packaged_job(package) == job and video_place(package, ending).exists()


def _state(path: Path) -> tuple[int, int] | None:
    """Size and time of a file; None where it is not to be had."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
