"""Finding the files of a project's media again after they were moved or renamed.

A file is the same where its size and its SHA-256 are; giving a media its new path is an operation.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Media, Project

MAX_DEPTH = 8
MAX_SEARCHED = 100_000
"""Files looked at; beyond it somebody chose a whole disk."""

_CHUNK = 2**20


def missing_media(project: Project) -> tuple[Media, ...]:
    """Media whose file is gone, or is another one by its size."""
    return tuple(media for media in project.media if not is_file_of_size(media.path, media.size_bytes))


def is_file_of_size(path: Path, size_bytes: int) -> bool:
    """Whether there is a file of exactly this size."""
    try:
        return path.is_file() and path.stat().st_size == size_bytes
    except (OSError, ValueError):
        return False


def is_same_media(path: Path, media: Media, monitor: Monitor) -> bool:
    """Whether a file holds exactly what the media held; a file that can't be read doesn't.

    Raises
    ------
    Cancelled
        If the user asked to stop.
    """
    return is_file_of_size(path, media.size_bytes) and _sha256(path, monitor) == media.sha256


def find_media(folder: Path, wanted: tuple[Media, ...], monitor: Monitor) -> dict[int, Path]:
    """Where files of media lie in a folder and the folders in it, by the media's id.

    A file of the right name is tried first, then every other one of the right size. Links to folders are not
    followed, and `MAX_DEPTH` and `MAX_SEARCHED` bound the search.

    Parameters
    ----------
    folder : Path
    wanted : tuple of Media
    monitor : Monitor

    Returns
    -------
    dict of int to Path
        Absolute; media that were not found are not in it.

    Raises
    ------
    Cancelled
        If the user asked to stop.
    """
    sizes = {media.size_bytes for media in wanted}
    candidates: dict[int, list[Path]] = {size: [] for size in sizes}
    for seen, entry in enumerate(_files(os.path.abspath(folder), MAX_DEPTH)):
        monitor.step("search", seen, 0)
        if seen >= MAX_SEARCHED:
            break
        size = _size(entry)
        if size in sizes:
            candidates[size].append(Path(entry.path))
    found = ((media.id, _first_same(candidates[media.size_bytes], media, monitor)) for media in wanted)
    return {media_id: path for media_id, path in found if path is not None}


def _first_same(paths: list[Path], media: Media, monitor: Monitor) -> Path | None:
    by_likeness = sorted(paths, key=lambda path: path.name.casefold() != media.name.casefold())
    return next((path for path in by_likeness if is_same_media(path, media, monitor)), None)


def _files(folder: str, depth: int) -> Iterator["os.DirEntry[str]"]:
    """Files of a folder before those of the folders in it; what can't be read is passed over."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return
    yield from (entry for entry in entries if not entry.is_dir(follow_symlinks=False))
    if depth > 0:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, depth - 1)


def _size(entry: "os.DirEntry[str]") -> int:
    """Size of a file; -1 where there is none, or only a link that leads nowhere or to a folder."""
    try:
        return entry.stat().st_size if entry.is_file() else -1
    except OSError:
        return -1


def _sha256(path: Path, monitor: Monitor) -> str:
    """Hash of a file's contents; empty if it can't be read to its end."""
    digest, total = hashlib.sha256(), path.stat().st_size
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                monitor.step("compare", file.tell(), total)
    except OSError:
        return ""
    return digest.hexdigest()
