"""The lids as height fields and the eyeball behind them, per eye.

How far a lid closes comes from the motion; drawing a frame's eye is in `draw_eye`.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.layered.rig import Eye, Points

_SIDE_MARGIN = 0.3
"""Box beyond the corners, in eye widths."""

_BELOW_MARGIN = 0.45
"""Box below the lower lid, in eye widths."""

_LEAST_LID = 0.3
"""Skin above the eye that can stretch, at least, in eye widths."""

_EDGE = 1.5
"""Pixels around the opening that the eyeball keeps from the photo, so that an open eye is untouched."""


@dataclass(frozen=True, slots=True)
class EyeModel:
    """One eye of the crop.

    Parameters
    ----------
    shape : ndarray, shape (H, W, 4), float32
        Per pixel of the eye's box, in crop pixels along the eye's own vertical: position below the upper
        lid line, opening of the eye at this column, stretching skin above it, share (0..1) of the gaze.
    ball : ndarray, shape (H, W, 3), uint8
        The eyeball with surroundings in place of lids.
    frame : ndarray, shape (6,), float32
        Box x0, y0; unit vector down x, y; eye width; lid thickness in pixels.
    """

    shape: NDArray[np.float32]
    ball: NDArray[np.uint8]
    frame: NDArray[np.float32]


def model_eye(pixels: NDArray[np.uint8], eye: Eye) -> EyeModel:
    """Lids and eyeball of an eye.

    Parameters
    ----------
    pixels : ndarray, shape (S, S, 3), uint8
        RGB crop.
    eye : Eye
    """
    along = (eye.upper[-1] - eye.upper[0]) / eye.width
    down = np.array([-along[1], along[0]])
    x0, y0, x1, y1 = _box(eye, along, down, pixels.shape[0])
    x, y = np.meshgrid(np.arange(x0, x1), np.arange(y0, y1))
    relative = np.stack([x, y], axis=-1) - eye.upper[0]
    s, v = relative @ along / eye.width, relative @ down
    upper, opening, skin = _heights(eye, along, down, s)
    below = v - upper
    iris = np.hypot(x - eye.iris[0], y - eye.iris[1]) / eye.width
    share = np.clip((0.62 - iris) / 0.30, 0.0, 1.0)
    shape = np.stack([below, opening, skin, share * share * (3 - 2 * share)], axis=-1)
    inside = (below > -_EDGE) & (below < opening + _EDGE) & (opening > 0.5)
    ball = _filled(pixels[y0:y1, x0:x1], inside)
    lash = float(np.clip(0.07 * eye.width, 1.5, 4.0))
    frame = np.array([x0, y0, down[0], down[1], eye.width, lash], np.float32)
    return EyeModel(np.ascontiguousarray(shape, np.float32), ball, frame)


def _box(eye: Eye, along: Points, down: Points, size: int) -> tuple[int, int, int, int]:
    """x0, y0, x1, y1 in crop pixels of all that blinking changes."""
    side, below = _SIDE_MARGIN * eye.width, _BELOW_MARGIN * eye.width
    corners = np.concatenate([eye.upper, eye.lower])
    brow = np.concatenate([eye.brow, eye.upper - _LEAST_LID * eye.width * down])
    reach = np.concatenate([corners + side * along, corners - side * along, eye.lower + below * down, brow])
    low = np.clip(np.floor(reach.min(axis=0)).astype(int) - 2, 0, size - 2)
    high = np.clip(np.ceil(reach.max(axis=0)).astype(int) + 3, low + 2, size)
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def _heights(
    eye: Eye, along: Points, down: Points, s: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Upper line, opening and stretching skin at each pixel's column s (0 and 1 at the corners)."""
    upper = _line(eye.upper - eye.upper[0], along, down, eye.width, s)
    lower = _line(eye.lower - eye.upper[0], along, down, eye.width, s)
    opening = np.maximum(lower - upper, 0.0) * (np.clip(np.minimum(s, 1 - s) / 0.04, 0.0, 1.0))
    brow = _line(eye.brow - eye.upper[0], along, down, eye.width, s)
    return upper, opening, np.maximum(upper - brow, _LEAST_LID * eye.width)


def _line(
    points: Points, along: Points, down: Points, width: float, s: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Height of a polyline, smoothed, level beyond its ends."""
    at, height = points @ along / width, points @ down
    order = np.argsort(at)
    fine = np.linspace(-0.6, 1.6, 111)
    curve = np.interp(fine, at[order], height[order])
    kernel = np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9.0
    curve = np.convolve(np.pad(curve, 2, mode="edge"), kernel, mode="valid")
    return np.interp(s, fine, curve)


def _filled(patch: NDArray[np.uint8], known: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The patch with all that isn't eyeball continued from it."""
    missing = (~known).astype(np.uint8)
    if missing.all():
        return patch.copy()
    return np.asarray(cv2.inpaint(np.ascontiguousarray(patch), missing, 3.0, cv2.INPAINT_TELEA), np.uint8)
