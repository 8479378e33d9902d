"""Writing a file so that its name always holds the old contents or the new ones, whole and on the disk.

It knows nothing of what is written; every failure of the system becomes a `ProjectError`.
"""

import contextlib
import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.file_names import check_name
from joyvasa_runtime.folder_sync import sync_folder

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_LEFT_BEHIND_S = 600
"""Writing takes a second or two; a part this old belongs to a program that was killed."""


@contextmanager
def atomic_file(target: Path) -> Iterator[BinaryIO]:
    """A stream whose contents replace `target` when the block ends, or vanish when it raises.

    An existing file keeps its permissions; of a link, the file it leads to is replaced.

    Raises
    ------
    ProjectError
        If the disk is full, the folder is gone or may not be written to, or the system takes no such name.
    """
    check_name(target, ProjectError)
    try:
        path = Path(os.path.realpath(target))
        _check_writable(path)
        prefix = f".joyvasa-{hashlib.sha256(path.name.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}-"
        # In the same folder, because only there does renaming neither copy nor fail halfway. Not `tempfile`:
        # its files can be read by nobody else.
        part = path.parent / f"{prefix}{secrets.token_hex(6)}.part"
        try:
            with part.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            with contextlib.suppress(FileNotFoundError):
                part.chmod(stat.S_IMODE(path.stat().st_mode))
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
        _sweep(path, prefix)
    except OSError as error:
        raise write_error(target, error) from error


def write_error(target: Path, error: OSError) -> ProjectError:
    """What the user is told when the system refused to write `target`."""
    if error.errno in _FULL:
        return ProjectError(
            f"{target} can't be written: the disk is full", "Free some space or choose another drive."
        )
    if error.errno in _FORBIDDEN:
        return ProjectError(
            f"{target} can't be written: no permission", "Choose a folder that you may write to."
        )
    if error.errno == errno.ENAMETOOLONG:
        return ProjectError(f"The name {target.name} is too long", "Choose a shorter one.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return ProjectError(
            f"The folder {target.parent} does not exist any more", "Create it or choose another."
        )
    return ProjectError(f"{target} can't be written: {error.strerror or error}", "Choose another place.")


def _check_writable(path: Path) -> None:
    """Refuse a folder, and a file that its owner protects: renaming over it would not ask."""
    if path.is_dir():
        raise ProjectError(f"{path} is a folder", "Choose a file name in it.")
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))


def _sweep(path: Path, prefix: str) -> None:
    """Remove parts of a file that was just written, which a killed program left behind."""
    with contextlib.suppress(OSError):
        # By the clock of the drive, which may be another computer's.
        now_s = path.stat().st_mtime
        for part in path.parent.glob(f"{prefix}*.part"):
            with contextlib.suppress(OSError):
                if now_s - part.stat().st_mtime > _LEFT_BEHIND_S:
                    part.unlink()
