"""The folder of conformed sounds: where it lies, and which of them stay when it grows too large.

It doesn't read or make sounds; a folder that is lost costs only time.
"""

import contextlib
import os
import time
from collections.abc import Collection
from pathlib import Path

from joyvasa_runtime.audio.atomic_file import UNFINISHED
from joyvasa_runtime.user_folders import user_cache_folder

DEFAULT_LIMIT_BYTES = 20_000_000_000
"""28 hours of sound."""

_ENDING = ".sound"

# Nobody decodes for this long; what is older was left behind by a crash.
_ABANDONED_S = 24 * 3600.0


def sound_cache_folder() -> Path:
    """Where conformed sounds lie; it may not exist yet."""
    return user_cache_folder() / "sounds"


def cached_path(folder: Path, sha256: str) -> Path:
    """File of the sound with that hash."""
    return folder / f"{sha256}{_ENDING}"


def mark_used(path: Path) -> None:
    """Note that a sound was used just now; the access time alone is not kept by every file system."""
    with contextlib.suppress(OSError):
        os.utime(path)


def trim_cache(folder: Path, limit_bytes: int, kept: Collection[str] = ()) -> None:
    """Remove the sounds not used for longest until `limit_bytes` are kept, and what a crash left behind.

    Parameters
    ----------
    folder : Path
    limit_bytes : int
    kept : collection of str
        Hashes of sounds that stay in any case.
    """
    newest_first = sorted(_entries(folder), reverse=True)
    total = 0
    for used_at, size, path in newest_first:
        if path.suffix == UNFINISHED:
            if time.time() - used_at > _ABANDONED_S:
                _remove(path)
            continue
        total += size
        if total > limit_bytes and path.stem not in kept:
            _remove(path)


def _entries(folder: Path) -> list[tuple[float, int, Path]]:
    """Time of last use, size and path of every file of the cache."""
    found = []
    for path in folder.iterdir():
        if path.suffix in (_ENDING, UNFINISHED):
            # Another window of the program may remove it at the same moment.
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
    return found


def _remove(path: Path) -> None:
    # Windows refuses to remove what is being played.
    with contextlib.suppress(OSError):
        path.unlink()
