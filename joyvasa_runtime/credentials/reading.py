"""The credentials of a file, found in it or beside it and checked against every byte of it.

What they say is read in `found_manifest`. No network is asked, whatever the credentials point at.
"""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from c2pa import C2paError, Reader

from joyvasa_runtime.credentials.credentials import Credentials
from joyvasa_runtime.credentials.found_manifest import found_credentials
from joyvasa_runtime.credentials.frame_list import FRAME_LIST, matches_frame_list
from joyvasa_runtime.credentials.media_types import ANY_TYPE, SIDECAR, media_type, sidecar_of
from joyvasa_runtime.credentials.streams import WatchedFile
from joyvasa_runtime.credentials.toolkit import NOBODY, KnownSigners, offline_context
from joyvasa_runtime.errors import CredentialsError
from joyvasa_runtime.monitor import Monitor

_LARGEST_SIDECAR = 64 << 20
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
    if path.suffix.lower() == SIDECAR:
        path = _subject_of(path)
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
    with _readable(path, monitor) as file:
        try:
            return _checked(file, media_type(path), None, known)
        except C2paError as error:
            _raise_stopped(file, error)
            otherwise = _without_inner(path, error, monitor)
    manifest = _sidecar_contents(path) if otherwise is None or otherwise.verdict == "remote" else None
    if manifest is None:
        return otherwise
    with _readable(path, monitor) as file:
        try:
            return _checked(file, media_type(path), manifest, known)
        except C2paError as error:
            _raise_stopped(file, error)
            return Credentials("altered", is_sidecar=True, problems=(str(error),))


def _without_inner(path: Path, error: C2paError, monitor: Monitor) -> Credentials | None:
    """What is to be said of a file in which no credentials could be read, unless a sidecar says more."""
    if isinstance(error, C2paError.ManifestNotFound | C2paError.NotSupported):
        return None
    if str(error).startswith(_REMOTE):
        return Credentials("remote")
    # The library gave up. Whether it met damaged credentials or just a damaged file, it doesn't say.
    is_damaged = _mentions_credentials(path, monitor)
    return Credentials("altered", problems=(str(error),)) if is_damaged else None


def _checked(file: WatchedFile, kind: str, manifest: bytes | None, known: KnownSigners) -> Credentials:
    with offline_context(known) as context, Reader(kind, file, manifest, context) as reader:
        # The library takes a stream that refuses for one that ends.
        if file.stopped is not None:
            raise file.stopped
        return found_credentials(reader, known, is_sidecar=manifest is not None)


@contextlib.contextmanager
def _readable(path: Path, monitor: Monitor) -> Iterator[WatchedFile]:
    try:
        file = WatchedFile(path, "check", monitor)
    except OSError as error:
        raise CredentialsError(
            f"{path} can't be read: {error.strerror or error}", "Check the name and who may read the file."
        ) from error
    with file:
        yield file


def _raise_stopped(file: WatchedFile, error: C2paError) -> None:
    if file.stopped is not None:
        raise file.stopped from error


def _sidecar_contents(path: Path) -> bytes | None:
    sidecar = sidecar_of(path)
    try:
        with sidecar.open("rb") as file:
            contents = file.read(_LARGEST_SIDECAR + 1)
    except OSError:
        return None
    return contents if len(contents) <= _LARGEST_SIDECAR else None


def _subject_of(sidecar: Path) -> Path:
    """The one file that a sidecar lies beside."""
    listed = sidecar.parent / FRAME_LIST
    if sidecar_of(listed) == sidecar and listed.is_file():
        return sidecar.parent
    beside = _files_beside(sidecar)
    # In a package, captions of the video's name lie there too.
    media = [path for path in beside if media_type(path) != ANY_TYPE] or beside
    if len(media) != 1:
        raise CredentialsError(
            f"It is not clear which file {sidecar.name} belongs to", "Choose the video itself."
        )
    return media[0]


def _files_beside(sidecar: Path) -> list[Path]:
    """Those of its name, with other endings."""
    try:
        others = [path for path in sidecar.parent.iterdir() if sidecar_of(path) == sidecar != path]
    except OSError:
        return []
    return [path for path in others if path.is_file()]


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
