"""A file that appears under its name only when it is complete, and leaves nothing behind when it isn't.

It knows nothing of what is written into it.
"""

import contextlib
import errno
import os
import secrets
from pathlib import Path

from joyvasa_runtime.errors import ExportError

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_HEAD_BYTES = 1 << 12
"""More than any head that FFmpeg writes, and as much as file systems give at once."""


class UnfinishedFile:
    """An empty file beside `target`, to be written and then either kept or discarded.

    Parameters
    ----------
    target : Path
        The file that shall exist at the end; an older one stays untouched until then.

    Raises
    ------
    ExportError
        If the target is a folder, or its folder is missing or can't be written to.
    """

    def __init__(self, target: Path) -> None:
        folder = target.absolute().parent
        try:
            if target.is_dir():
                raise ExportError(f"{target} is a folder", "Give the video a file name in it.")
            if not folder.is_dir():
                raise ExportError(f"The folder {folder} does not exist", "Create it or choose another.")
            self.target = folder / target.name
            # In the same folder, because only there does renaming neither copy nor fail halfway.
            self.path = folder / f".joyvasa-{secrets.token_hex(6)}.part"
            with self.path.open("xb"):
                pass
        except OSError as error:
            raise write_error(target, error) from error

    def keep(self) -> None:
        """Give the file its name, replacing an older one.

        Raises
        ------
        ExportError
            If the system refuses; the unfinished file is then gone.
        """
        try:
            os.replace(self.path, self.target)
        except OSError as error:
            self.discard()
            raise write_error(self.target, error) from error

    def discard(self) -> None:
        """Remove the file; nothing happens if it is gone already."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


def check_room(path: Path) -> None:
    """Refuse a disk that is too full to begin a file; what lies there is emptied.

    FFmpeg never closes a file whose head it could not write, and Windows then lets nobody remove it. Handing
    it an open file is no way out where it reads back what it wrote, to put an index first.

    Raises
    ------
    OSError
    """
    with path.open("wb") as file:
        file.write(bytes(_HEAD_BYTES))
        file.truncate(0)


def write_error(target: Path, error: Exception) -> ExportError:
    """What the user is told when writing `target` failed with an error of the system or of FFmpeg."""
    number = getattr(error, "errno", None)
    if number in _FULL:
        return ExportError(
            f"{target} could not be written: the disk is full", "Free some space or choose another drive."
        )
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ExportError(
            f"{target} can't be written: no permission",
            "Close programs that show the file, or choose a folder that you may write to.",
        )
    reason = getattr(error, "strerror", None) or error
    return ExportError(f"{target} could not be written: {reason}", "Choose another name or folder.")
