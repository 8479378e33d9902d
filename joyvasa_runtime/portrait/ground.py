"""What never changes in a video's frames: the picture at its place on the canvas, and what is around it.

It is made once; the animated square is pasted into it by `composite`.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from joyvasa_runtime.portrait.canvas import SIDES, Canvas, Colour
from joyvasa_runtime.portrait.placement import Placement, place

Frame = NDArray[np.uint8]

_MARGIN = 8
"""Source pixels kept around the shown part, so that its edge is interpolated from real neighbours."""

_BACKDROP_SIDE = 160
"""Longer side at which the backdrop is blurred: it holds no details anyway."""

_BACKDROP_BLUR = 0.03
"""Standard deviation of that blur in parts of the canvas's longer side: shapes go, light and colour stay."""

_BACKDROP_LIGHT = 0.45
"""The picture in front must be the lighter one."""


def lay_ground(pixels: Frame, placement: Placement, background: Colour | None = None) -> Frame:
    """The canvas with a picture on it.

    Parameters
    ----------
    pixels : ndarray, shape (H, W, 3), uint8
        The whole picture.
    placement : Placement
    background : Colour or None
        Around the picture; None takes the picture, blurred and darkened.

    Returns
    -------
    ndarray, shape (height, width, 3), uint8
    """
    shown = shown_pixels(pixels, placement)
    x0, y0, x1, y1 = placement.box
    if shown.shape[:2] == (placement.height, placement.width):
        return shown
    ground = _backdrop(pixels, placement) if background is None else _plain(background, placement)
    ground[y0:y1, x0:x1] = shown
    return ground


def shown_pixels(pixels: Frame, placement: Placement) -> Frame:
    """What a canvas shows of a picture, at the canvas's pixels; shape (y1 - y0, x1 - x0[, 3]) of its box."""
    height, width = pixels.shape[:2]
    x0, y0, x1, y1 = placement.box
    if (x1 - x0, y1 - y0) == (placement.across, placement.down):
        return resize(pixels, placement.across, placement.down)
    left, top, right, bottom = placement.shown_part(width, height)
    margin = max(_MARGIN, int(np.ceil(_MARGIN * width / placement.across)))
    cut_x, cut_y = max(0, int(left) - margin), max(0, int(top) - margin)
    cut = pixels[cut_y : int(bottom) + margin + 1, cut_x : int(right) + margin + 1]
    part = left - cut_x, top - cut_y, min(right - cut_x, cut.shape[1]), min(bottom - cut_y, cut.shape[0])
    shown = Image.fromarray(np.ascontiguousarray(cut)).resize(
        (x1 - x0, y1 - y0), Image.Resampling.BICUBIC, box=part
    )
    return np.array(shown, np.uint8)


def resize(pixels: Frame, width: int, height: int) -> Frame:
    """Pixels at another size, without aliasing when smaller and without blocks when larger."""
    if pixels.shape[:2] == (height, width):
        return pixels
    method = cv2.INTER_AREA if width < pixels.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=method), np.uint8)


def _plain(colour: Colour, placement: Placement) -> Frame:
    return np.full((placement.height, placement.width, 3), colour, np.uint8)


def _backdrop(pixels: Frame, placement: Placement) -> Frame:
    """The picture itself filling the canvas, too blurred and dark to be looked at."""
    width, height = placement.width, placement.height
    ratio = min(1.0, _BACKDROP_SIDE / max(width, height))
    # A canvas like a ribbon would be none at this size; stretched, its blur looks the same.
    small = max(SIDES[0], round(width * ratio)), max(SIDES[0], round(height * ratio))
    filling = place(pixels.shape[1], pixels.shape[0], Canvas(size=small), (0.5, 0.5))
    seen = shown_pixels(pixels, filling).astype(np.float32)
    # Beyond the edge its mirror image: repeated pixels would make stripes.
    soft = cv2.GaussianBlur(seen, (0, 0), max(small) * _BACKDROP_BLUR, borderType=cv2.BORDER_REFLECT)
    # Enlarged before it is rounded: whole numbers would show as steps.
    large = cv2.resize(soft * np.float32(_BACKDROP_LIGHT), (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(np.rint(large), 0, 255), np.uint8)
