"""What fetching needs of a disk: how much room there is, and what its refusals mean. It writes nothing."""

import errno
import shutil
from pathlib import Path

from joyvasa_runtime.errors import DownloadError
from joyvasa_runtime.fetching.answers import AGAIN

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_RESERVE = 64 * 2**20
"""Left free, so that a download does not take a system's last bytes."""


def free_bytes(folder: Path) -> int:
    """Room on the disk of a folder that may not exist yet."""
    return shutil.disk_usage(next(place for place in (folder, *folder.parents) if place.exists())).free


def check_room(folder: Path, needed: int, free: int) -> None:
    """Refuse to begin what would not fit.

    Raises
    ------
    DownloadError
    """
    if needed and needed + _RESERVE > free:
        raise DownloadError(
            f"{folder} has too little room: {free / 1e9:.1f} GB are free, {needed / 1e9:.1f} GB are missing",
            "Free some space, or choose another drive with --to.",
        )


def refused(path: Path, error: OSError) -> DownloadError:
    """What the user is told when the system refused to read or write `path`."""
    if error.errno in _FULL:
        return DownloadError(f"{path} can't be written: the disk is full", f"Free some space. {AGAIN}")
    return DownloadError(
        f"{path} can't be used: {error.strerror or error}",
        "Check that you may write there, or choose another folder with --to.",
    )
