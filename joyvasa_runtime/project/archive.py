"""The zip around a project: what may be in it, and reading it without trusting it.

What its contents mean is `storage`'s business.
"""

import errno
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.project.json_text import damaged
from joyvasa_runtime.project.take_file import take_name

PROJECT_JSON = "project.json"
THUMBNAIL_PNG = "thumbnail.png"

MAX_JSON_BYTES = 32 * 2**20
"""A thousand clips with their takes need about 3 MB."""

MAX_THUMBNAIL_BYTES = 4 * 2**20
MAX_ENTRIES = 20_000
MAX_ARCHIVE_BYTES = 3 * 2**30
"""Five days of motion; below 4 GiB a zip needs none of the format's extensions."""

_NAME = re.compile(r"project\.json|thumbnail\.png|takes/[0-9a-f]{64}\.npy")
_MAX_INDEX_BYTES = MAX_ENTRIES * 256
_END = struct.Struct("<4s4H2LH")
_LOCATOR_BYTES = 20
_DISTRUST = "Don't trust this file; get it again from where it came from."


class ProjectArchive:
    """An opened project file; no entry is read beyond its limit."""

    def __init__(self, source: zipfile.ZipFile, size_bytes: int) -> None:
        self._source = source
        self._entries = {info.filename: info for info in source.infolist()}
        if len({name.casefold() for name in self._entries}) < len(source.infolist()):
            raise _unsafe("it holds two files of one name")
        # Overlapping entries are how a small file unpacks to an endless one.
        if sum(info.compress_size for info in source.infolist()) > size_bytes:
            raise _unsafe("its entries overlap")

    def json(self) -> bytes:
        """Text of `project.json`."""
        if PROJECT_JSON not in self._entries:
            raise ProjectError(f"it holds no {PROJECT_JSON}", "Choose a .joyvasa file that the Studio saved.")
        return self._read(PROJECT_JSON, MAX_JSON_BYTES)

    def thumbnail(self) -> bytes | None:
        """The picture of the project as a PNG file, if it has one of a reasonable size."""
        info = self._entries.get(THUMBNAIL_PNG)
        if info is None or info.file_size > MAX_THUMBNAIL_BYTES:
            return None
        return self._read(THUMBNAIL_PNG, MAX_THUMBNAIL_BYTES)

    def take(self, sha256: str, size_bytes: int) -> IO[bytes]:
        """A take's file, which must have exactly this size, to be read and closed."""
        name = take_name(sha256)
        if name not in self._entries:
            raise damaged(f"{name} is missing")
        info = self._entries[name]
        # Takes are stored as they are, so that none is larger unpacked than in the file.
        if info.compress_type != zipfile.ZIP_STORED or info.file_size != size_bytes:
            raise damaged(f"{name} must hold {size_bytes} bytes, not {info.file_size}")
        return self._open(name, size_bytes)

    def check_entries(self) -> None:
        """Refuse whatever this version doesn't put there: names that climb out, links, devices, passwords."""
        for info in self._entries.values():
            kind = stat.S_IFMT(info.external_attr >> 16)
            # `orig_filename` is what the file says, before zipfile cut it at a NUL or changed separators.
            if not _NAME.fullmatch(info.orig_filename):
                raise _unsafe(f"no project has an entry {info.orig_filename[:80]!r}")
            if kind not in (0, stat.S_IFREG):
                raise _unsafe(f"its entry {info.filename!r} is a link or a device")

    def _read(self, name: str, limit: int) -> bytes:
        with self._open(name, limit) as stream:
            data = stream.read(limit + 1)
        if len(data) != self._entries[name].file_size:
            raise damaged(f"{name} was cut short")
        return data

    def _open(self, name: str, limit: int) -> IO[bytes]:
        info = self._entries[name]
        if info.file_size > limit:
            raise _unsafe(f"its {name} is far too large")
        if info.flag_bits & 1:
            raise _unsafe(f"its {name} is encrypted")
        return self._source.open(info)


@contextmanager
def open_archive(path: Path) -> Iterator[ProjectArchive]:
    """A project file opened for reading; every error names the file.

    Raises
    ------
    ProjectError
        If it is missing, no project, damaged or unsafe; also what the block raises, with the file named.
    """
    try:
        with path.open("rb") as stream:
            size_bytes = _check_end(stream)
            with zipfile.ZipFile(stream) as source:
                yield ProjectArchive(source, size_bytes)
    except ProjectError as error:
        raise ProjectError(f"{path} can't be opened: {error.message}", error.hint) from error
    except OSError as error:
        raise _system_error(path, error) from error
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError) as error:
        raise _damaged_zip(path, error) from error


def _check_end(stream: BinaryIO) -> int:
    """Size of the file, once its end shows that reading its index costs little."""
    size_bytes = stream.seek(0, 2)
    if size_bytes == 0:
        raise ProjectError("it is empty", "Use a backup of it.")
    stream.seek(max(0, size_bytes - _END.size - _LOCATOR_BYTES))
    tail = stream.read()
    if len(tail) < _END.size or not tail[-_END.size :].startswith(b"PK\5\6"):
        raise ProjectError(
            "it is no project, or was cut short", "Choose a .joyvasa file that the Studio saved, or a backup."
        )
    _, _, _, _, entries, index_bytes, _, _ = _END.unpack(tail[-_END.size :])
    # A locator would lead to another end, which could ask for anything.
    if entries > MAX_ENTRIES or index_bytes > _MAX_INDEX_BYTES or tail.startswith(b"PK\6\7"):
        raise _unsafe("it holds far too many entries")
    return size_bytes


def _system_error(path: Path, error: OSError) -> ProjectError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ProjectError(
            f"The project {path} does not exist any more", "Choose where it is now, or another one."
        )
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return ProjectError(f"{path} is a folder", "Choose a .joyvasa file in it.")
    if error.errno == errno.EINVAL:
        # Going to a place that the index of a damaged file names, such as one before its beginning.
        return _damaged_zip(path, error)
    return ProjectError(
        f"The project {path} can't be read: {error.strerror or error}",
        "Check who may read the file, and that its drive is connected.",
    )


def _damaged_zip(path: Path, error: Exception) -> ProjectError:
    return ProjectError(
        f"{path} can't be opened: it is damaged ({error})", "Use a backup of it; the file was left as it is."
    )


def _unsafe(what: str) -> ProjectError:
    return ProjectError(f"it is unsafe: {what}", _DISTRUST)
