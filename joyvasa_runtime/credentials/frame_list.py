"""A folder of pictures as one small file: the hash of each, in the form that `sha256sum --check` reads.

The list is what gets signed; thousands of pictures with credentials each would be larger and say no more.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.errors import CredentialsError
from joyvasa_runtime.monitor import Monitor

FRAME_LIST = "frames.sha256"
"""Name of the list in its folder."""

_PICTURE = ".png"


def write_frame_list(folder: Path, monitor: Monitor) -> Path:
    """The list of all pictures in a folder, newly written.

    Raises
    ------
    CredentialsError
        If there are no pictures, or the system refuses.
    Cancelled
    """
    pictures = _pictures(folder)
    if not pictures:
        raise CredentialsError(f"There are no pictures in {folder}", "Choose a folder of PNG files.")
    target = folder / FRAME_LIST
    with (
        written_whole(target, CredentialsError) as part,
        part.open("w", encoding="utf-8", newline="\n") as file,
    ):
        for number, picture in enumerate(pictures, start=1):
            file.write(f"{_sha256(picture)}  {picture.name}\n")
            monitor.step("hash", number, len(pictures))
    return target


def matches_frame_list(folder: Path, monitor: Monitor) -> bool:
    """Whether a folder holds exactly the pictures that its list names, unchanged.

    Raises
    ------
    CredentialsError
        If the system refuses.
    Cancelled
    """
    pictures = {picture.name: picture for picture in _pictures(folder)}
    total, done = len(pictures), 0
    try:
        for sha256, name in _entries(folder / FRAME_LIST):
            picture = pictures.pop(name, None)
            if picture is None or _sha256(picture) != sha256:
                return False
            done += 1
            monitor.step("hash", done, total)
    except ValueError:
        return False
    return not pictures


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                sha256, name = line.rstrip("\n").split("  ", 1)
                yield sha256, name
    except OSError as error:
        raise CredentialsError(
            f"{path} can't be read: {error.strerror or error}", "Check who may read it."
        ) from error


def _pictures(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() == _PICTURE)
    except OSError as error:
        raise CredentialsError(
            f"{folder} can't be read: {error.strerror or error}", "Check who may read it."
        ) from error


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise CredentialsError(
            f"{path} can't be read: {error.strerror or error}", "Check who may read it."
        ) from error
