"""The canvas of a video: its size, and how the picture is placed on it. `framing` carries it out."""

from dataclasses import dataclass
from typing import Literal

from joyvasa_runtime.errors import ExportError

View = Literal["full", "face"]
"""The whole picture with the face pasted back, or the square face crop alone."""

Fit = Literal["fill", "fit"]
"""Fill the canvas and cut off what stands over, or show all and fill the rest with a background."""

SIDES = (16, 8192)
"""Pixels of a side that encoders take and memory holds."""

MAX_ZOOM = 8.0

Colour = tuple[int, int, int]
"""RGB, 0 to 255."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """What of the portrait a video shows, and at what size.

    Parameters
    ----------
    view : View
    longer_side : int or None
        Pixels, where `size` is None; None keeps the picture's (or the crop's) own size.
    size : (int, int) or None
        Width and height in pixels; None takes the shape of what is shown.
    fit : Fit
        Only with a `size`.
    centre : (float, float) or None
        Point of what is shown, 0..1 from its left and top, that lies in the middle of the canvas, as far as
        nothing is cut off or left empty needlessly; None takes the face. Only with a `size`.
    zoom : float
        1 fits or fills exactly, up to `MAX_ZOOM` shows a part. Only with a `size`.
    background : Colour or None
        Behind a picture that doesn't fill the canvas; None takes the picture itself, blurred and darkened.

    Raises
    ------
    ExportError
        If a number is out of its range.
    """

    view: View = "full"
    longer_side: int | None = None
    size: tuple[int, int] | None = None
    fit: Fit = "fill"
    centre: tuple[float, float] | None = None
    zoom: float = 1.0
    background: Colour | None = None

    def __post_init__(self) -> None:
        sides = (*(self.size or ()), *(() if self.longer_side is None else (self.longer_side,)))
        if not all(SIDES[0] <= side <= SIDES[1] for side in sides):
            raise ExportError(
                f"A video can't be {' x '.join(map(str, sides))} pixels large",
                f"Choose sides of {SIDES[0]} to {SIDES[1]} pixels.",
            )
        if not 1.0 <= self.zoom <= MAX_ZOOM:
            raise ExportError(f"The picture can't be zoomed {self.zoom:g} times", "Choose a zoom of 1 to 8.")
        if self.centre is not None and not all(0.0 <= part <= 1.0 for part in self.centre):
            raise ExportError(
                f"The point {self.centre} isn't in the picture",
                "Its parts go from 0 to 1, left and top first.",
            )
        if self.background is not None and not all(0 <= part <= 255 for part in self.background):
            raise ExportError(f"{self.background} is no colour", "Red, green and blue go from 0 to 255.")
