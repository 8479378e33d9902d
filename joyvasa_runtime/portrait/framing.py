"""What of the portrait a video shows, and at what size: the whole picture, or the square around the face.

Not here: drawing the face (the generators) and encoding (`video`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.canvas import View as View
from joyvasa_runtime.portrait.composite import Compositor
from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.mask import DEFAULT_MASK, Mask, mask_pixels
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import Portrait

Frame = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Framing:
    """How face crops become video frames.

    Parameters
    ----------
    step : callable
        Face crop (S, S, 3) -> video frame (height, width, 3), both RGB uint8; several threads may call it.
    width, height : int
        Of the video frames, in pixels.
    """

    step: Callable[[Frame], Frame]
    width: int
    height: int


def frame_portrait(portrait: Portrait, view: View, size: int | None, mask: Mask = DEFAULT_MASK) -> Framing:
    """The framing of a portrait.

    Parameters
    ----------
    portrait : Portrait
    view : {"full", "face"}
        The whole picture with the face pasted back, or the face crop alone.
    size : int or None
        Longer side in pixels; None keeps the picture's or the crop's own size.
    mask : Mask
        Where the crop is seen in the picture; without meaning for the face crop alone.
    """
    if view == "face":
        side = size or portrait.crop.size
        return Framing(lambda crop: resize(crop, side, side), side, side)
    picture, crop = portrait.picture, portrait.crop
    if size is not None:
        picture, crop = _scaled(picture, crop, size / max(picture.width, picture.height))
    compositor = Compositor(picture, crop, mask_pixels(mask, crop.size, crop.zoom))
    return Framing(compositor.paste, picture.width, picture.height)


def resize(pixels: Frame, width: int, height: int) -> Frame:
    """Pixels at another size, without aliasing when smaller and without blocks when larger."""
    if pixels.shape[:2] == (height, width):
        return pixels
    method = cv2.INTER_AREA if width < pixels.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=method), np.uint8)


def _scaled(picture: Picture, crop: Crop, ratio: float) -> tuple[Picture, Crop]:
    """The picture at another size, and the same square of it."""
    width = max(2, round(picture.width * ratio))
    height = max(2, round(picture.height * ratio))
    across, down = picture.width / width, picture.height / height
    # Pixel centres are whole numbers in both pictures: (x + 0.5) scales, x doesn't.
    back = np.array([[across, 0, (across - 1) / 2], [0, down, (down - 1) / 2], [0, 0, 1]])
    scaled = replace(picture, pixels=resize(picture.pixels, width, height), alpha=None)
    return scaled, Crop(crop.transform @ back, crop.size)
