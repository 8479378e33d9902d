"""Installing a model pack from a `.jvpack` file: a zip that is trusted with nothing.

The pack appears in the user's folder whole and checked, or not at all; `catalog` finds it there.
"""

import os
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.catalog import user_packs_folder
from joyvasa_runtime.models.manifest import MANIFEST_NAME, MAX_MANIFEST_BYTES, parse_manifest
from joyvasa_runtime.models.pack import ModelPack, open_pack
from joyvasa_runtime.models.specs import Manifest
from joyvasa_runtime.monitor import Monitor

MAX_PACK_BYTES = 8 * 2**30
"""Unpacked size; the official models take about 1.5 GB."""

MAX_ENTRIES = 256
_CHUNK = 2**20
_TEXTS = (".md", ".txt")
_DISTRUST = "Don't trust this file; get the pack from where it was published."

Entries = Mapping[str, zipfile.ZipInfo]


class PackExistsError(ModelPackError):
    """A pack of the same id is installed already; installing with `replace` takes its place."""


def install_pack(
    archive: Path, monitor: Monitor, *, folder: Path | None = None, replace: bool = False
) -> ModelPack:
    """The pack of a `.jvpack` file, installed and checked.

    Parameters
    ----------
    archive : Path
    monitor : Monitor
    folder : Path, optional
        Where packs are installed; the user's folder by default. Made when it is missing.
    replace : bool
        Whether an installed pack of the same id may be replaced.

    Raises
    ------
    ModelPackError
        If the file is not a pack, is unsafe or damaged; a `PackExistsError` if it is installed already.
    Cancelled
        If the user asked to stop; nothing is left behind.
    """
    root = user_packs_folder() if folder is None else folder
    try:
        with zipfile.ZipFile(archive) as source:
            entries = _pack_entries(source, archive)
            manifest = _manifest(source, entries, archive)
            _check_contents(entries, manifest, archive)
            _check_target(root / manifest.id, manifest, replace)
            return _install(source, entries, manifest, root, monitor)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise ModelPackError(
            f"{archive} is damaged or not a .jvpack file: {error}", "Get it again."
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelPackError(
            f"{archive} could not be installed into {root}: {reason}",
            "Check that both exist, that you may write there and that the disk has room.",
        ) from error


def _pack_entries(source: zipfile.ZipFile, archive: Path) -> Entries:
    """Files of the archive by their path inside the pack, once no name or kind among them is unsafe."""
    infos = source.infolist()
    if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_PACK_BYTES:
        raise _unsafe(archive, "it unpacks to far too much")
    names = [info.filename for info in infos]
    if len({name.casefold() for name in names}) < len(names):
        raise _unsafe(archive, "it holds two files of one name")
    for info in infos:
        _check_entry(info, archive)
    prefix = _prefix(names, archive)
    return {info.filename[len(prefix) :]: info for info in infos if not info.is_dir()}


def _check_entry(info: zipfile.ZipInfo, archive: Path) -> None:
    """Refuse names that climb out of the folder on some system, links, devices and passwords."""
    # `orig_filename` is what the archive says, before zipfile cut it at a NUL or changed separators.
    name = info.orig_filename
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or any(mark in name for mark in "\\:\0"):
        raise _unsafe(archive, f"its entry {name!r} lies outside the pack's folder")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _unsafe(archive, f"its entry {name!r} is a link or a device")
    if info.flag_bits & 1:
        raise _unsafe(archive, f"its entry {name!r} is encrypted")


def _prefix(names: list[str], archive: Path) -> str:
    """The folder inside the archive that holds the pack, with its slash; empty if it is the top."""
    manifests = [name for name in names if PurePosixPath(name).name == MANIFEST_NAME and name.count("/") <= 1]
    if len(manifests) != 1:
        raise ModelPackError(
            f"{archive} is not a model pack: it needs exactly one {MANIFEST_NAME}", "Choose a .jvpack file."
        )
    prefix = manifests[0][: -len(MANIFEST_NAME)]
    if not all(name.startswith(prefix) for name in names):
        raise _unsafe(archive, f"it holds files outside its folder {prefix}")
    return prefix


def _manifest(source: zipfile.ZipFile, entries: Entries, archive: Path) -> Manifest:
    info = entries[MANIFEST_NAME]
    if info.file_size > MAX_MANIFEST_BYTES:
        raise _unsafe(archive, f"its {MANIFEST_NAME} is far too large")
    try:
        return parse_manifest(source.read(info).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ModelPackError(
            f"The {MANIFEST_NAME} in {archive} is not UTF-8 text", "Get it again."
        ) from error
    except ModelPackError as error:
        raise ModelPackError(f"{archive} can't be installed: {error.message}", error.hint) from error


def _check_contents(entries: Entries, manifest: Manifest, archive: Path) -> None:
    """The archive holds what the manifest lists, and besides that only texts."""
    listed = {file.path for file in manifest.files} | {MANIFEST_NAME}
    for name in sorted(entries):
        if name not in listed and not is_text(name):
            raise _unsafe(archive, f"{name!r} is not listed in its {MANIFEST_NAME}")
    missing = listed - entries.keys()
    if missing:
        raise ModelPackError(f"{archive} lacks {min(missing)}", "Get it again.")


def is_text(name: str) -> bool:
    """Whether a file is for people to read, and need not be listed in the manifest."""
    return PurePosixPath(name).suffix.lower() in _TEXTS or PurePosixPath(name).name == "LICENSE"


def _check_target(target: Path, manifest: Manifest, replace: bool) -> None:
    if target.exists() and not replace:
        raise PackExistsError(
            f'The model pack "{manifest.id}" is installed already ({target})',
            "Ask for it to be replaced, or remove that folder.",
        )


def _install(
    source: zipfile.ZipFile, entries: Entries, manifest: Manifest, root: Path, monitor: Monitor
) -> ModelPack:
    """Unpack into a hidden folder beside the target, check, then make it visible with one rename."""
    root.mkdir(parents=True, exist_ok=True)
    # Hidden, so that the catalog never lists a pack that is not finished.
    workplace = Path(tempfile.mkdtemp(prefix=f".{manifest.id}-", dir=root))
    try:
        fresh = workplace / "new"
        _unpack(source, entries, fresh, monitor)
        open_pack(fresh, provider="cpu").check(monitor)
        target = root / manifest.id
        if target.exists():
            target.rename(workplace / "old")
        try:
            fresh.rename(target)
        except OSError:
            if (workplace / "old").exists():
                (workplace / "old").rename(target)
            raise
        return open_pack(target)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


def _unpack(source: zipfile.ZipFile, entries: Entries, folder: Path, monitor: Monitor) -> None:
    """Write every entry below `folder`; zipfile stops each at its declared size and checks its CRC."""
    total = sum(info.file_size for info in entries.values())
    done = 0
    for name, info in entries.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with source.open(info) as packed, path.open("xb") as unpacked:
            while chunk := packed.read(_CHUNK):
                monitor.step("install", done, total)
                unpacked.write(chunk)
                done += len(chunk)
            unpacked.flush()
            os.fsync(unpacked.fileno())
    monitor.step("install", done, total)


def _unsafe(archive: Path, what: str) -> ModelPackError:
    return ModelPackError(f"{archive} is unsafe: {what}", _DISTRUST)
