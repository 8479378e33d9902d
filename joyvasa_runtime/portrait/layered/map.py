"""Planes of pixel coordinates: where each pixel of a frame, or of a part of it, comes from.

OpenCV samples separate planes as fast as interleaved ones, and numpy computes with them several times faster.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.float32]
Image = NDArray[np.uint8]
Part = tuple[slice, slice]


@dataclass(frozen=True, slots=True)
class Map:
    """Two planes of crop coordinates.

    Parameters
    ----------
    x, y : ndarray, shape (h, w), float32
    """

    x: Plane
    y: Plane

    def __getitem__(self, part: Part) -> "Map":
        """A part of the map, as views."""
        return Map(self.x[part], self.y[part])

    def on_grid(self, grid: Plane) -> "Map":
        """The same places counted in the steps of a grid, given as x0, y0, dx, dy."""
        scale = np.float32(1.0) / grid[2:]
        return Map((self.x - grid[0]) * scale[0], (self.y - grid[1]) * scale[1])

    def moved(self, dx: Plane, dy: Plane) -> "Map":
        """The places `dx` to the right and `dy` below; planes or single float32 numbers."""
        return Map(self.x + dx, self.y + dy)

    def sample(self, values: NDArray[Any], border: int = cv2.BORDER_REPLICATE) -> NDArray[Any]:
        """Values at the places, bilinearly."""
        return cv2.remap(values, self.x, self.y, cv2.INTER_LINEAR, borderMode=border)

    def planes(self, values: NDArray[np.float32]) -> tuple[Plane, ...]:
        """Several values at the places, bilinearly, one plane each."""
        return tuple(np.asarray(plane, np.float32) for plane in cv2.split(self.sample(values)))
