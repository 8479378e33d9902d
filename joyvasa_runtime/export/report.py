"""How an export ended: the finished video, or a stop on the way that loses nothing."""

from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.errors import Cancelled


@dataclass(frozen=True, slots=True)
class ExportReport:
    """A finished video.

    Parameters
    ----------
    path : Path
        The file, or the folder of single pictures.
    frames, fps : int
    width, height : int
        In pixels; 0 of a sound alone.
    sidecar : Path or None
        Content credentials beside it, where the file can't carry them.
    notes : tuple of str
        What had to be done in another way than asked for, in the user's words.
    """

    path: Path
    frames: int
    fps: int
    width: int
    height: int
    sidecar: Path | None = None
    notes: tuple[str, ...] = ()


class RenderStopped(Cancelled):
    """The user stopped a render of which something is finished: the same call goes on behind that.

    Parameters
    ----------
    output : Path
    finished_s : float
        Seconds of the video that need not be rendered again.
    """

    def __init__(self, output: Path, finished_s: float) -> None:
        super().__init__("render")
        self.output, self.finished_s = output, finished_s
