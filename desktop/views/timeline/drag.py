"""What a drag is: it begins, follows the hand, and ends or is called off. Its kinds are the neighbours.

Positions are frames and rows, so that the timeline may scroll under a drag.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from joyvasa_runtime.errors import EditError


@dataclass(frozen=True, slots=True)
class Hand:
    """Where the mouse is, and what is held.

    Parameters
    ----------
    x, y : float
        Pixels of the widget.
    frame : float
        Position along the timeline, with a fraction.
    row : int
        Counted on above the first track and below the last.
    frames_per_px : float
    is_free : bool
        Whether snapping is suspended.
    is_fine : bool
        Whether small movements are wanted.
    """

    x: float
    y: float
    frame: float
    row: int
    frames_per_px: float
    is_free: bool = False
    is_fine: bool = False


@dataclass(frozen=True, slots=True)
class Ghost:
    """An outline of a clip where it would be."""

    row: int
    start: int
    frames: int
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is painted over the clips during a drag.

    Parameters
    ----------
    snap : int or None
        The frame that pulls.
    ghosts : tuple of Ghost
    band : QRectF or None
        Frames across, pixels of the widget down.
    text : str
        Shown beside the mouse.
    """

    snap: int | None = None
    ghosts: tuple[Ghost, ...] = ()
    band: QRectF | None = None
    text: str = ""


class Drag:
    """A movement of the mouse with a button held; the base class does nothing."""

    scrolls = True
    """Whether the timeline scrolls by itself when the mouse comes to a border."""

    def __init__(self) -> None:
        self.feedback = Feedback()

    def move(self, hand: Hand) -> None:
        """The mouse is at another place, or a key is held or released there."""

    def finish(self) -> EditError | None:
        """The button was released; returns why what was wanted isn't possible, where it isn't."""
        return None

    def cancel(self) -> None:
        """The drag was called off: everything is as it was before."""
