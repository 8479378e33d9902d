"""Where the published checkpoints lie below a folder, and which packs can be made of what is there.

It only looks at names; the files are read by `safe_checkpoint`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.convert.settings import PACK_IDS, Kind
from joyvasa_runtime.errors import ModelPackError

_INNER = ("", "pretrained_weights")
"""Where the layout may begin below the given folder."""

_MOTION = ("JoyVASA/motion_generator", "motion_generator")
_TEMPLATE = ("JoyVASA/motion_template/motion_template.pkl", "motion_template/motion_template.pkl")
"""Inside the layout, or as its hub repository has them."""

_NETWORKS = {
    "appearance": "base_models/appearance_feature_extractor.pth",
    "motion_extractor": "base_models/motion_extractor.pth",
    "warping": "base_models/warping_module.pth",
    "generator": "base_models/spade_generator.pth",
}
_STITCHING = {"stitching": "retargeting_models/stitching_retargeting_module.pth"}

_PORTRAITS: Mapping[Kind, tuple[str, Mapping[str, str]]] = {
    "human": ("liveportrait", _NETWORKS | _STITCHING),
    "animal": ("liveportrait_animals", _NETWORKS),
}

_GET = 'Give the folder that holds JoyVASA/ and liveportrait/, or get them with "joyvasa fetch".'


@dataclass(frozen=True, slots=True)
class PortraitFiles:
    """Checkpoints of the networks that draw one kind of portrait.

    Parameters
    ----------
    kind : {"human", "animal"}
    appearance, motion_extractor, warping, generator : Path
    stitching : Path or None
        The three keypoint networks; animals have none of their own.
    """

    kind: Kind
    appearance: Path
    motion_extractor: Path
    warping: Path
    generator: Path
    stitching: Path | None = None


@dataclass(frozen=True, slots=True)
class PublishedFiles:
    """What was found.

    Parameters
    ----------
    motion : Path
        Checkpoint of the motion generator.
    template : Path
        Statistics of its motion.
    portraits : tuple of PortraitFiles
        Those that are complete, at least one.
    left_out : tuple of str
        What can't be made and why, a sentence each.
    """

    motion: Path
    template: Path
    portraits: tuple[PortraitFiles, ...]
    left_out: tuple[str, ...] = ()


def find_published_files(folder: Path, kinds: tuple[Kind, ...]) -> PublishedFiles:
    """The published files below `folder` that packs of some kinds are made of.

    Raises
    ------
    ModelPackError
        If the motion generator's files are missing, or those of every kind.
    """
    if not folder.is_dir():
        raise ModelPackError(f"There is no folder {folder}", _GET)
    root = next((folder / inner for inner in _INNER if _holds_layout(folder / inner)), folder)
    motion, template = _motion_generator(root), _template(root)
    found = {kind: _portrait(root, kind) for kind in kinds}
    portraits = tuple(files for files in found.values() if isinstance(files, PortraitFiles))
    left_out = tuple(reason for reason in found.values() if isinstance(reason, str))
    if not portraits:
        raise ModelPackError("; ".join(left_out), _GET)
    return PublishedFiles(motion, template, portraits, left_out)


def _holds_layout(root: Path) -> bool:
    parts = (*_MOTION, *(part for part, _ in _PORTRAITS.values()))
    return any((root / part).is_dir() for part in parts)


def _motion_generator(root: Path) -> Path:
    """The checkpoint of the motion generator; of several the one that says it hears with HuBERT."""
    found = [path for part in _MOTION for path in sorted((root / part).glob("*.pt"))]
    if not found:
        raise ModelPackError(f"{root} holds no motion generator ({_MOTION[0]}/*.pt)", _GET)
    named = [path for path in found if "hubert" in path.name.lower()] if len(found) > 1 else found
    if len(named) != 1:
        names = ", ".join(path.name for path in found)
        raise ModelPackError(
            f"{found[0].parent} holds several motion generators ({names})",
            "Leave only the one to convert there.",
        )
    return named[0]


def _template(root: Path) -> Path:
    for part in _TEMPLATE:
        if (root / part).is_file():
            return root / part
    raise ModelPackError(f"{root} lacks {_TEMPLATE[0]}, the units of the motion", _GET)


def _portrait(root: Path, kind: Kind) -> PortraitFiles | str:
    """The files of one kind, or the sentence that names what is missing."""
    part, names = _PORTRAITS[kind]
    paths = {network: root / part / name for network, name in names.items()}
    missing = [f"{part}/{names[network]}" for network, path in paths.items() if not path.is_file()]
    if missing:
        return f"{PACK_IDS[kind]} can't be made: {root} lacks {', '.join(missing)}"
    return PortraitFiles(kind, **paths)
