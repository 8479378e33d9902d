"""How much room a conversion takes on the disk, reckoned before it begins."""

import shutil
from pathlib import Path

from joyvasa_runtime.convert.published_files import PortraitFiles, PublishedFiles
from joyvasa_runtime.convert.settings import Precision
from joyvasa_runtime.errors import ModelPackError

_GROWTH = 1.1
"""A model is as large as its weights, and some of those are in two files."""

_HALVES = 0.5
"""What half precision adds of the networks that run for every frame."""

_RESERVE = 64 * 2**20
"""For everything small, and so that the disk is not full to the last byte."""


def check_room(folder: Path, files: PublishedFiles, precision: Precision) -> None:
    """Refuse a disk that has no room for the packs.

    Parameters
    ----------
    folder : Path
        Where they shall lie; need not exist.
    files : PublishedFiles
    precision : {"fp32", "fp16"}

    Raises
    ------
    ModelPackError
        Also if the disk can't be asked.
    """
    needed = needed_bytes(files, precision)
    there = next(path for path in (folder, *folder.absolute().parents) if path.is_dir())
    try:
        free = shutil.disk_usage(there).free
    except OSError as error:
        raise ModelPackError(
            f"{there} can't be read: {error.strerror or error}", "Choose another folder."
        ) from error
    if needed > free:
        raise ModelPackError(
            f"The model packs take {needed / 1e6:.0f} MB and {folder} has {free / 1e6:.0f} MB free",
            "Free some space, or give a folder on another drive.",
        )


def needed_bytes(files: PublishedFiles, precision: Precision) -> int:
    """Bytes that the packs will take at most; the motion half is counted for each."""
    weights = sum(_size(files.motion) + _portrait_bytes(portrait, precision) for portrait in files.portraits)
    return round(_GROWTH * weights) + _RESERVE


def _portrait_bytes(files: PortraitFiles, precision: Precision) -> float:
    every_frame = _size(files.warping) + _size(files.generator)
    once = _size(files.appearance) + _size(files.motion_extractor)
    return once + every_frame * (1 + _HALVES * (precision == "fp16"))


def _size(path: Path) -> int:
    return path.stat().st_size
