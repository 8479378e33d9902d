"""Writing a model pack as a `.jvpack` file, to be passed on; `install` reads it.

Nothing is compressed: weights hardly get smaller.
"""

import contextlib
import hashlib
import os
import secrets
import zipfile
from collections.abc import Iterator
from pathlib import Path

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.file_names import check_name
from joyvasa_runtime.models.install import is_text
from joyvasa_runtime.models.manifest import MANIFEST_NAME
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.monitor import Monitor

ENDING = ".jvpack"

_CHUNK = 2**20
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can say: the same pack gives the same file."""


def export_pack(pack: ModelPack, archive: Path, monitor: Monitor) -> None:
    """Write a pack into one file, which appears whole or not at all.

    Parameters
    ----------
    pack : ModelPack
    archive : Path
        Must end in ``.jvpack``; an older file of this name is replaced.
    monitor : Monitor

    Raises
    ------
    ModelPackError
        If a file of the pack was changed or the archive can't be written.
    Cancelled
        If the user asked to stop; an older file is then as it was.
    """
    if archive.suffix != ENDING:
        raise ModelPackError(f"{archive} does not end in {ENDING}", f"Name the file {archive.stem}{ENDING}.")
    check_name(archive, ModelPackError)
    partial = archive.with_name(f".{archive.name}-{secrets.token_hex(4)}.part")
    try:
        with partial.open("xb") as stream:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as target:
                _write_files(pack, target, monitor)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, archive)
    except OSError as error:
        raise ModelPackError(
            f"{archive} can't be written: {error.strerror or error}",
            "Check that the folder exists, that you may write there and that the disk has room.",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def _write_files(pack: ModelPack, target: zipfile.ZipFile, monitor: Monitor) -> None:
    hashes = {file.path: file.sha256 for file in pack.manifest.files}
    paths = {name: pack.folder / name for name in (MANIFEST_NAME, *_texts(pack.folder), *hashes)}
    total, done = sum(path.stat().st_size for path in paths.values()), 0
    for name, path in paths.items():
        digest = hashlib.sha256()
        with (
            path.open("rb") as source,
            target.open(zipfile.ZipInfo(name, _WHEN), "w", force_zip64=True) as entry,
        ):
            while chunk := source.read(_CHUNK):
                monitor.step("export", done, total)
                entry.write(chunk)
                digest.update(chunk)
                done += len(chunk)
        if digest.hexdigest() != hashes.get(name, digest.hexdigest()):
            raise ModelPackError(
                f'{name} of the pack "{pack.manifest.name}" was changed or damaged (wrong SHA-256)',
                "Install or convert the pack again.",
            )
    monitor.step("export", total, total)


def _texts(folder: Path) -> Iterator[str]:
    """What lies beside the pack's files for people to read."""
    return (path.name for path in sorted(folder.iterdir()) if path.is_file() and is_text(path.name))
