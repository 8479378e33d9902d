"""A file as far as it has arrived: kept between runs, hashed while it grows, shown only when it is whole.

Where the bytes come from is `download`'s business.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from joyvasa_runtime.errors import DownloadError
from joyvasa_runtime.fetching import disk
from joyvasa_runtime.fetching.answers import AGAIN

_CHUNK = 2**20


def partial_path(target: Path, sha256: str) -> Path:
    """Where the first bytes of `target` wait for the rest; other contents wait elsewhere."""
    return target.with_name(f"{target.name}.{sha256[:12]}.part")


def waiting_bytes(target: Path) -> int:
    """How much of `target` arrived in an earlier run."""
    return max((part.stat().st_size for part in target.parent.glob(f"{target.name}.*.part")), default=0)


class PartialFile:
    """The beginning of a file on the disk, to which bytes are added; use it as a context.

    Parameters
    ----------
    target : Path
        Where the file appears when it is whole; its folder is made.
    sha256 : str
        Of the whole file.
    on_found : callable
        Told the number of bytes of each piece that was there already.

    Raises
    ------
    DownloadError
        If the disk refuses.
    """

    def __init__(self, target: Path, sha256: str, on_found: Callable[[int], None]) -> None:
        self._target, self._sha256 = target, sha256
        self._path = partial_path(target, sha256)
        self._digest = hashlib.sha256()
        self.size = 0
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch()
            self._stream = self._path.open("r+b")
        except OSError as error:
            raise disk.refused(self._path, error) from error
        try:
            self._read_on(on_found)
        except BaseException:
            self._stream.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What arrived stays for the next run; a full disk may refuse the last of it.
        with contextlib.suppress(OSError):
            self._stream.close()

    def append(self, chunk: bytes) -> None:
        """Add bytes at the end."""
        try:
            self._stream.write(chunk)
        except OSError as error:
            raise disk.refused(self._path, error) from error
        self._digest.update(chunk)
        self.size += len(chunk)

    def restart(self) -> None:
        """Forget all bytes."""
        try:
            self._stream.seek(0)
            self._stream.truncate()
        except OSError as error:
            raise disk.refused(self._path, error) from error
        self._digest = hashlib.sha256()
        self.size = 0

    def finish(self) -> None:
        """Show the file under its name, if it is what it should be.

        Raises
        ------
        DownloadError
            If its contents are others; then they are gone.
        """
        if self._digest.hexdigest() != self._sha256:
            self._stream.close()
            self._path.unlink(missing_ok=True)
            raise DownloadError(
                f"{self._target.name} arrived with other contents than were published, and was thrown away",
                f"{AGAIN} If it happens again, something on the way changes it: try another network.",
            )
        try:
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()
            os.replace(self._path, self._target)
        except OSError as error:
            raise disk.refused(self._target, error) from error
        for stale in self._target.parent.glob(f"{self._target.name}.*.part"):
            stale.unlink(missing_ok=True)

    def _read_on(self, on_found: Callable[[int], None]) -> None:
        """Hash what an earlier run left, up to its end, where writing goes on."""
        while chunk := self._stream.read(_CHUNK):
            self._digest.update(chunk)
            self.size += len(chunk)
            on_found(len(chunk))
