"""A published file as its server tells of it, and what fetching needs of a server.

Who speaks to a real one is `hub`; this module needs no library.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from joyvasa_runtime.errors import DownloadError
from joyvasa_runtime.fetching.published import PublishedFile, PublishedPart


class BrokenOffError(DownloadError):
    """A transfer broke off or stalled; what has arrived is good, and asking again may help."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file that the server has and that is the published one as far as its answer tells.

    Parameters
    ----------
    url : str
        Where its bytes are.
    size : int
        Bytes.
    sha256 : str
        Of the contents, lower-case hexadecimal.
    """

    url: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """Bytes on their way.

    Parameters
    ----------
    start : int
        Position of the first byte in the file: what was asked for, or 0 where the server can't continue.
    chunks : iterator of bytes
    """

    start: int
    chunks: Iterator[bytes]


class Server(Protocol):
    """Somebody to fetch from; every method raises `DownloadError`."""

    def ask(self, part: PublishedPart, file: PublishedFile) -> RemoteFile:
        """Where a file is, once the answer shows that it is the published one."""

    def read(self, remote: RemoteFile, start: int) -> AbstractContextManager[Transfer]:
        """The bytes of a file from position `start`; `BrokenOffError` where they stop coming."""

    def close(self) -> None:
        """End all connections."""
