"""Which model packs there are: the bundled ones, and the user's own.

Installing one is `install`'s business; opening and checking one is `pack`'s.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.manifest import MANIFEST_NAME
from joyvasa_runtime.models.pack import ModelPack, open_pack
from joyvasa_runtime.models.session import Provider
from joyvasa_runtime.models.specs import Manifest
from joyvasa_runtime.resources import resource
from joyvasa_runtime.user_folders import user_data_folder

DEFAULT_PACK = "starter"

PACKS_VARIABLE = "JOYVASA_PACKS"
"""Environment variable that names another folder for the user's packs."""


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One folder with a pack in it, usable or not.

    Parameters
    ----------
    folder : Path
    is_bundled : bool
        Whether it came with the program.
    manifest : Manifest or None
        None where the pack can't be used.
    problem : ModelPackError or None
        Why it can't.
    """

    folder: Path
    is_bundled: bool
    manifest: Manifest | None = None
    problem: ModelPackError | None = None


def user_packs_folder() -> Path:
    """Where the user's packs lie; it may not exist yet."""
    if PACKS_VARIABLE in os.environ:
        return Path(os.environ[PACKS_VARIABLE])
    return user_data_folder() / "packs"


def list_packs() -> tuple[PackEntry, ...]:
    """Every pack found, the user's before the bundled ones, broken ones with what is wrong."""
    return tuple(_entry(folder, is_bundled) for folder, is_bundled in _pack_folders())


def find_pack(id_or_path: str = DEFAULT_PACK, *, provider: Provider = "auto") -> ModelPack:
    """The pack with an id, the user's before a bundled one, or the pack in a folder.

    Raises
    ------
    ModelPackError
        If there is none, or it can't be used.
    """
    if _looks_like_path(id_or_path):
        return open_pack(Path(id_or_path), provider=provider)
    entries = list_packs()
    for entry in entries:
        if entry.manifest is not None and entry.manifest.id == id_or_path:
            return open_pack(entry.folder, provider=provider)
    for entry in entries:
        if entry.problem is not None and entry.folder.name == id_or_path:
            raise entry.problem
    known = ", ".join(sorted({entry.manifest.id for entry in entries if entry.manifest is not None}))
    raise ModelPackError(
        f'There is no model pack "{id_or_path}"',
        f"Installed: {known or 'none'}; or give the path of a pack's folder.",
    )


def _looks_like_path(text: str) -> bool:
    """An id has no separators; a folder beside it must be written as a path (./name)."""
    return any(mark in text for mark in ("/", "\\")) or text in (".", "..")


def _pack_folders() -> Iterator[tuple[Path, bool]]:
    """Folders that hold a manifest, and whether each is bundled."""
    for root, is_bundled in ((user_packs_folder(), False), (resource("packs"), True)):
        if not root.is_dir():
            continue
        for folder in sorted(root.iterdir()):
            # A hidden folder is one that `install` has not finished.
            if (folder / MANIFEST_NAME).is_file() and not folder.name.startswith("."):
                yield folder, is_bundled


def _entry(folder: Path, is_bundled: bool) -> PackEntry:
    try:
        return PackEntry(folder, is_bundled, open_pack(folder).manifest)
    except ModelPackError as error:
        return PackEntry(folder, is_bundled, problem=error)
