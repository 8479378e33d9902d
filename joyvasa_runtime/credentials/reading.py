"""The credentials of a file, found in it or beside it and checked against every byte of it.

What they say is read in `found_manifest`. No network is asked, whatever the credentials point at.
"""

import contextlib
import os
from dataclasses import replace
from pathlib import Path

from c2pa import C2paError

from joyvasa_runtime.credentials.checking import check_inner
from joyvasa_runtime.credentials.credentials import Credentials
from joyvasa_runtime.credentials.frame_list import FRAME_LIST, matches_frame_list
from joyvasa_runtime.credentials.media_types import SIDECAR
from joyvasa_runtime.credentials.sidecars import read_beside, subject_of
from joyvasa_runtime.credentials.toolkit import NOBODY, KnownSigners
from joyvasa_runtime.monitor import Monitor

_MARK = b"c2pa"
_REMOTE = "Remote"
"""How the library's message begins where credentials lie on a network."""

_CHUNK = 1 << 20


def read_credentials(
    path: Path, known: KnownSigners = NOBODY, monitor: Monitor | None = None
) -> Credentials | None:
    """What a file says of how it was made, and whether that still holds; None where it says nothing.

    Parameters
    ----------
    path : Path
        A file, a folder of pictures with a signed list, or a sidecar.
    known : KnownSigners
        See `identity_shelf.known_signers`.
    monitor : Monitor or None
        Gets stage "check" with mebibytes, "hash" with pictures of a folder.

    Raises
    ------
    CredentialsError
        If the file can't be read.
    Cancelled
    """
    monitor = monitor or Monitor()
    if path.suffix.lower() == SIDECAR and not path.is_dir():
        path = subject_of(path, monitor)
    if path.is_dir():
        return _read_folder(path, known, monitor)
    return _read_file(path, known, monitor)


def _read_folder(folder: Path, known: KnownSigners, monitor: Monitor) -> Credentials | None:
    listed = folder / FRAME_LIST
    if not listed.is_file():
        return None
    found = _read_file(listed, known, monitor)
    if found is None or matches_frame_list(folder, monitor):
        return found
    return replace(found, verdict="altered", problems=(*found.problems, FRAME_LIST))


def _read_file(path: Path, known: KnownSigners, monitor: Monitor) -> Credentials | None:
    try:
        return check_inner(path, known, monitor)
    except C2paError as error:
        otherwise = _without_inner(path, error, monitor)
    beside = read_beside(path, known, monitor) if otherwise is None or otherwise.verdict == "remote" else None
    return beside or otherwise


def _without_inner(path: Path, error: C2paError, monitor: Monitor) -> Credentials | None:
    """What is to be said of a file in which no credentials could be read, unless a sidecar says more."""
    if isinstance(error, C2paError.ManifestNotFound | C2paError.NotSupported):
        return None
    if str(error).startswith(_REMOTE):
        return Credentials("remote")
    # The library gave up. Whether it met damaged credentials or just a damaged file, it doesn't say.
    is_damaged = _mentions_credentials(path, monitor)
    return Credentials("altered", problems=(str(error),)) if is_damaged else None


def _mentions_credentials(path: Path, monitor: Monitor) -> bool:
    """Whether the mark of credentials stands anywhere in a file."""
    tail, done = b"", 0
    with contextlib.suppress(OSError), path.open("rb") as file:
        total = os.fstat(file.fileno()).st_size // _CHUNK
        while chunk := file.read(_CHUNK):
            monitor.step("check", min(done, total), total)
            done += 1
            if _MARK in tail + chunk:
                return True
            tail = chunk[-len(_MARK) :]
    return False
