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

_NEARLY_NONE = np.float32(1e-6)

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
    # The same shape for all: numpy multiplies equal shapes ten times faster than broadcast ones.
    part = np.asarray(cv2.merge([part * np.float32(1.0 / 255.0)] * 3), np.float32)
    wide, narrow = (max(1, round(reach * unit / _REDUCTION)) for reach in _REACHES)
    near_fore, near_back = _near(image, image, part, wide, beyond)
    fore = _moved(image, part, near_fore, near_back)
    near_fore, near_back = (
        np.asarray(cv2.resize(near, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
        for near in _near(fore, near_back, part, narrow, beyond)
    )
    colours = _rounded(near_fore)
    cv2.copyTo(pixels, (alpha == 255).view(np.uint8), colours)
    edge = np.flatnonzero((alpha > 0) & (alpha < 255))
    share = np.repeat(alpha.reshape(-1)[edge] * np.float32(1.0 / 255.0), 3).reshape(-1, 3)
    mixed = pixels.reshape(-1, 3)[edge].astype(np.float32)
    near_fore, near_back = (plane.reshape(-1, 3)[edge] for plane in (near_fore, near_back))
    colours.reshape(-1, 3)[edge] = _rounded(_moved(mixed, share, near_fore, near_back))
    return colours


def _moved(image: _Plane, part: _Plane, fore: _Plane, back: _Plane) -> _Plane:
    """The foreground moved by what it and the background lack of the picture."""
    lacking = image - back - part * (fore - back)
    return np.asarray(fore + part * lacking, np.float32)


def _near(fore: _Plane, back: _Plane, part: _Plane, radius: int, far: _Plane) -> tuple[_Plane, _Plane]:
    """Mean foreground and background around each pixel."""
    rest = 1.0 - part
    mean_part = _blurred(part, radius)
    known = np.minimum(np.maximum(mean_part / _ENOUGH - 1.0, 0.0), 1.0)
    near_fore = _blurred(fore * part, radius) / np.maximum(mean_part, _NEARLY_NONE)
    near_back = _blurred(back * rest, radius) / np.maximum(1.0 - mean_part, _NEARLY_NONE)
    return np.asarray(far + known * (near_fore - far), np.float32), np.asarray(near_back, np.float32)


def _blurred(values: _Plane, radius: int) -> _Plane:
    """Means over squares."""
    height, width = values.shape[:2]
    factor = max(1, radius // _FINE_RADIUS)
    small = max(1, width // factor), max(1, height // factor)
    side = 2 * max(1, round(radius / factor)) + 1
    if factor > 1:
        values = np.asarray(cv2.resize(values, small, interpolation=cv2.INTER_AREA), np.float32)
    means = cv2.blur(values, (side, side), borderType=cv2.BORDER_REFLECT)
    if factor > 1:
        means = cv2.resize(means, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(means, np.float32)


def _shrunk(values: NDArray[np.uint8], size: tuple[int, int]) -> _Plane:
    return cv2.resize(values, size, interpolation=cv2.INTER_AREA).astype(np.float32)


def _rounded(values: _Plane) -> NDArray[np.uint8]:
    return np.asarray(np.rint(np.minimum(np.maximum(values, 0.0), 255.0)), np.uint8)
