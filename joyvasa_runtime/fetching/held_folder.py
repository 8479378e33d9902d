"""The folder that is fetched into: made, held by one program, and gone again if nothing came of it."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from joyvasa_runtime.errors import DownloadError
from joyvasa_runtime.fetching import disk
from joyvasa_runtime.held_lock import HeldLock

_LOCK_NAME = ".fetching.lock"


@contextmanager
def held_folder(folder: Path) -> Iterator[None]:
    """A block in which `folder` is there and no other program fetches into it.

    Raises
    ------
    DownloadError
        If another program does, or if the folder can't be made.
    """
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    lock = _lock(folder)
    try:
        yield
    finally:
        lock.release()
        # From the inside out, and only those that hold nothing.
        with contextlib.suppress(OSError):
            for place in made:
                place.rmdir()


def _lock(folder: Path) -> HeldLock:
    path = folder / _LOCK_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return HeldLock(path)
    except BlockingIOError as error:
        raise DownloadError(
            f"Another program is fetching into {folder} already", "Wait for it, or choose another folder."
        ) from error
    except OSError as error:
        raise disk.refused(path, error) from error
