"""Finding the line between two lips, or a lid's border, near where the mesh says it is.

Which line to look for, and what to do with it, is the callers' business.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

_STEP = 0.5
"""Pixels between candidate places."""

_BEND_COST = 1.5
"""Cost of a step of one pixel between neighbouring columns, against the line's contrast; found by eye."""

_AWAY_COST = 0.02
"""Cost of lying a pixel away from the expected place."""


def brightness(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Plane to look for dark lines in, from an RGB crop."""
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.float32)
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), 0.8), np.float32)


def brightening(pixels: NDArray[np.uint8], down: NDArray[np.float64]) -> NDArray[np.float32]:
    """Plane to look for borders in below which it gets darker, from an RGB crop."""
    grey = brightness(pixels)
    across, along = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    return np.asarray(across * np.float32(down[0]) + along * np.float32(down[1]), np.float32)


def lowest_offsets(
    plane: NDArray[np.float32],
    line: NDArray[np.float64],
    down: NDArray[np.float64],
    reach: tuple[float, float],
    trust: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """How far below each point of a line the plane is lowest, smooth along the line.

    Parameters
    ----------
    plane : ndarray, shape (S, S), float32
        Of the crop.
    line : ndarray, shape (K, 2)
        Expected places, crop pixels.
    down : ndarray, shape (2,)
        Unit vector.
    reach : pair of float
        Least and greatest offset, pixels.
    trust : ndarray, shape (K,), optional
        0..1, how much the picture counts at each point; where it doesn't, the line follows its neighbours.

    Returns
    -------
    ndarray, shape (K,)
        Pixels along `down`.
    """
    offsets = np.arange(reach[0], reach[1] + _STEP / 2, _STEP)
    places = (line[:, None] + offsets[None, :, None] * down).astype(np.float32)
    seen = cv2.remap(plane, places[..., 0], places[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    values = np.asarray(seen, np.float64)
    contrast = max(float(np.ptp(values, axis=1).mean()), 1.0)
    cost = values / contrast + _AWAY_COST * offsets**2
    return _cheapest_path(cost if trust is None else cost * trust[:, None], offsets)


def _cheapest_path(cost: NDArray[np.float64], offsets: NDArray[np.float64]) -> NDArray[np.float64]:
    """Offset per column of the path that costs least, by dynamic programming."""
    step = _BEND_COST * (offsets[:, None] - offsets[None, :]) ** 2
    total = cost[0]
    choices = np.zeros(cost.shape, np.intp)
    for column in range(1, len(cost)):
        reach = total[None, :] + step
        choices[column] = reach.argmin(axis=1)
        total = reach.min(axis=1) + cost[column]
    path = np.zeros(len(cost), np.intp)
    path[-1] = int(total.argmin())
    for column in range(len(cost) - 1, 0, -1):
        path[column - 1] = choices[column, path[column]]
    return np.asarray(offsets[path])
