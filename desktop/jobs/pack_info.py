"""What the window knows of a model pack: a frozen value made of its manifest.

Views never open packs; they get these.
"""

from dataclasses import dataclass, field
from pathlib import Path

from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.models.catalog import PackEntry
from joyvasa_runtime.models.specs import Manifest, SafeRanges, SamplerName, SmoothingName

Degrees = tuple[float, float]
"""Lowest and highest."""


@dataclass(frozen=True, slots=True)
class PackInfo:
    """One pack found on the disk, usable or not.

    Parameters
    ----------
    id, name, version, licence, credit : str
        Of a pack that can't be used only `id` and `name` are known: those of its folder.
    folder : Path
    size_bytes : int
        What it takes on the disk.
    is_bundled : bool
        Whether it came with the program; then it can't be removed.
    is_hidden : bool
        Whether another pack of its id goes before it.
    kinds : tuple of "human", "animal"
        What it can animate.
    frame_size : int
        Side of its square frames in pixels.
    sampler, smoothing : str
        Its defaults.
    steps : int
        Its default of denoising steps.
    most_steps : int
        As many as there can be.
    guidance : float
        Its default.
    safe : SafeRanges
        Poses that look good.
    problem : JoyVasaError or None
        Why it can't be used.
    """

    id: str
    name: str
    folder: Path
    is_bundled: bool
    size_bytes: int = 0
    version: str = ""
    licence: str = ""
    credit: str = ""
    is_hidden: bool = False
    kinds: tuple[str, ...] = ()
    frame_size: int = 512
    sampler: SamplerName = "ddim"
    smoothing: SmoothingName = "zero_phase"
    steps: int = 10
    most_steps: int = 50
    guidance: float = 1.5
    safe: SafeRanges = field(default_factory=SafeRanges)
    problem: JoyVasaError | None = None

    @property
    def is_usable(self) -> bool:
        """Whether clips can be made with it."""
        return self.problem is None and not self.is_hidden


def describe_packs(entries: tuple[PackEntry, ...]) -> tuple[PackInfo, ...]:
    """What the window shows of the packs found, in their order."""
    seen: set[str] = set()
    infos = []
    for entry in entries:
        info = _info(entry, is_hidden=entry.manifest is not None and entry.manifest.id in seen)
        if entry.manifest is not None:
            seen.add(entry.manifest.id)
        infos.append(info)
    return tuple(infos)


def choose_drawing_pack(chosen: str, kind: str | None, infos: tuple[PackInfo, ...]) -> str:
    """Id of the pack that draws a portrait.

    Parameters
    ----------
    chosen : str
        Id of the pack that the user prefers; it stays where it can draw the portrait, or where none can.
    kind : "human", "animal", "drawing" or None
        Of the portrait; drawings are drawn by what draws people.
    infos : tuple of PackInfo
        Those that the user installed come first.
    """
    needed = "human" if kind == "drawing" else kind
    able = [info.id for info in infos if info.is_usable and needed in info.kinds]
    return chosen if needed is None or chosen in able or not able else able[0]


def _info(entry: PackEntry, is_hidden: bool) -> PackInfo:
    if entry.manifest is None:
        name = entry.folder.name
        return PackInfo(name, name, entry.folder, entry.is_bundled, problem=entry.problem)
    return _usable(entry, entry.manifest, is_hidden)


def _usable(entry: PackEntry, manifest: Manifest, is_hidden: bool) -> PackInfo:
    defaults = manifest.motion.defaults
    return PackInfo(
        id=manifest.id,
        name=manifest.name,
        folder=entry.folder,
        is_bundled=entry.is_bundled,
        size_bytes=sum(_size(entry.folder / file.path) for file in manifest.files),
        version=manifest.version,
        licence=manifest.licence,
        credit=manifest.credit,
        is_hidden=is_hidden,
        kinds=manifest.portrait.kinds,
        frame_size=manifest.portrait.size,
        sampler=defaults.sampler,
        smoothing=defaults.smoothing,
        steps=defaults.steps,
        most_steps=manifest.diffusion.steps,
        guidance=defaults.guidance,
        safe=manifest.safe,
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
