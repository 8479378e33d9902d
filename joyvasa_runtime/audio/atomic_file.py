"""A file that appears under its name only when it is complete.

It knows nothing of what is written into it.
"""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.file_names import check_name

UNFINISHED = ".part"
"""Ending of a file that is being written."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


@contextmanager
def written_whole(target: Path, kind: type[JoyVasaError]) -> Iterator[Path]:
    """A path to write to, which becomes `target` at the end of the block and vanishes if that fails.

    Parameters
    ----------
    target : Path
        An older file of this name stays untouched until then.
    kind : type of JoyVasaError
        What is raised where the system refuses.

    Raises
    ------
    JoyVasaError
        Of the given kind: the system takes no such name, the disk is full, or the folder is missing or can't
        be written to.
    """
    check_name(target, kind)
    # In the same folder, because only there does renaming neither copy nor fail halfway.
    path = target.parent / f".joyvasa-{secrets.token_hex(6)}{UNFINISHED}"
    try:
        yield path
        os.replace(path, target)
    except OSError as error:
        raise _refused(target, kind, error) from error
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _refused(target: Path, kind: type[JoyVasaError], error: OSError) -> JoyVasaError:
    if error.errno in _FULL:
        return kind(
            f"{target} could not be written: the disk is full", "Free some space or choose another drive."
        )
    return kind(
        f"{target} could not be written: {error.strerror or error}",
        "Check that the folder exists and that you may write to it.",
    )
