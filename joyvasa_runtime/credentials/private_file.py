"""Small secret files: whole or not there, and readable by their owner alone.

What is in them is the callers' business.
"""

import contextlib
import os
import secrets
from pathlib import Path

from joyvasa_runtime.errors import CredentialsError


def write_private(path: Path, contents: bytes, *, replaces: bool) -> bool:
    """Whether `path` now holds the contents; without `replaces` a file that is there already wins.

    Raises
    ------
    CredentialsError
        If the system refuses.
    """
    part = path.parent / f".joyvasa-{secrets.token_hex(6)}.part"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(part, contents)
        return _place(part, path, replaces)
    except OSError as error:
        raise CredentialsError(
            f"{path} could not be written: {error.strerror or error}",
            "Check that there is free space and that you may write to that folder.",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def read_private(path: Path) -> bytes | None:
    """Contents of a file, None where there is none.

    Raises
    ------
    CredentialsError
        If the system refuses.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CredentialsError(
            f"{path} can't be read: {error.strerror or error}", "Check who may read it."
        ) from error


def _write(path: Path, contents: bytes) -> None:
    # Private from its first moment, not only once it is full.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(contents)
        file.flush()
        os.fsync(file.fileno())


def _place(part: Path, path: Path, replaces: bool) -> bool:
    if not replaces:
        try:
            # Unlike renaming, linking never takes a name that another program took a moment ago.
            os.link(part, path)
            return True
        except FileExistsError:
            return False
        except OSError:
            # Some file systems know no links; two programs at the very same moment is all that is lost.
            if path.exists():
                return False
    os.replace(part, path)
    return True
