"""`fetched.json` beside the checkpoints: what was fetched, from which commit, with which contents.

It lets a later run know the files of which only the hub told the hash, also without a network. Nothing in it
is a place on the disk that is written to.
"""

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.errors import DownloadError

RECORD_NAME = "fetched.json"
_FORMAT = 1
_MAX_BYTES = 2**20
_SHA256 = re.compile(r"[0-9a-f]{64}")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """Where a file came from.

    Parameters
    ----------
    repository, commit : str
    path : str
        Inside the repository.
    sha256 : str
        Of its contents, lower-case hexadecimal.
    """

    repository: str
    commit: str
    path: str
    sha256: str


def read_record(folder: Path) -> tuple[FetchedFile, ...]:
    """What was fetched into a folder; nothing where the record is missing or can't be used."""
    path = folder / RECORD_NAME
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ValueError("far too large")
        return _parse(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, RecursionError) as error:
        _log.info("%s is not used: %s", path, error)
        return ()


def write_record(folder: Path, files: tuple[FetchedFile, ...]) -> None:
    """Write what was fetched into a folder.

    Raises
    ------
    DownloadError
        If the disk refuses.
    """
    document = {"format": _FORMAT, "files": [asdict(file) for file in files]}
    with written_whole(folder / RECORD_NAME, DownloadError) as path:
        path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def _parse(document: object) -> tuple[FetchedFile, ...]:
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise ValueError("not of a known format")
    entries = document.get("files")
    if not isinstance(entries, list):
        raise ValueError("no list of files")
    return tuple(_parse_file(entry) for entry in entries)


def _parse_file(entry: object) -> FetchedFile:
    names = tuple(FetchedFile.__dataclass_fields__)
    if not isinstance(entry, Mapping) or set(entry) != set(names):
        raise ValueError("an entry with other names")
    values = {name: entry[name] for name in names}
    if not all(isinstance(value, str) for value in values.values()):
        raise ValueError("an entry with something else than texts")
    if not _SHA256.fullmatch(values["sha256"]):
        raise ValueError("an entry with something else than a hash")
    return FetchedFile(**values)
