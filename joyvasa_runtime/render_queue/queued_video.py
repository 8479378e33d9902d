"""A video that waits to be made, is being made, or was: what it shall be and how far it is.

Where it is kept is `render_queue`'s business.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import FrameSpan

VideoState = Literal["waiting", "running", "paused", "done", "failed", "interrupted"]
"""Interrupted is what ran in a program that ended; a paused one is passed over until it is resumed."""


@dataclass(frozen=True, slots=True)
class VideoOrder:
    """What a video shall be.

    Parameters
    ----------
    title : str
        What the user calls it.
    output : Path
        Absolute.
    settings : ExportSettings
    span : FrameSpan
        Frames of the timeline.
    pack_id : str
        The pack that draws the portrait.
    """

    title: str
    output: Path
    settings: ExportSettings
    span: FrameSpan
    pack_id: str


@dataclass(frozen=True, slots=True)
class QueuedVideo:
    """A video in the queue.

    Parameters
    ----------
    id : str
    order : VideoOrder
    state : VideoState
    error : str
        Why it failed and what to do about it; empty where it didn't.
    fraction : float
        How much of it is done, 0 to 1.
    queued_s : float
        When it came into the queue, seconds since 1970.
    started_s, ended_s : float or None
        When it was begun last, and when it ended.
    notes : tuple of str
        What was done in another way than asked for, in the user's words.
    """

    id: str
    order: VideoOrder
    state: VideoState
    queued_s: float
    error: str = ""
    fraction: float = 0.0
    started_s: float | None = None
    ended_s: float | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is still to be made, or being made."""
        return self.state not in ("done", "failed")


@dataclass(frozen=True, slots=True)
class DamagedVideo:
    """An entry of the queue that can't be read: it can only be removed.

    Parameters
    ----------
    id : str
    problem : ExportError
    """

    id: str
    problem: ExportError


@dataclass(frozen=True, slots=True)
class QueueView:
    """Everything in the queue at one moment.

    Parameters
    ----------
    videos : tuple of QueuedVideo
        In the order in which they are made.
    damaged : tuple of DamagedVideo
    """

    videos: tuple[QueuedVideo, ...] = ()
    damaged: tuple[DamagedVideo, ...] = ()

    @property
    def waiting(self) -> tuple[QueuedVideo, ...]:
        """Those that are to be made next, in their order."""
        return tuple(video for video in self.videos if video.state == "waiting")
