"""`joyvasa convert`: published checkpoints in, checked model packs out; all of them or none.

What is read, written and checked is told by the modules beside this one.
"""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch

from joyvasa_runtime.convert.disk_need import check_room
from joyvasa_runtime.convert.motion_checkpoint import MotionCheckpoint, read_motion_checkpoint, read_template
from joyvasa_runtime.convert.motion_files import write_motion_half
from joyvasa_runtime.convert.motion_half import motion_specs, template_arrays
from joyvasa_runtime.convert.pack_draft import PackDraft
from joyvasa_runtime.convert.pack_texts import CREDIT, LICENCE, LICENCES_NAME, NAMES, licences_text
from joyvasa_runtime.convert.portrait_files import load_keypoint_networks, write_portrait_half
from joyvasa_runtime.convert.published_files import PortraitFiles, PublishedFiles, find_published_files
from joyvasa_runtime.convert.safe_checkpoint import read_tensors
from joyvasa_runtime.convert.self_check import FileCheck
from joyvasa_runtime.convert.settings import PACK_IDS, ConversionSettings, Kind
from joyvasa_runtime.convert.workplace import Workplace, check_free
from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.catalog import user_packs_folder
from joyvasa_runtime.models.pack import open_pack
from joyvasa_runtime.models.specs import Manifest, PortraitSpec, SafeRanges
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.networks.appearance_extractor import load_appearance_extractor
from joyvasa_runtime.networks.motion_extractor import load_motion_extractor
from joyvasa_runtime.networks.spade_generator import load_spade_generator
from joyvasa_runtime.networks.warping import load_warping

VERSION = "1.0.0"
"""Of the packs that this converter writes."""

FRAME_SIDE = 512
"""Pixels a side of the pictures that the published generator draws."""

SAFE = SafeRanges(pitch=(-20.0, 20.0), yaw=(-30.0, 30.0), roll=(-20.0, 20.0))
"""Degrees within which LivePortrait holds a face together."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


@dataclass(frozen=True, slots=True)
class ConvertedPack:
    """A pack that was made.

    Parameters
    ----------
    id : str
    folder : Path
    checks : tuple of FileCheck
        How far each of its models is from its torch network.
    """

    id: str
    folder: Path
    checks: tuple[FileCheck, ...]


@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of a conversion; `left_out` tells of packs whose files are not there, a sentence each."""

    packs: tuple[ConvertedPack, ...]
    left_out: tuple[str, ...]


def convert_checkpoints(
    checkpoints: Path, out: Path | None, settings: ConversionSettings, monitor: Monitor
) -> Conversion:
    """Packs made of published checkpoints.

    Parameters
    ----------
    checkpoints : Path
        Folder with the published layout.
    out : Path or None
        Where the packs shall lie; None is the user's folder, where they are installed at once.
    settings : ConversionSettings
    monitor : Monitor
        A stage for each network.

    Raises
    ------
    ModelPackError
        If a file is missing, unsafe or wrong, a pack is there already, a model does not answer as its
        network, or the packs can't be written. Then nothing is left behind.
    Cancelled
        If the user asked to stop; nothing is left behind.
    """
    root = user_packs_folder() if out is None else out
    files = find_published_files(checkpoints, settings.kinds)
    names = [PACK_IDS[portrait.kind] for portrait in files.portraits]
    check_free(root, names, replace=settings.replace)
    check_room(root, files, settings.precision)
    with _told_of_disk(root), torch.no_grad(), Workplace(root) as workplace:
        check_files(files, settings, monitor)
        drafts = _write(files, settings, workplace.folder, monitor)
        workplace.publish(names, replace=settings.replace)
    made = zip(names, drafts, strict=True)
    packs = tuple(ConvertedPack(name, root / name, draft.checks) for name, draft in made)
    return Conversion(packs, files.left_out)


def check_files(files: PublishedFiles, settings: ConversionSettings, monitor: Monitor) -> None:
    """Load every checkpoint once, so that a bad one is told before minutes of work, not after.

    Raises
    ------
    ModelPackError
        For the first that can't be converted.
    Cancelled
        If the user asked to stop.
    """
    loads: list[Callable[[], Any]] = [partial(_check_motion, files, settings)]
    for portrait in files.portraits:
        loads += _portrait_loads(portrait)
    for done, load in enumerate(loads):
        monitor.step("check the files", done, len(loads))
        load()
    monitor.step("check the files", len(loads), len(loads))


def _check_motion(files: PublishedFiles, settings: ConversionSettings) -> None:
    motion = read_motion_checkpoint(files.motion, settings.positions)
    template_arrays(motion.generator, read_template(files.template))


def _portrait_loads(files: PortraitFiles) -> Iterator[Callable[[], Any]]:
    """A call for each checkpoint of a kind of portrait that loads its network."""
    yield lambda: load_appearance_extractor(read_tensors(files.appearance))
    yield lambda: load_motion_extractor(read_tensors(files.motion_extractor))
    yield lambda: load_warping(read_tensors(files.warping))
    yield lambda: load_spade_generator(read_tensors(files.generator))
    stitching = files.stitching
    if stitching is not None:
        yield lambda: load_keypoint_networks(stitching)


def _write(
    files: PublishedFiles, settings: ConversionSettings, folder: Path, monitor: Monitor
) -> list[PackDraft]:
    """Packs in the order of the portraits' kinds; the motion half is made once."""
    kinds = [portrait.kind for portrait in files.portraits]
    drafts = [PackDraft(folder / PACK_IDS[kind], kind, monitor) for kind in kinds]
    motion = read_motion_checkpoint(files.motion, settings.positions)
    write_motion_half(motion.generator, read_template(files.template), drafts[0])
    for draft in drafts[1:]:
        draft.add_files_of(drafts[0])
    manifests = [_manifest(kind, motion) for kind in kinds]
    del motion
    for portrait, draft, manifest in zip(files.portraits, drafts, manifests, strict=True):
        write_portrait_half(portrait, settings.precision, draft)
        draft.add_text(LICENCES_NAME, licences_text(draft.kind))
        draft.finish(manifest)
        pack = open_pack(draft.folder, provider="cpu")
        pack.template()
        pack.probe()
    return drafts


def _manifest(kind: Kind, motion: MotionCheckpoint) -> Manifest:
    """What a pack says of itself, but for its files."""
    audio, moving, diffusion = motion_specs(motion.generator, motion.pad_mode)
    return Manifest(
        id=PACK_IDS[kind],
        name=NAMES[kind],
        version=VERSION,
        licence=LICENCE,
        credit=CREDIT,
        audio=audio,
        motion=moving,
        diffusion=diffusion,
        portrait=PortraitSpec("liveportrait", (kind,), FRAME_SIDE),
        safe=SAFE,
        files=(),
    )


@contextmanager
def _told_of_disk(root: Path) -> Iterator[None]:
    """Turn what the system refuses into an error that says what to do."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise ModelPackError(
                f"The model packs can't be written into {root}: the disk is full",
                "Free some space, or give a folder on another drive.",
            ) from error
        raise ModelPackError(
            f"The model packs can't be written into {root}: {error.strerror or error}",
            "Check that you may write there, or give another folder.",
        ) from error
