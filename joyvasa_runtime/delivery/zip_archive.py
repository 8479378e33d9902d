"""Files become a zip archive, piece by piece and in constant memory. Which files is `deliver`'s business."""

import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.delivery.progress import ByteProgress
from joyvasa_runtime.errors import ExportError

_CHUNK = 2**20

_SHRINKS = {".csv", ".json", ".md", ".npz", ".pkl", ".srt", ".txt", ".vtt"}
"""Endings of what gets smaller; pictures and sound are compressed already."""


def write_zip(target: Path, name: str, files: Sequence[tuple[Path, str]], progress: ByteProgress) -> None:
    """Write an archive with all files in one folder.

    Parameters
    ----------
    target : Path
        Replaced at the end.
    name : str
        Of the folder inside.
    files : sequence of (Path, str)
        Each file and its place in that folder.
    progress : ByteProgress

    Raises
    ------
    ExportError
        If it can't be written; an older file then stays as it is.
    Cancelled
    """
    with written_whole(target, ExportError) as unfinished, unfinished.open("xb") as stream:
        with zipfile.ZipFile(stream, "w", strict_timestamps=False) as archive:
            for path, place in files:
                _add(archive, path, f"{name}/{place}", progress)
        stream.flush()
        os.fsync(stream.fileno())


def _add(archive: zipfile.ZipFile, path: Path, place: str, progress: ByteProgress) -> None:
    entry = zipfile.ZipInfo.from_file(path, place, strict_timestamps=False)
    shrinks = path.suffix.lower() in _SHRINKS
    entry.compress_type = zipfile.ZIP_DEFLATED if shrinks else zipfile.ZIP_STORED
    with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as packed:
        while chunk := source.read(_CHUNK):
            packed.write(chunk)
            progress.add(len(chunk))
