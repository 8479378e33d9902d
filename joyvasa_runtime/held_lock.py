"""A lock that a running program holds and that the system lets go of when the program ends, however it ends.

It says whether somebody is alive; it guards no data.
"""

import contextlib
import logging
import os
import sys
from pathlib import Path

_log = logging.getLogger(__name__)


class HeldLock:
    """A lock on the file at `path`, which is made; held until `release` or the end of the process.

    Raises
    ------
    BlockingIOError
        If somebody else holds it.
    OSError
        If the file can't be made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        while True:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _lock(self._descriptor)
                if _leads_to(path, self._descriptor):
                    return
            except BaseException:
                os.close(self._descriptor)
                raise
            # Whoever held it removed the file between the two: a lock on that keeps nobody out any more.
            os.close(self._descriptor)

    def release(self) -> None:
        """Let go of the lock and remove its file."""
        # While it is still held, so that nobody else's lock is removed; Windows only removes closed files.
        if os.name == "posix":
            # A file that stays, in a folder that became read-only, hinders nobody: it isn't locked.
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        if os.name != "posix":
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)


def is_held(path: Path) -> bool:
    """Whether somebody holds the lock on the file at `path`; nothing is made where there is none.

    Raises
    ------
    OSError
        If the file can't be opened.
    """
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        _lock(descriptor)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _leads_to(path: Path, descriptor: int) -> bool:
    """Whether a path is still that of an opened file."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False


# Not `os.name`: the type checker follows only this.
if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(*error.args) from error
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # The lock belongs to the opened file, so a second one is refused in the same process too.
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:
            # Some network file systems know no locks; keeping work safe matters more than who is alive.
            _log.info("The file system knows no locks; two programs may offer the same work")
