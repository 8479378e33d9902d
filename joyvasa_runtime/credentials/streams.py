"""Streams for the credentials library: files whose trouble isn't lost, and a bottomless sink.

They know nothing of what passes through them.
"""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.monitor import Monitor

_MEBIBYTE = 1 << 20


class WatchedFile(io.FileIO):
    """A file opened for reading that tells how far it was read.

    The library swallows what its streams raise; `stopped` keeps the user's wish to stop.

    Parameters
    ----------
    path : Path
    stage : str
    monitor : Monitor
        Gets the stage with mebibytes read and in all.
    """

    def __init__(self, path: Path, stage: str, monitor: Monitor) -> None:
        super().__init__(path, "rb")
        self.stopped: Cancelled | None = None
        self._report: Callable[[int, int], None] = lambda done, total: monitor.step(stage, done, total)
        self._total = os.fstat(self.fileno()).st_size // _MEBIBYTE
        self._told = -1

    def readinto(self, buffer: Any, /) -> int | None:
        count = super().readinto(buffer)
        done = self.tell() // _MEBIBYTE
        if done != self._told:
            self._told = done
            try:
                self._report(min(done, self._total), self._total)
            except Cancelled as stop:
                self.stopped = stop
                raise
        return count


class WrittenFile(io.BufferedRandom):
    """A new file that is written and read again.

    The library swallows what its streams raise; `refused` keeps what the system said, such as of a full disk.

    Parameters
    ----------
    path : Path
    """

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path, "w+b"))
        self.refused: OSError | None = None

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            self.refused = error
            raise


class Sink:
    """Takes any number of bytes and keeps none: even for a sidecar the library copies the whole file."""

    def __init__(self) -> None:
        self._position = 0
        self._length = 0

    def read(self, _count: int = -1) -> bytes:
        return b""

    def write(self, data: bytes) -> int:
        self._position += len(data)
        self._length = max(self._length, self._position)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._length}[whence]
        self._position = start + offset
        return self._position

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        """There is nothing to write out."""
