"""A layout of small checkpoints that a test may spoil."""

from pathlib import Path

import pytest
import torch

MOTION = "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt"
HUMAN, ANIMAL = "liveportrait/base_models/", "liveportrait_animals/base_models/"


class Layout:
    """Links to the small checkpoints, each of which can be replaced."""

    def __init__(self, source: Path, folder: Path) -> None:
        self.folder = folder
        for path in source.rglob("*.p*"):
            target = self.path(path.relative_to(source).as_posix())
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(path)

    def path(self, name: str) -> Path:
        """The path of a file of the layout."""
        return self.folder / name

    def load(self, name: str) -> object:
        """What a file holds, to be changed and stored again."""
        return torch.load(self.path(name).resolve(), weights_only=False)

    def store(self, name: str, held: object, **options: object) -> None:
        """Replace a file by a checkpoint."""
        self.remove(name)
        torch.save(held, self.path(name), **options)  # type: ignore[arg-type]

    def write(self, name: str, data: bytes) -> None:
        """Replace a file by bytes."""
        self.remove(name)
        self.path(name).write_bytes(data)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        self.path(name).unlink(missing_ok=True)


@pytest.fixture
def layout(small_checkpoints: Path, tmp_path: Path) -> Layout:
    """A layout of the test's own."""
    return Layout(small_checkpoints, tmp_path / "checkpoints")
