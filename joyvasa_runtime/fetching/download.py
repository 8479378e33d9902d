"""One file from a server to the disk, taken up again where it broke off.

Which files, and whether there is room for them, is `fetch`'s business.
"""

from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.fetching import answers
from joyvasa_runtime.fetching.partial_file import PartialFile
from joyvasa_runtime.fetching.published import PublishedFile, PublishedPart
from joyvasa_runtime.fetching.remote import BrokenOffError, RemoteFile, Server
from joyvasa_runtime.monitor import Monitor


@dataclass(frozen=True, slots=True)
class Wanted:
    """A published file and the place on the disk it belongs to."""

    part: PublishedPart
    file: PublishedFile
    target: Path


class Progress:
    """Bytes done of one stage, over several files.

    Parameters
    ----------
    monitor : Monitor
    stage : str
    total : int
        Bytes.
    """

    def __init__(self, monitor: Monitor, stage: str, total: int) -> None:
        self._monitor, self._stage, self._total = monitor, stage, total
        self._done = 0

    def advance(self, count: int) -> None:
        """`count` bytes more, or fewer where a file begins anew.

        Raises
        ------
        Cancelled
        """
        self._done += count
        self._monitor.step(self._stage, self._done, self._total)


def download(server: Server, wanted: Wanted, remote: RemoteFile, progress: Progress, tries: int) -> None:
    """Bring a file to its place, from where an earlier run stopped.

    Parameters
    ----------
    server : Server
    wanted : Wanted
    remote : RemoteFile
        What the server said of it.
    progress : Progress
        Gets every byte, those that were there already included.
    tries : int
        How often it goes on after a break without a new byte.

    Raises
    ------
    DownloadError
        If the bytes stop coming, are others than published, or can't be written. What arrived and may be
        right stays for the next run.
    Cancelled
        Likewise.
    """
    left = tries
    with PartialFile(wanted.target, remote.sha256, progress.advance) as arrived:
        while arrived.size != remote.size:
            before = arrived.size
            try:
                _receive(server, remote, arrived, progress)
            except BrokenOffError:
                left = tries if arrived.size > before else left - 1
                if left <= 0:
                    raise
                progress.advance(0)
                # A server that is gone says so at once here, and not after the next wait for bytes.
                remote = _same(server.ask(wanted.part, wanted.file), remote)
        arrived.finish()


def _receive(server: Server, remote: RemoteFile, arrived: PartialFile, progress: Progress) -> None:
    if arrived.size > remote.size:
        _begin_anew(arrived, progress)
    with server.read(remote, arrived.size) as transfer:
        if transfer.start < arrived.size:
            _begin_anew(arrived, progress)
        for chunk in transfer.chunks:
            if arrived.size + len(chunk) > remote.size:
                raise answers.another_file()
            arrived.append(chunk)
            progress.advance(len(chunk))
    if arrived.size < remote.size:
        raise answers.broken_off("too few bytes came")


def _begin_anew(arrived: PartialFile, progress: Progress) -> None:
    size = arrived.size
    arrived.restart()
    progress.advance(-size)


def _same(now: RemoteFile, before: RemoteFile) -> RemoteFile:
    if (now.sha256, now.size) != (before.sha256, before.size):
        raise answers.another_file()
    return now
