"""Copying every file that a project uses into one folder, so that the project can be moved as a whole.

It copies all of them or none; the originals stay where they are.
"""

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.file_names import portable_name
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.atomic_file import atomic_file, write_error
from joyvasa_runtime.project.document import Media, Project
from joyvasa_runtime.project.relink import is_same_media, missing_media

_CHUNK = 2**20
_NAMELESS = "media"


def media_folder(project_path: Path) -> Path:
    """The folder beside a project file into which its media are collected."""
    return project_path.with_name(f"{project_path.stem}_media")


def collect_media(project: Project, folder: Path, monitor: Monitor) -> Project:
    """The project with every file of its media in one folder.

    A file that lies there already is used as it is; another file of the same name is not touched. Copies have
    names that Linux and Windows take.

    Parameters
    ----------
    project : Project
    folder : Path
        Made when it is missing.
    monitor : Monitor

    Raises
    ------
    ProjectError
        If a file is missing or was changed, or the folder can't be written to or has no room; then no copy
        is left behind.
    Cancelled
        If the user asked to stop; no copy is left behind either.
    """
    folder = Path(os.path.abspath(folder))
    _check_media(project)
    copies: list[Path] = []
    is_new = not folder.exists()
    try:
        _make_room(project, folder)
        collected = tuple(_collected(media, folder, copies, monitor) for media in project.media)
    except BaseException:
        _take_back(copies, folder if is_new else None)
        raise
    return replace(project, media=collected)


def _check_media(project: Project) -> None:
    missing = missing_media(project)
    if missing:
        names = ", ".join(media.name for media in missing)
        raise ProjectError(
            f"Media can't be collected, because files are missing: {names}", "Find them again first (Relink)."
        )


def _make_room(project: Project, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise write_error(folder, error) from error
    needed = sum(media.size_bytes for media in project.media if media.path.parent != folder)
    if needed > free:
        raise ProjectError(
            f"Media can't be collected into {folder}: they take {needed / 1e6:.0f} MB and "
            f"{free / 1e6:.0f} MB are free",
            "Free some space, or save the project on another drive.",
        )


def _collected(media: Media, folder: Path, copies: list[Path], monitor: Monitor) -> Media:
    """The media in the folder, copied unless it is there; a copy is added to `copies`."""
    if media.path.parent == folder:
        return media
    target = _free_name(media, folder, monitor)
    if not target.exists():
        _copy(media, target, monitor)
        copies.append(target)
    return replace(media, path=target)


def _free_name(media: Media, folder: Path, monitor: Monitor) -> Path:
    """The media's own name, or one near to it, at which nothing or the same file lies on every system."""
    own = Path(portable_name(media.name) or _NAMELESS)
    name, number = own.name, 1
    while (there := _lying(folder, name)) is not None and not is_same_media(there, media, monitor):
        number += 1
        name = f"{own.stem} ({number}){own.suffix}"
    return there or folder / name


def _lying(folder: Path, name: str) -> Path | None:
    """What lies in a folder under a name, whatever its capitals: not every system tells them apart."""
    path = folder / name
    if path.exists():
        return path
    try:
        return next((one for one in folder.iterdir() if one.name.casefold() == name.casefold()), None)
    except OSError as error:
        raise write_error(folder, error) from error


def _copy(media: Media, target: Path, monitor: Monitor) -> None:
    digest = hashlib.sha256()
    with atomic_file(target) as copy:
        for chunk in _chunks(media):
            copy.write(chunk)
            digest.update(chunk)
            monitor.step("copy", copy.tell(), media.size_bytes)
        if digest.hexdigest() != media.sha256:
            raise ProjectError(
                f"{media.path} was changed since it was imported",
                "Import it again, or relink it to the file that it was.",
            )


def _chunks(media: Media) -> Iterator[bytes]:
    try:
        with media.path.open("rb") as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise ProjectError(
            f"{media.path} can't be read: {error.strerror or error}",
            "Check who may read the file, and that its drive is connected.",
        ) from error


def _take_back(copies: list[Path], folder: Path | None) -> None:
    """Remove what was copied, and the folder if it was made for it."""
    with contextlib.suppress(OSError):
        for copy in copies:
            copy.unlink(missing_ok=True)
        if folder is not None:
            folder.rmdir()
