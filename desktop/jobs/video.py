"""A video of the queue as the window sees it: a frozen value with everything that is shown of it.

The queue itself is on the disk; what the window may do with it is `export`'s.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import FrameSpan

ShownState = Literal["waiting", "running", "paused", "done", "failed", "interrupted", "elsewhere", "damaged"]
"""Elsewhere is what another program makes; damaged is what can only be removed."""


@dataclass(frozen=True, slots=True)
class Video:
    """One video of the queue.

    Parameters
    ----------
    id : str
    title : str
    state : ShownState
    output : Path or None
        Where it will lie, or lies; None of a damaged one.
    settings : ExportSettings or None
    span : FrameSpan or None
        Frames of the timeline.
    stage : str
        What it is at, as the runtime names it.
    fraction : float
        How much of it is done, 0 to 1.
    left_s : float or None
        Seconds it will still take, where that can be told.
    error : str
        Why it failed, and what to do.
    notes : tuple of str
        What was done in another way than asked for.
    thumbnail : bytes or None
        A small picture of the project, as a PNG file.
    """

    id: str
    title: str
    state: ShownState
    output: Path | None = None
    settings: ExportSettings | None = None
    span: FrameSpan | None = None
    stage: str = ""
    fraction: float = 0.0
    left_s: float | None = None
    error: str = ""
    notes: tuple[str, ...] = ()
    thumbnail: bytes | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be made, or being made."""
        return self.state in ("waiting", "running", "paused", "interrupted", "elsewhere")

    @property
    def is_movable(self) -> bool:
        """Whether its place among the others matters."""
        return self.state in ("waiting", "paused", "interrupted", "failed")
