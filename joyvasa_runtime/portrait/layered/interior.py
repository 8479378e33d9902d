"""What is seen between the lips: the photo's own teeth, or painted teeth, tongue and dark.

Colours come from the photo. Where the lips are in a frame is decided in `draw_mouth`.
"""

from dataclasses import dataclass
from enum import Enum, auto

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.layered.background import fill
from joyvasa_runtime.portrait.layered.mouth import MouthFrame
from joyvasa_runtime.portrait.layered.rig import Rig

_TOOTH_EDGES = (0.0, 0.30, 0.535, 0.755, 0.935, 1.075)
"""Borders of one side's upper teeth, in half mouths from the middle."""

_TEETH_SHARE = 0.55
"""How bright, relative to the skin, the photo's gap must be to count as teeth."""

_GREY = 0.04
"""Spread of a colour, against its brightness, below which the photo is grey."""

_MOST_TINT = 0.45
"""Spread of the skin's colour, in luminances, from which teeth take no more of it."""

_TEETH_GAP, _OPEN_GAP = 0.07, 0.11
"""Lips' distance in the photo, mouth widths, from which a tooth row or an open mouth is kept."""


@dataclass(frozen=True, slots=True)
class Interior:
    """Layers over the mouth's box, RGBA with straight alpha.

    Parameters
    ----------
    own : ndarray, shape (H, W, 4), uint8
        What the photo shows between the lips and fixed to the head; all transparent for a closed mouth.
    own_lower : ndarray, shape (H, W, 4), uint8
        What the photo shows there of the lower jaw.
    upper : ndarray, shape (H, W, 4), uint8
        Painted upper teeth, fixed to the head.
    lower : ndarray, shape (H, W, 4), uint8
        Painted tongue and lower teeth as they lie when the mouth is closed, moving with the jaw.
    dark : ndarray, shape (3,), float32
        Colour of the depth.
    own_stays : bool
        Whether the photo's gap stays when the mouth opens, rather than giving way to the painted inside.
    """

    own: NDArray[np.uint8]
    own_lower: NDArray[np.uint8]
    upper: NDArray[np.uint8]
    lower: NDArray[np.uint8]
    dark: NDArray[np.float32]
    own_stays: bool


class _Gap(Enum):
    """What a photo shows between the lips."""

    SLIT = auto()
    """Little or nothing."""
    TEETH = auto()
    """One row of teeth."""
    OPEN = auto()
    """An open mouth with an upper and a lower half."""


def paint_interior(
    pixels: NDArray[np.uint8], rig: Rig, mouth: MouthFrame, box: tuple[int, int, int, int]
) -> Interior:
    """The mouth's inside in the photo's colours.

    Parameters
    ----------
    pixels : ndarray, shape (S, S, 3), uint8
        RGB crop.
    rig : Rig
    mouth : MouthFrame
    box : tuple of int
        x0, y0, x1, y1 of the mouth's box in the crop.
    """
    x0, y0, x1, y1 = box
    x, y = np.meshgrid(np.arange(x0, x1), np.arange(y0, y1))
    u, v = mouth.coordinates(np.stack([x, y], axis=-1))
    above, below = v - mouth.upper_at(u), v - mouth.lower_at(u)
    skin, lip = _colour(pixels, rig.cheeks, 0.6), _colour(pixels, rig.lower_outer[3:8], 0.5)
    patch = pixels[y0:y1, x0:x1]
    shows = _classified(patch, above, below, skin, mouth)
    own = _own(patch, above, below)
    own_lower = np.zeros_like(own)
    if shows is _Gap.OPEN:
        own, own_lower = _halves(own, above, below)
    enamel = _enamel(pixels, rig)
    bare = rig.kind == "animal" or shows is _Gap.OPEN
    upper = np.zeros_like(own) if bare or shows is _Gap.TEETH else _upper_teeth(u, above, mouth, enamel)
    lower = _lower(u, below, mouth, enamel, lip, bare)
    dark = _fleshy(lip, (0.24, 0.13, 0.13))
    return Interior(own, own_lower, upper, lower, dark, shows is not _Gap.SLIT)


def _classified(
    patch: NDArray[np.uint8],
    above: NDArray[np.float64],
    below: NDArray[np.float64],
    skin: NDArray[np.float32],
    mouth: MouthFrame,
) -> _Gap:
    inside = (above > 0.5) & (below < -0.5)
    if inside.sum() >= 12:
        if mouth.gap > _TEETH_GAP * mouth.unit and patch[inside].mean() > _TEETH_SHARE * skin.mean():
            return _Gap.TEETH
        if mouth.gap > _OPEN_GAP * mouth.unit:
            return _Gap.OPEN
    return _Gap.SLIT


def _own(
    patch: NDArray[np.uint8], above: NDArray[np.float64], below: NDArray[np.float64]
) -> NDArray[np.uint8]:
    """The photo's gap, continued a little under the lips."""
    opening = above - below
    seen = (above > -1.5) & (below < 1.5) & (opening > 0.5)
    deep = (above > 1.0) & (below < -1.0)
    layer = np.zeros((*patch.shape[:2], 4), np.uint8)
    if not deep.any():
        deep = seen
    continued = fill(patch.astype(np.float32), deep.astype(np.float32))
    layer[..., :3] = np.where(seen[..., None], patch, np.clip(continued, 0, 255).astype(np.uint8))
    # Soft below, where a tooth row ends against the dark; under the upper lip it goes on.
    reach = np.clip(1.6 - below, 0.0, 1.0) * np.clip((above + 6.0) / 2.0, 0.0, 1.0) * (opening > 0.5)
    layer[..., 3] = np.rint(255.0 * reach)
    return layer


def _halves(
    own: NDArray[np.uint8], above: NDArray[np.float64], below: NDArray[np.float64]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The upper and the lower half of an open mouth; they overlap, so that at rest nothing is missing."""
    height = above / np.maximum(above - below, 1.0)
    upper, lower = own.copy(), own.copy()
    upper[..., 3] = np.rint(own[..., 3] * np.clip((0.62 - height) / 0.12, 0.0, 1.0))
    under_lip = np.clip((8.0 - below) / 2.0, 0.0, 1.0) * (above - below > 0.5)
    lower[..., 3] = np.rint(255.0 * under_lip * np.clip((height - 0.38) / 0.12, 0.0, 1.0))
    return upper, lower


def _fleshy(lip: NDArray[np.float32], share: tuple[float, float, float]) -> NDArray[np.float32]:
    """Shares of the lip's colour, redder than it, except in a grey photo."""
    parts = np.array(share, np.float32)
    grey = float(np.ptp(lip)) < _GREY * float(lip.max())
    return np.asarray(lip * (parts.mean() if grey else parts), np.float32)


def _enamel(pixels: NDArray[np.uint8], rig: Rig) -> NDArray[np.float32]:
    """Tooth colour: lit like the skin's highlights, tinted a little like them, brighter on dark skin."""
    highlight = _colour(pixels, np.concatenate([rig.cheeks, rig.nose]), 0.9)
    luminance = float(highlight @ np.array([0.299, 0.587, 0.114], np.float32))
    bright = 236.0 * (luminance / 255.0) ** 0.8
    tint = highlight / max(luminance, 1.0) - 1.0
    strongest = max(float(np.ptp(tint)), 1e-6)
    # A grey photo keeps grey teeth; in colour they are ivory, never as red or brown as skin.
    ivory = np.array([0.03, 0.01, -0.08]) if strongest > _GREY else np.zeros(3)
    tint = 0.6 * tint * min(1.0, _MOST_TINT / strongest) + ivory
    return np.asarray(np.clip(bright * (1.0 + tint), 0.0, 240.0), np.float32)


def _upper_teeth(
    u: NDArray[np.float64], above: NDArray[np.float64], mouth: MouthFrame, enamel: NDArray[np.float32]
) -> NDArray[np.uint8]:
    a = np.abs(u)
    edges = np.array(_TOOTH_EDGES)
    tooth = np.clip(np.searchsorted(edges, a, side="right") - 1, 0, len(edges) - 2)
    inner, outer = edges[tooth], edges[tooth + 1]
    t = np.clip((a - inner) / (outer - inner), 0.0, 1.0)
    length = mouth.unit * np.array([0.135, 0.12, 0.13, 0.11, 0.09])[tooth]
    # Rounded corners and a row that rises towards the sides, like an arch seen from the front.
    end = length - mouth.unit * (0.022 * np.abs(2 * t - 1) ** 3 + 0.05 * a**2)
    cover = np.clip((end - above) / 1.2 + 0.5, 0.0, 1.0) * np.clip((1.06 - a) / 0.1, 0.0, 1.0)
    separator = 1.0 - 0.11 * np.exp(-((np.minimum(t, 1 - t) * (outer - inner) * mouth.half / 0.9) ** 2))
    round_off = (0.60 + 0.40 * np.clip(1.0 - a**2.2, 0, 1)) * separator
    gum = np.clip(above / (0.05 * mouth.unit), 0.75, 1.0)
    return _layer(enamel * (round_off * gum)[..., None], cover)


def _lower(
    u: NDArray[np.float64],
    below: NDArray[np.float64],
    mouth: MouthFrame,
    enamel: NDArray[np.float32],
    lip: NDArray[np.float32],
    bare: bool,
) -> NDArray[np.uint8]:
    """Tongue, and in front of it lower teeth unless `bare`."""
    a = np.abs(u)
    tongue_top = -mouth.unit * 0.16 * np.sqrt(np.clip(1.0 - (a / 0.72) ** 2, 0.0, 1.0))
    tongue = np.clip((below - tongue_top) / 3.0, 0.0, 1.0) * np.clip((0.74 - a) / 0.08, 0.0, 1.0)
    colour = _fleshy(lip, (0.74, 0.50, 0.50))
    groove = 1.0 - 0.18 * np.exp(-((u / 0.09) ** 2))
    painted = _layer(np.broadcast_to(colour, (*u.shape, 3)) * groove[..., None], tongue)
    if bare:
        return painted
    t = np.abs(np.mod(a / 0.155 + 0.5, 1.0) - 0.5)
    top = -mouth.unit * (0.055 - 0.035 * a**2 - 0.01 * (2 * (0.5 - t)) ** 4)
    cover = np.clip((below - top) / 1.4 + 0.5, 0.0, 1.0) * np.clip((0.82 - a) / 0.12, 0.0, 1.0)
    shade = (0.46 + 0.16 * np.clip(1 - a**2, 0, 1)) * (1.0 - 0.10 * np.exp(-(((0.5 - t) / 0.09) ** 2)))
    teeth = _layer(enamel * shade[..., None], cover)
    part = teeth[..., 3:].astype(np.float32) / 255.0
    colours = teeth[..., :3] * part + painted[..., :3] * (1.0 - part)
    alpha = np.maximum(teeth[..., 3], painted[..., 3])
    return np.dstack([np.rint(colours).astype(np.uint8), alpha])


def _layer(colour: NDArray[np.floating], cover: NDArray[np.floating]) -> NDArray[np.uint8]:
    rgb = np.clip(np.rint(colour), 0, 255).astype(np.uint8)
    return np.dstack([rgb, np.rint(255.0 * cover).astype(np.uint8)])


def _colour(pixels: NDArray[np.uint8], places: NDArray[np.float64], quantile: float) -> NDArray[np.float32]:
    """Colour around some points, at a quantile of their brightness."""
    soft = cv2.blur(pixels, (5, 5))
    size = pixels.shape[0]
    x, y = np.clip(np.rint(places).astype(int), 0, size - 1).T
    seen = soft[y, x].astype(np.float32)
    order = np.argsort(seen.sum(axis=1))
    return np.asarray(seen[order[round(quantile * (len(order) - 1))]], np.float32)
