"""Square node grids over a part of the crop, on which smooth displacements are stored.

Reading them between the nodes happens in the graph (`networks.layered_warp`) and in `render`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NODES = 64
"""Nodes per side of every grid; fixed in the exported graph."""


@dataclass(frozen=True, slots=True)
class Grid:
    """64 x 64 nodes.

    Parameters
    ----------
    x0, y0 : float
        Crop pixels of the first node.
    dx, dy : float
        Crop pixels between nodes.
    """

    x0: float
    y0: float
    dx: float
    dy: float

    @classmethod
    def over(cls, x0: float, y0: float, x1: float, y1: float) -> "Grid":
        """The grid whose first and last nodes lie on the corners of a box."""
        return cls(x0, y0, (x1 - x0) / (NODES - 1), (y1 - y0) / (NODES - 1))

    @classmethod
    def over_crop(cls, size: int) -> "Grid":
        """Nodes in the middles of the crop's 64 x 64 cells, as `cv2.resize` enlarges them."""
        step = size / NODES
        return cls((step - 1) / 2, (step - 1) / 2, step, step)

    @property
    def nodes(self) -> NDArray[np.float64]:
        """Crop pixels of the nodes, shape (4096, 2), row by row."""
        steps = np.arange(NODES)
        x, y = np.meshgrid(self.x0 + self.dx * steps, self.y0 + self.dy * steps)
        return np.stack([x.ravel(), y.ravel()], axis=1)

    def as_array(self) -> NDArray[np.float32]:
        """x0, y0, dx, dy, float32."""
        return np.array([self.x0, self.y0, self.dx, self.dy], np.float32)
