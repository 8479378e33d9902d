"""How much of the animated square is seen at each of its pixels: a soft-edged rectangle to ellipse.

Pasting with it is `composite`'s work.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MASK_SIDE = 512
"""Side of the square that a mask's numbers are pixels of; at other sizes they scale."""

MAX_INSET = 200.0
FEATHER_RANGE = (1.0, 200.0)

_RIM = 2.0
"""Crop pixels left out at the edge, at least one picture pixel: interpolation there meets what is not in the
frame."""

_SHARPEST = 64.0
"""Exponent of the superellipse that passes for a rectangle."""

_NEARLY_ZERO = 1e-300


@dataclass(frozen=True, slots=True)
class Mask:
    """Where the animated square is seen, in pixels of the 512-pixel square.

    Parameters
    ----------
    left, top, right, bottom : float
        What is left out along each edge, 0 to 200.
    feather : float
        Width of the soft edge, 1 to 200.
    roundness : float
        0 a rectangle, 1 an ellipse.
    """

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    feather: float = 40.0
    roundness: float = 0.0


DEFAULT_MASK = Mask()


def mask_pixels(mask: Mask, size: int, zoom: float = 1.0) -> NDArray[np.float32]:
    """How much of the square is seen.

    Parameters
    ----------
    mask : Mask
    size : int
        Side of the square in pixels.
    zoom : float
        Its pixels per pixel of the picture that it is pasted into.

    Returns
    -------
    ndarray, shape (size, size), float32
        0..1; always 0 in the outermost pixels.

    Notes
    -----
    The edge of the rounded opening is a superellipse, ``|x/a|^n + |y/b|^n = 1`` with ``n = 2 / roundness``.
    The distance to it is that of the first order: its left side minus 1, over the length of its gradient.
    """
    scale, rim = size / MASK_SIDE, max(_RIM, zoom)
    across = _inside(size, mask.left * scale + rim, mask.right * scale + rim)
    down = _inside(size, mask.top * scale + rim, mask.bottom * scale + rim)
    width = mask.feather * scale
    seen = np.outer(_ramp(np.minimum(*down) / width), _ramp(np.minimum(*across) / width))
    if mask.roundness > 0.0:
        seen = np.minimum(seen, _ramp(_within_ellipse(across, down, mask.roundness) / width))
    return seen


def _inside(size: int, low: float, high: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Distance of each pixel's centre from the opening's two edges, positive inside, shape (size,) each."""
    pixels = np.arange(size, dtype=np.float64)
    return pixels + 0.5 - low, pixels[::-1] + 0.5 - high


def _within_ellipse(
    across: tuple[NDArray[np.float64], NDArray[np.float64]],
    down: tuple[NDArray[np.float64], NDArray[np.float64]],
    roundness: float,
) -> NDArray[np.float64]:
    """Distance of each pixel from the superellipse, positive inside, shape (size, size)."""
    n = min(_SHARPEST, 2.0 / roundness)
    a, b = (max(1.0, float(edges[0][0] + edges[1][0]) / 2) for edges in (across, down))
    x = np.abs(across[0] - across[1]) / 2 / a
    y = np.abs(down[0] - down[1])[:, None] / 2 / b
    # At most 10 to the 64th, for openings of at least a fifth of the square: within the range of floats.
    powers = np.maximum(x**n + y**n, _NEARLY_ZERO)
    radius = powers ** (1.0 / n)
    slope = radius / powers * np.hypot(x ** (n - 1.0) / a, y ** (n - 1.0) / b)
    return np.asarray((1.0 - radius) / np.maximum(slope, 1e-9))


def _ramp(x: NDArray[np.float64]) -> NDArray[np.float32]:
    """A smooth step from 0 to 1."""
    x = np.clip(x, 0.0, 1.0)
    return (x * x * (3.0 - 2.0 * x)).astype(np.float32)
