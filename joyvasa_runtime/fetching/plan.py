"""What would be fetched, where to, and how much of it is missing: known without asking any server."""

from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.fetching.download import Wanted
from joyvasa_runtime.fetching.partial_file import waiting_bytes
from joyvasa_runtime.fetching.published import PARTS, PublishedPart
from joyvasa_runtime.user_folders import user_cache_folder


@dataclass(frozen=True, slots=True)
class FetchPlan:
    """Parts to fetch, and their place.

    Parameters
    ----------
    folder : Path
        The checkpoints' folder; it may not exist yet.
    parts : tuple of PublishedPart
    missing_bytes : int
        Of those, what is neither there nor waiting as the beginning of a file.
    """

    folder: Path
    parts: tuple[PublishedPart, ...]
    missing_bytes: int

    @property
    def total_bytes(self) -> int:
        """Of all parts."""
        return sum(part.size for part in self.parts)

    @property
    def is_complete(self) -> bool:
        """Whether every file is there; whether they are the right ones is not known yet."""
        return all(wanted.target.is_file() for wanted in self.files)

    @property
    def files(self) -> tuple[Wanted, ...]:
        """Every file with its place."""
        return _wanted(self.folder, self.parts)


def default_folder() -> Path:
    """Where checkpoints lie unless the user says otherwise: they can be fetched anew at any time."""
    return user_cache_folder() / "checkpoints"


def plan_fetch(folder: Path, *, animals: bool = True, parts: tuple[PublishedPart, ...] = PARTS) -> FetchPlan:
    """What fetching into `folder` would take.

    Parameters
    ----------
    folder : Path
    animals : bool
        Whether the animal pack is wanted.
    parts : tuple of PublishedPart
        What is published.
    """
    chosen = tuple(part for part in parts if animals or not part.is_animal)
    missing = sum(_missing(wanted) for wanted in _wanted(folder, chosen))
    return FetchPlan(folder, chosen, missing)


def _wanted(folder: Path, parts: tuple[PublishedPart, ...]) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(part, file, folder / part.folder / file.path) for part in parts for file in part.files
    )


def _missing(wanted: Wanted) -> int:
    if wanted.target.is_file():
        return 0
    return max(wanted.file.size - waiting_bytes(wanted.target), 0)
