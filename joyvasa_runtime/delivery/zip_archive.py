"""Files become a zip archive, piece by piece and in constant memory. Which files is `deliver`'s business."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

from joyvasa_runtime.delivery.progress import ByteProgress

_CHUNK = 2**20

_SHRINKS = {".csv", ".json", ".md", ".npz", ".pkl", ".srt", ".txt", ".vtt"}
"""Endings of what gets smaller; pictures and sound are compressed already."""


def write_zip(path: Path, name: str, files: Sequence[tuple[Path, str]], progress: ByteProgress) -> None:
    """Write an archive with all files in one folder.

    Parameters
    ----------
    path : Path
        Nothing is there yet; left incomplete after an error.
    name : str
        Of the folder inside.
    files : sequence of (Path, str)
        Each file and its place in that folder.
    progress : ByteProgress

    Raises
    ------
    OSError
        If it can't be written.
    Cancelled
    """
    with zipfile.ZipFile(path, "x", strict_timestamps=False) as archive:
        for file, place in files:
            _add(archive, file, f"{name}/{place}", progress)


def _add(archive: zipfile.ZipFile, path: Path, place: str, progress: ByteProgress) -> None:
    entry = zipfile.ZipInfo.from_file(path, place, strict_timestamps=False)
    shrinks = path.suffix.lower() in _SHRINKS
    entry.compress_type = zipfile.ZIP_DEFLATED if shrinks else zipfile.ZIP_STORED
    with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as packed:
        while chunk := source.read(_CHUNK):
            packed.write(chunk)
            progress.add(len(chunk))
