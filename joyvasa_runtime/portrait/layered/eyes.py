"""The lids as height fields and the eyeball behind them, per eye.

How far a lid closes comes from the motion; drawing a frame's eye is in `draw_eye`.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.layered.background import fill
from joyvasa_runtime.portrait.layered.dark_line import brightening, brightness, lowest_offsets
from joyvasa_runtime.portrait.layered.rig import Eye, Kind, Points

_LOWER_SHARE: dict[Kind, float] = {"human": 0.10, "drawing": 0.10, "animal": 0.36}
"""Part of a blink done by the lower lid; a cat's eye closes from both sides."""

_OVERLAP = 1.2
"""Pixels by which a closed upper lid covers the lower one, so that no white is left between; more where the
points are placed by hand."""

_SIDE_MARGIN = 0.3
"""Box beyond the corners, in eye widths."""

_BELOW_MARGIN = 0.45
"""Box below the lower lid, in eye widths."""

_LEAST_LID = 0.12
"""Skin above the eye that can stretch, at least, in eye widths."""

_COLUMNS = 111
"""Samples of a height along the eye."""

_EDGE = 1.5
"""Pixels around the opening that the eyeball keeps from the photo, so that an open eye is untouched."""

_LID_REACH = 0.09
"""How far the dark edge of the upper lid may lie from the mesh's line, in eye widths."""

_LASH = 1.2
"""Pixels from the middle of that dark edge that still belong to the lid."""

_DENSE = 41
"""Points of a lid line while it is looked for in the picture."""

_CORNER = 0.09
"""How far beyond a corner the skin still follows the lid, in eye widths."""

_PLAIN, _HAIR = 0.72, 0.5
"""Brightness, relative to the skin below the eye, of what counts as skin, and below which it is hair."""

_PAINTED, _STRETCHED = 0.45, 0.95
"""Skin above an eye, in openings of the eye, up to which a closed lid is all painted, and from which it is
all stretched skin."""


@dataclass(frozen=True, slots=True)
class EyeModel:
    """One eye of the crop.

    Parameters
    ----------
    shape : ndarray, shape (H, W, 6), float32
        Per pixel of the eye's box, in crop pixels along the eye's own vertical: position below the upper
        lid line, opening of the eye at this column, skin above it, share (0..1) of the gaze, way of the lid,
        how much (0..1) of the closed lid is painted.
    ball : ndarray, shape (H, W, 3), uint8
        The eyeball with surroundings in place of lids.
    lid : ndarray, shape (H, W, 3), uint8
        Smooth skin in place of the eye and its lashes.
    frame : ndarray, shape (8,), float32
        Box x0, y0; unit vector down x, y; eye width; lid thickness in pixels; part of a blink that the
        lower lid does; pixels by which the closed upper lid covers the lower.
    """

    shape: NDArray[np.float32]
    ball: NDArray[np.uint8]
    lid: NDArray[np.uint8]
    frame: NDArray[np.float32]


def model_eye(pixels: NDArray[np.uint8], eye: Eye, kind: Kind) -> EyeModel:
    """Lids and eyeball of an eye.

    Parameters
    ----------
    pixels : ndarray, shape (S, S, 3), uint8
        RGB crop.
    eye : Eye
    kind : "human", "animal" or "drawing"
    """
    along = (eye.upper[-1] - eye.upper[0]) / eye.width
    down = np.array([-along[1], along[0]])
    eye = _on_borders(pixels, eye, down, kind)
    x0, y0, x1, y1 = _box(eye, along, down, pixels.shape[0])
    x, y = np.meshgrid(np.arange(x0, x1), np.arange(y0, y1))
    relative = np.stack([x, y], axis=-1) - eye.upper[0]
    s, v = relative @ along / eye.width, relative @ down
    upper, opening, skin, way = _heights(eye, along, down, s)
    below = v - upper
    iris = np.hypot(x - eye.iris[0], y - eye.iris[1]) / eye.width
    share = np.clip((0.62 - iris) / 0.30, 0.0, 1.0)
    patch = np.ascontiguousarray(pixels[y0:y1, x0:x1])
    lash = float(np.clip(0.07 * eye.width, 1.5, 4.0))
    skin, lid, paint = _lid(patch, below, opening, skin, lash)
    share = share * share * (3.0 - 2.0 * share)
    shape = np.stack([below, opening, skin, share, way, np.full_like(way, paint)], axis=-1)
    inside = (below > -_EDGE) & (below < opening + _EDGE) & (opening > 0.0)
    overlap = _OVERLAP if kind == "human" else 0.1 * eye.width
    numbers = [x0, y0, down[0], down[1], eye.width, lash, _LOWER_SHARE[kind], overlap]
    return EyeModel(shape.astype(np.float32), _filled(patch, inside), lid, np.array(numbers, np.float32))


def _on_borders(pixels: NDArray[np.uint8], eye: Eye, down: Points, kind: Kind) -> Eye:
    """The eye with its lines on the borders of the lids, or white would be left on a closed one."""
    reach = _LID_REACH * eye.width
    upper, lower = _dense(eye.upper), _dense(eye.lower)
    fade = np.clip(np.minimum(np.arange(_DENSE), _DENSE - 1 - np.arange(_DENSE)) / 5.0, 0.0, 1.0)[:, None]
    light = brightness(pixels)
    moved = lowest_offsets(light, upper, down, (-reach, reach)) + _LASH
    upper = upper + fade * moved[:, None] * down
    below = (-0.5 * reach, 1.8 * reach)
    if kind == "animal":
        moved = lowest_offsets(light, lower, down, below) + _LASH
    else:
        # Below the white it gets darker; below the iris it doesn't, that says nothing about the border.
        off_iris = np.clip(np.linalg.norm(lower - eye.iris, axis=1) / (0.25 * eye.width) - 0.5, 0.05, 1.0)
        moved = lowest_offsets(brightening(pixels, down), lower, down, below, off_iris)
    lower = lower + fade * np.maximum(moved, 0.0)[:, None] * down
    return replace(eye, upper=upper, lower=lower)


def _dense(line: Points) -> Points:
    fine = np.linspace(0.0, len(line) - 1.0, _DENSE)
    return np.stack([np.interp(fine, np.arange(len(line)), axis) for axis in line.T], axis=1)


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
) -> tuple[NDArray[np.float64], ...]:
    """Upper line, opening, skin above and way of the lid at each pixel's column s (0, 1 at the corners)."""
    fine = np.linspace(-0.6, 1.6, _COLUMNS)
    lines = [_line((part - eye.upper[0]), along, down, eye.width, fine) for part in (eye.upper, eye.lower)]
    opening = np.maximum(lines[1] - lines[0], 0.0) * np.clip(np.minimum(fine, 1 - fine) / 0.04, 0.0, 1.0)
    brow = _line(eye.brow - eye.upper[0], along, down, eye.width, fine)
    skin = np.maximum(lines[0] - brow, _LEAST_LID * eye.width)
    # A lid that ended sharply at the corner would leave its lashes there.
    near = np.arange(-20, 21) * (fine[1] - fine[0]) / _CORNER
    kernel = np.exp(-(near**2))
    way = np.maximum(np.convolve(np.pad(opening, 20), kernel / kernel.sum(), mode="valid"), opening)
    return tuple(np.interp(s, fine, curve) for curve in (lines[0], opening, skin, way))


def _line(
    points: Points, along: Points, down: Points, width: float, fine: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Height of a polyline at some columns, smoothed, level beyond its ends."""
    at, height = points @ along / width, points @ down
    order = np.argsort(at)
    curve = np.interp(fine, at[order], height[order])
    kernel = np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9.0
    return np.convolve(np.pad(curve, 2, mode="edge"), kernel, mode="valid")


def _lid(
    patch: NDArray[np.uint8],
    below: NDArray[np.float64],
    opening: NDArray[np.float64],
    skin: NDArray[np.float64],
    lash: float,
) -> tuple[NDArray[np.float64], NDArray[np.uint8], float]:
    """Height of the bare skin above the eye, plain skin to paint with, and how much of a lid is painted."""
    under, over = below > opening + lash, (below > 1.0 - skin) & (below < -lash - 1.0)
    light = patch.mean(axis=2) / max(float(np.median(patch[under])) if under.any() else 0.0, 1.0)
    middle = opening > 0.6 * opening.max()
    hairless = float((light[over & middle] > _HAIR).mean()) if (over & middle).any() else 0.0
    # Brow hair that hangs lower than the mesh says is no lid.
    skin = skin * np.clip(1.1 * hairless, 0.2, 1.0)
    enough = float(skin[middle].mean()) / max(float(opening.max()), 1.0) if middle.any() else 1.0
    paint = float(np.clip((_STRETCHED - enough) / (_STRETCHED - _PAINTED), 0.0, 1.0))
    plain = (under | (over & (below > -skin))) & (light > _PLAIN)
    known = cv2.erode(plain.astype(np.uint8), np.ones((3, 3), np.uint8))
    filled = fill(patch.astype(np.float32), known.astype(np.float32))
    return skin, np.asarray(np.clip(np.rint(filled), 0, 255), np.uint8), paint


def _filled(patch: NDArray[np.uint8], known: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The patch with all that isn't eyeball continued from it."""
    missing = (~known).astype(np.uint8)
    if missing.all():
        return patch.copy()
    return np.asarray(cv2.inpaint(patch, missing, 3.0, cv2.INPAINT_TELEA), np.uint8)
