"""From animated face crops to crops with a transparent background, and the still picture in the same way.

Laying them onto a canvas is `portrait.framing`'s work.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.alpha.follow import Follower
from joyvasa_runtime.portrait.alpha.foreground import foreground_colours
from joyvasa_runtime.portrait.alpha.whole import NOTES, cut_out
from joyvasa_runtime.portrait.composite import Compositor
from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.ground import resize, shown_pixels
from joyvasa_runtime.portrait.layered.background import fill
from joyvasa_runtime.portrait.placement import Placement
from joyvasa_runtime.portrait.source import Portrait

Frame = NDArray[np.uint8]

_OWN = 250
"""Alpha from which a pixel's colour is the foreground's own."""

_CONTINUED_SIDE = 1024
"""Longer side at which colours are continued: what is smooth needs no more memory."""


class Cutter:
    """Cuts one portrait out of its background; safe to use from several threads.

    Parameters
    ----------
    portrait : Portrait

    Raises
    ------
    InferenceError
        If the matte model fails.
    """

    def __init__(self, portrait: Portrait) -> None:
        self._cutout = cut_out(portrait)
        self._still = portrait.pixels
        self._follower = Follower(portrait.pixels, self._cutout.crop)
        self._far = _continued(portrait.pixels, _bytes(self._cutout.crop))

    @property
    def note(self) -> str:
        """What the transparency was decided by, in the user's words."""
        return NOTES[self._cutout.origin]

    def cut(self, crop: Frame) -> Frame:
        """An animated crop, RGB, shape (S, S, 3), with its straight alpha, shape (S, S, 4)."""
        alpha = self._follower.alpha_of(crop)
        colours = foreground_colours(crop, alpha, crop.shape[0], self._far)
        return np.dstack([colours, alpha])

    def cut_ground(self, ground: Frame, placement: Placement, crop: Crop) -> Frame:
        """The still canvas with its straight alpha.

        The matte of the crop is finer than that of the whole picture; both mix within the crop's border.

        Parameters
        ----------
        ground : ndarray, shape (H, W, 3), uint8
            From `ground.lay_ground`.
        placement : Placement
            Of the picture on the canvas.
        crop : Crop
            The face's square in canvas pixels.

        Returns
        -------
        ndarray, shape (H, W, 4), uint8
        """
        x0, y0, x1, y1 = placement.box
        alpha = np.zeros(ground.shape[:2], np.uint8)
        alpha[y0:y1, x0:x1] = shown_pixels(_bytes(self._cutout.picture), placement)
        still = np.dstack([self._still, _bytes(self._cutout.crop)])
        joined = Compositor(np.dstack([ground, alpha]), crop, bounds=placement.box).paste(still)
        alpha = np.ascontiguousarray(joined[..., 3])
        colours = foreground_colours(ground, alpha, crop.size / crop.zoom, _continued(ground, alpha))
        return np.dstack([colours, alpha])


def _continued(pixels: Frame, alpha: Frame) -> Frame:
    """The foreground's colours, continued smoothly over everything else."""
    height, width = alpha.shape
    ratio = min(1.0, _CONTINUED_SIDE / max(width, height))
    small = max(1, round(width * ratio)), max(1, round(height * ratio))
    own = resize(np.where(alpha >= _OWN, 255, 0).astype(np.uint8), *small) == 255
    filled = fill(resize(pixels, *small).astype(np.float32), own.astype(np.float32))
    return resize(np.asarray(np.clip(np.rint(filled), 0, 255), np.uint8), width, height)


def _bytes(parts: NDArray[np.float32]) -> Frame:
    return np.asarray(np.rint(np.clip(parts, 0.0, 1.0) * 255.0), np.uint8)
