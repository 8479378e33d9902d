"""One step of the self-test: what it is called and what it does; a step that fails raises."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Workbench:
    """The folder of one self-test, which is removed afterwards."""

    folder: Path

    @property
    def video(self) -> Path:
        """The video that is made and looked at. The name is one that old software stumbles over."""
        return self.folder / "self test 视频.mp4"


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Parameters
    ----------
    name : str
        What it does, for the report.
    run : callable
        Does it; gives what was found, in a few words.
    """

    name: str
    run: Callable[[Workbench], str]


class SelfTestError(Exception):
    """A step ran through, but what came out is not what it should be."""
