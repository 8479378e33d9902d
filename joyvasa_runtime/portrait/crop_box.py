"""The square around a head in four numbers that a hand can set, and the way from and to a crop.

Which square a head gets by itself is decided by its points: `crop.crop_around`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from joyvasa_runtime.portrait.crop import Crop, square


@dataclass(frozen=True, slots=True)
class CropBox:
    """The square around the head as set by hand.

    Parameters
    ----------
    centre : tuple of float
        Picture pixels (x, y).
    side : float
        Picture pixels.
    angle : float
        Degrees by which its upper edge falls to the right.
    """

    centre: tuple[float, float]
    side: float
    angle: float = 0.0

    def crop(self, size: int) -> Crop:
        """The square as a crop of `size` pixels a side."""
        return square(np.array(self.centre), self.side, math.radians(self.angle), size)


def crop_box(crop: Crop) -> CropBox:
    """The numbers of a crop's square."""
    middle = (crop.size - 1) / 2
    x, y = crop.to_picture(np.array([[middle, middle]]))[0]
    angle = math.atan2(crop.transform[0, 1], crop.transform[0, 0])
    return CropBox((float(x), float(y)), crop.size / crop.zoom, math.degrees(angle))


def corners_box(corners: Sequence[tuple[float, float]]) -> CropBox:
    """The numbers of a square given by its four outer corners, clockwise from its own top left."""
    (x0, y0), (x1, y1), (x2, y2), _ = corners
    angle = math.degrees(math.atan2(y1 - y0, x1 - x0))
    return CropBox(((x0 + x2) / 2, (y0 + y2) / 2), math.hypot(x1 - x0, y1 - y0), angle)
