"""The canvas of a video: its size, and how the picture is placed on it. `framing` carries it out."""

from dataclasses import dataclass
from typing import Literal

View = Literal["full", "face"]
"""The whole picture with the face pasted back, or the square face crop alone."""

Fit = Literal["fill", "fit"]
"""Fill the canvas and cut off what stands over, or show all and fill the rest with a background."""

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
        "fill" leaves no gap; None takes the face. Only with a `size`.
    zoom : float
        1 fits or fills exactly, up to 8 shows a part. Only with a `size`.
    background : Colour or None
        Behind a picture that doesn't fill the canvas; None takes the picture itself, blurred and darkened.
    """

    view: View = "full"
    longer_side: int | None = None
    size: tuple[int, int] | None = None
    fit: Fit = "fill"
    centre: tuple[float, float] | None = None
    zoom: float = 1.0
    background: Colour | None = None
