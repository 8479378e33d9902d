"""Where on a canvas the picture, or the face crop, lies: pure geometry.

What is drawn there, and what is drawn around it, is `ground`'s and `composite`'s work.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.canvas import Canvas

_SMALLEST = 2
"""Pixels of a side: what is smaller can't be encoded."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A canvas and the rectangle in which a picture is shown on it; parts of that may lie outside.

    Parameters
    ----------
    width, height : int
        Of the canvas in pixels.
    left, top : int
        Corner of the shown picture on the canvas.
    across, down : int
        Size of the whole shown picture in canvas pixels.
    """

    width: int
    height: int
    left: int
    top: int
    across: int
    down: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The part of the canvas that shows the picture: x0, y0, x1, y1."""
        x0, y0 = max(0, self.left), max(0, self.top)
        return x0, y0, min(self.width, self.left + self.across), min(self.height, self.top + self.down)

    def to_canvas(self, width: int, height: int) -> NDArray[np.float64]:
        """Pixels of a picture of that size -> pixels of the canvas, shape (3, 3).

        Whole numbers are pixel centres on both sides: (x + 0.5) scales, x doesn't.
        """
        x, y = self.across / width, self.down / height
        return np.array(
            [[x, 0.0, self.left + (x - 1.0) / 2], [0.0, y, self.top + (y - 1.0) / 2], [0.0, 0.0, 1.0]]
        )

    def shown_part(self, width: int, height: int) -> tuple[float, float, float, float]:
        """The part of a picture of that size that the canvas shows, in its pixels from its outer corner."""
        x0, y0, x1, y1 = self.box
        x, y = width / self.across, height / self.down
        return (x0 - self.left) * x, (y0 - self.top) * y, (x1 - self.left) * x, (y1 - self.top) * y


def place(width: int, height: int, canvas: Canvas, centre: tuple[float, float]) -> Placement:
    """Where a picture lies on a canvas.

    Parameters
    ----------
    width, height : int
        Of the picture (or of the face crop) in pixels.
    canvas : Canvas
    centre : (float, float)
        Point of the picture, 0..1, that is wanted in the middle where the canvas names none.
    """
    if canvas.size is None:
        ratio = 1.0 if canvas.longer_side is None else canvas.longer_side / max(width, height)
        across, down = (max(_SMALLEST, round(side * ratio)) for side in (width, height))
        return Placement(across, down, 0, 0, across, down)
    scales = canvas.size[0] / width, canvas.size[1] / height
    scale = canvas.zoom * (max(scales) if canvas.fit == "fill" else min(scales))
    across, down = (max(1, round(side * scale)) for side in (width, height))
    left, top = (
        _start(room, side, at, wanted)
        for room, side, at, wanted in zip(
            canvas.size, (across, down), canvas.centre or (None, None), centre, strict=True
        )
    )
    return Placement(*canvas.size, left, top, across, down)


def _start(room: int, side: int, at: float | None, wanted: float) -> int:
    """Where a side begins so that its point lies in the middle, as far as nothing is cut off needlessly.

    What is longer than the canvas leaves no gap, what is shorter stays inside; unless the user says
    otherwise that is in the middle.
    """
    if at is None:
        at = wanted if side > room else 0.5
    low, high = sorted((0, room - side))
    return min(high, max(low, round(room / 2 - at * side)))
