"""The colours of what stays, without the background that shines through its soft edge.

How much stays of each pixel is known before; it is not changed here.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

_REACHES = (90 / 512, 6 / 512)
"""Radii of the two passes in parts of the crop's side, as in the paper at 512 px."""

_REDUCTION = 2
"""Pixels per pixel of the blurs: a quarter of the time, and what is blurred has no finer ones."""

_FINE_RADIUS = 6
"""Pixels of a radius that are enough: wider blurs are made of fewer, larger pixels."""

_ENOUGH = np.float32(1e-3)
"""Weight of foreground within reach below which its colour is unknown."""

_Plane = NDArray[np.float32]


def foreground_colours(
    pixels: NDArray[np.uint8], alpha: NDArray[np.uint8], unit: float, far: NDArray[np.uint8]
) -> NDArray[np.uint8]:
    """Colours that give the picture when they are laid over its background with `alpha`.

    Parameters
    ----------
    pixels : ndarray, shape (H, W, 3), uint8
        RGB, foreground and background mixed.
    alpha : ndarray, shape (H, W), uint8
        255 only foreground; such pixels keep their colours bit for bit.
    unit : float
        Pixels that a face crop's side measures here: edges are as soft as the crop is large.
    far : ndarray, shape (H, W, 3), uint8
        Colours where no foreground is within reach.

    Returns
    -------
    ndarray, shape (H, W, 3), uint8
        Where nothing stays, the nearby foreground goes on, so that players may interpolate.

    Notes
    -----
    M. Forte: Approximate Fast Foreground Colour Estimation, ICIP 2021. Foreground and background are blurred
    with their own weights, and the foreground is moved by what is then missing of the picture; once with a
    wide and once with a narrow blur.
    """
    height, width = alpha.shape
    small = max(1, width // _REDUCTION), max(1, height // _REDUCTION)
    image, part, beyond = (_shrunk(values, small) for values in (pixels, alpha, far))
    part = part[..., None] / np.float32(255.0)
    wide, narrow = (max(1, round(reach * unit / _REDUCTION)) for reach in _REACHES)
    near_fore, near_back = _near(image, image, part, wide, beyond)
    fore = _moved(image, part, near_fore, near_back)
    near_fore, near_back = (
        np.asarray(cv2.resize(near, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
        for near in _near(fore, near_back, part, narrow, beyond)
    )
    colours = _rounded(near_fore)
    cv2.copyTo(pixels, (alpha == 255).view(np.uint8), colours)
    edge = np.nonzero((alpha > 0) & (alpha < 255))
    share = alpha[edge][:, None].astype(np.float32) / np.float32(255.0)
    colours[edge] = _rounded(_moved(pixels[edge].astype(np.float32), share, near_fore[edge], near_back[edge]))
    return colours


def _moved(image: _Plane, part: _Plane, fore: _Plane, back: _Plane) -> _Plane:
    """The foreground moved by what it and the background lack of the picture."""
    return np.asarray(fore + part * (image - part * fore - (1.0 - part) * back), np.float32)


def _near(fore: _Plane, back: _Plane, part: _Plane, radius: int, far: _Plane) -> tuple[_Plane, _Plane]:
    """Mean foreground and background around each pixel."""
    near_fore, weight = _blurred(fore, part, radius)
    near_back, _ = _blurred(back, 1.0 - part, radius)
    known = np.clip(weight / _ENOUGH - 1.0, 0.0, 1.0)[..., None]
    return np.asarray(far + known * (near_fore - far), np.float32), near_back


def _blurred(colours: _Plane, weight: _Plane, radius: int) -> tuple[_Plane, _Plane]:
    """Weighted means over squares, and the mean weight."""
    height, width = colours.shape[:2]
    factor = max(1, radius // _FINE_RADIUS)
    weighted = np.dstack([colours * weight, weight])
    small = max(1, width // factor), max(1, height // factor)
    weighted = cv2.resize(weighted, small, interpolation=cv2.INTER_AREA)
    side = 2 * max(1, round(radius / factor)) + 1
    means = np.asarray(cv2.blur(weighted, (side, side), borderType=cv2.BORDER_REFLECT), np.float32)
    means[..., :3] = means[..., :3] / np.maximum(means[..., 3:], np.float32(1e-6))
    means = np.asarray(cv2.resize(means, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    return means[..., :3], means[..., 3]


def _shrunk(values: NDArray[np.uint8], size: tuple[int, int]) -> _Plane:
    return cv2.resize(values, size, interpolation=cv2.INTER_AREA).astype(np.float32)


def _rounded(values: _Plane) -> NDArray[np.uint8]:
    return np.asarray(np.rint(np.clip(values, 0.0, 255.0)), np.uint8)
