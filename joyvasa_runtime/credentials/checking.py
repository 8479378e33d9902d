"""Every byte of a file, held against its credentials: those in it, or those that are handed in.

Where they are looked for is the business of `reading` and `sidecars`.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from c2pa import C2paError, Reader

from joyvasa_runtime.credentials.credentials import Credentials
from joyvasa_runtime.credentials.found_manifest import found_credentials
from joyvasa_runtime.credentials.media_types import media_type
from joyvasa_runtime.credentials.streams import WatchedFile
from joyvasa_runtime.credentials.toolkit import KnownSigners, offline_context
from joyvasa_runtime.errors import CredentialsError
from joyvasa_runtime.monitor import Monitor


def check_inner(path: Path, known: KnownSigners, monitor: Monitor) -> Credentials:
    """What the credentials in a file say.

    Raises
    ------
    C2paError
        If there are none, or none that can be read.
    CredentialsError
        If the file can't be read.
    Cancelled
    """
    return _checked(path, None, known, monitor)


def check_outer(path: Path, manifest: bytes, known: KnownSigners, monitor: Monitor) -> Credentials:
    """What credentials say that lie beside a file; those of another file are "altered".

    Raises
    ------
    CredentialsError
        If the file can't be read.
    Cancelled
    """
    try:
        return _checked(path, manifest, known, monitor)
    except C2paError as error:
        return Credentials("altered", is_sidecar=True, problems=(str(error),))


def _checked(path: Path, manifest: bytes | None, known: KnownSigners, monitor: Monitor) -> Credentials:
    with _readable(path, monitor) as file:
        try:
            with (
                offline_context(known) as context,
                Reader(media_type(path), file, manifest, context) as reader,
            ):
                # The library takes a stream that refuses for one that ends.
                if file.stopped is not None:
                    raise file.stopped
                return found_credentials(reader, known, is_sidecar=manifest is not None)
        except C2paError as error:
            if file.stopped is not None:
                raise file.stopped from error
            raise


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
