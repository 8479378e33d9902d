"""Saving a project to one file and loading it again; the file is always an old whole one or a new whole one.

It loads no media, it only says which are missing. What lies in the file is `format` and `archive`.
"""

import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from types import MappingProxyType
from typing import Any, BinaryIO

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.archive import (
    MAX_ARCHIVE_BYTES,
    MAX_ENTRIES,
    MAX_JSON_BYTES,
    MAX_THUMBNAIL_BYTES,
    PROJECT_JSON,
    THUMBNAIL_PNG,
    ProjectArchive,
    open_archive,
)
from joyvasa_runtime.project.atomic_file import atomic_file
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Media, Project
from joyvasa_runtime.project.format import Resolve, decode_project, encode_project
from joyvasa_runtime.project.json_text import damaged, json_bytes, parse_json
from joyvasa_runtime.project.migrations import migrate
from joyvasa_runtime.project.motions import Motions, layer_motions
from joyvasa_runtime.project.relink import is_file_of_size, missing_media
from joyvasa_runtime.project.take_file import read_take, take_bytes, take_name, write_take

PROJECT_SUFFIX = ".joyvasa"


@dataclass(frozen=True, slots=True)
class LoadedProject:
    """What a project file holds.

    Parameters
    ----------
    project : Project
        Its media lead to where they were found; a missing one to where it was when the project was saved.
    motions : Motions
        Those of its takes and layers.
    missing : tuple of Media
        Files that are gone, or have another size than the project knows.
    """

    project: Project
    motions: Motions
    missing: tuple[Media, ...]


def save_project(path: Path, project: Project, motions: Motions, thumbnail_png: bytes | None = None) -> None:
    """Write a project file, or leave the one of that name as it was.

    Only motions that a take or a layer of the project needs are written.

    Raises
    ------
    ProjectError
        If the file can't be written, or the project is so damaged that it could not be opened again.
    """
    path = Path(os.path.abspath(path))
    text = document_text(project, path.parent)
    entries = 2 + len(needed_motions(project))
    total = len(text) + sum(take_bytes(frames) for frames in needed_motions(project).values())
    if entries > MAX_ENTRIES or total > MAX_ARCHIVE_BYTES:
        raise ProjectError(
            f"{path} can't be saved: the project has too many takes", "Remove those that aren't used."
        )
    with atomic_file(path) as stream:
        _write(stream, text, project, motions, thumbnail_png)


def load_project(path: Path) -> LoadedProject:
    """What a project file holds.

    A file of media is looked for where it lies relative to the project file, then where it was.

    Raises
    ------
    ProjectError
        If the file is missing, no project, damaged, unsafe or made by a newer program.
    """
    path = Path(os.path.abspath(path))
    with open_archive(path) as archive:
        document = migrate(parse_json(archive.json()))
        archive.check_entries()
        project = checked_project(document, path.parent)
        needed = needed_motions(project)
        motions = {sha256: _read_motion(archive, sha256, frames) for sha256, frames in needed.items()}
    return LoadedProject(project, MappingProxyType(motions), missing_media(project))


def read_thumbnail(path: Path) -> bytes | None:
    """The small picture of a project as a PNG file; None if it has none.

    Raises
    ------
    ProjectError
        If the file is missing or no project.
    """
    with open_archive(path) as archive:
        return archive.thumbnail()


def document_text(project: Project, folder: Path | None) -> bytes:
    """The text of a project's JSON, once reading it was seen to give the same project.

    Parameters
    ----------
    project : Project
    folder : Path or None
        Absolute, where the text will lie.

    Raises
    ------
    ProjectError
        If the project could not be opened again.
    """
    text = json_bytes(encode_project(project, folder))
    try:
        again = decode_project(parse_json(text), lambda _relative, absolute, _size: Path(absolute))
        _check(again)
    except ProjectError as error:
        raise ProjectError(
            f"The project can't be saved: {error.message}", "Undo the last steps, then save again."
        ) from error
    assert again == project, "the file format lost something"
    if len(text) > MAX_JSON_BYTES:
        raise ProjectError("The project is too large to be saved", "Remove takes that aren't used.")
    return text


def checked_project(document: Mapping[str, Any], folder: Path | None) -> Project:
    """The project of a document of the newest version, whose parts fit together.

    Parameters
    ----------
    document : mapping
    folder : Path or None
        Absolute, where the document lies; None where its relative paths mean nothing.

    Raises
    ------
    ProjectError
        If it is damaged.
    """
    project = decode_project(dict(document), _resolver(folder))
    _check(project)
    return project


def needed_motions(project: Project) -> dict[str, int]:
    """Hashes of the motions of a project's takes and layers, with their lengths in frames."""
    lengths = {take.motion_sha256: take.frames for take in project.takes}
    lengths.update((motion.motion_sha256, motion.frames) for _clip, motion in layer_motions(project))
    return lengths


def _check(project: Project) -> None:
    check_consistency(project)
    lengths = needed_motions(project)
    for take in project.takes:
        if take.frames != lengths[take.motion_sha256]:
            raise damaged(f"take {take.id} has another length than its motion")
    for clip, motion in layer_motions(project):
        if motion.frames != lengths[motion.motion_sha256]:
            raise damaged(f"a layer of clip {clip.id} has another length than its motion")


def _write(
    stream: BinaryIO, text: bytes, project: Project, motions: Motions, thumbnail_png: bytes | None
) -> None:
    # Motions don't shrink when compressed (7 % for six times the time, measured on an hour); the text does.
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        archive.writestr(_entry(PROJECT_JSON), text, zipfile.ZIP_DEFLATED)
        if thumbnail_png is not None and len(thumbnail_png) <= MAX_THUMBNAIL_BYTES:
            archive.writestr(_entry(THUMBNAIL_PNG), thumbnail_png)
        for sha256 in needed_motions(project):
            _write_motion(archive, sha256, motions[sha256])


def _write_motion(archive: zipfile.ZipFile, sha256: str, motion: MotionSequence) -> None:
    with archive.open(_entry(take_name(sha256)), "w") as stream:
        write_take(stream, motion)


def _read_motion(archive: ProjectArchive, sha256: str, frames: int) -> MotionSequence:
    with archive.take(sha256, take_bytes(frames)) as stream:
        return read_take(stream, frames, sha256)


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without a time, so that the same project is always the same file."""
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o644 << 16
    return info


def _resolver(folder: Path | None) -> Resolve:
    def resolve(relative: str | None, absolute: str, size_bytes: int) -> Path:
        near = None
        if folder is not None:
            # From another system or drive there is a name at most: it may lie beside the project.
            tail = relative or PureWindowsPath(absolute).name
            near = Path(os.path.normpath(folder / tail))
        far = Path(absolute)
        if near is not None and (is_file_of_size(near, size_bytes) or not far.is_absolute()):
            return near
        return far

    return resolve
