"""Pasting an animated square back into its picture, without a visible seam.

It draws no faces and knows no motion: one frame in, one full picture out.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.mask import DEFAULT_MASK, mask_pixels
from joyvasa_runtime.portrait.sampling import Box, Sampling


@dataclass(frozen=True, slots=True)
class _Strip:
    """A rectangle in which frame and picture mix, in fixed point: 256 = 1, so that sums fit into 16 bits."""

    where: tuple[slice, slice]
    weights: NDArray[np.uint16]
    rest: NDArray[np.uint16]

    @staticmethod
    def cut(where: tuple[slice, slice], parts: NDArray[np.float32], base: NDArray[np.uint8]) -> "_Strip":
        """The strip for weights 0..1, shape (h, w), over picture pixels, shape (h, w, C)."""
        # Written out per channel: numpy multiplies equal shapes ten times faster than broadcast ones.
        weights = np.repeat(np.rint(parts * 256.0).astype(np.uint16)[..., None], base.shape[2], axis=2)
        rest: NDArray[np.uint16] = base.astype(np.uint16)
        rest *= np.uint16(256) - weights
        rest += np.uint16(128)
        return _Strip(where, weights, rest)

    def mix(self, warped: NDArray[np.uint8]) -> NDArray[np.uint16]:
        """Mixed pixels of the strip, 0..255."""
        mixed = warped[self.where] * self.weights
        mixed += self.rest
        mixed >>= 8
        return np.asarray(mixed, np.uint16)


class Compositor:
    """Pastes the frames of one portrait; safe to call from several threads.

    Parameters
    ----------
    pixels : ndarray, shape (H, W, C), uint8
        The picture, with three or four channels; never painted on.
    crop : Crop
        The square that the frames show.
    mask : ndarray, shape (S, S), float32, optional
        How much of the frame is seen, 0..1, of the crop's size; feathered edges by default. Should be 0 in
        the outermost pixels.
    bounds : Box, optional
        The rectangle of the picture that frames may touch; all of it by default.
    """

    def __init__(
        self,
        pixels: NDArray[np.uint8],
        crop: Crop,
        mask: NDArray[np.float32] | None = None,
        bounds: Box | None = None,
    ) -> None:
        self._pixels = pixels
        self._shape = (crop.size, crop.size, pixels.shape[2])
        x0, y0, x1, y1 = box = _touched(crop, bounds or (0, 0, pixels.shape[1], pixels.shape[0]))
        self._area = (slice(y0, y1), slice(x0, x1))
        self._sample = Sampling(crop.inverse, crop.size, box)
        if self.is_idle:
            return
        weights = mask_pixels(DEFAULT_MASK, crop.size, crop.zoom) if mask is None else mask
        parts = np.clip(self._sample(weights), 0.0, 1.0)
        self._solid = _solid_part(parts)
        self._strips = tuple(
            _Strip.cut(where, parts[where], pixels[self._area][where])
            for where in _around(self._solid, parts.shape)
        )

    @property
    def is_idle(self) -> bool:
        """Whether nothing of the square lies in the picture, so that all frames are alike."""
        x0, y0, x1, y1 = self._sample.box
        return x0 >= x1 or y0 >= y1

    def paste(self, frame: NDArray[np.uint8], canvas: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        """The picture with the frame in it; bit-identical outside the mask.

        Parameters
        ----------
        frame : ndarray, shape (size, size, C), uint8
            Of the crop's size, with the picture's channels.
        canvas : ndarray, shape (H, W, C), uint8, optional
            An earlier result of this compositor to overwrite; saves copying a large picture.

        Returns
        -------
        ndarray, shape (H, W, C), uint8
            `canvas` if given.
        """
        assert frame.shape == self._shape, f"the frame must fill the crop, got {frame.shape}"
        result = self._pixels.copy() if canvas is None else canvas
        if self.is_idle:
            return result
        sampled, area = self._sample(frame), result[self._area]
        area[self._solid] = sampled[self._solid]
        for strip in self._strips:
            area[strip.where] = strip.mix(sampled)
        return result


def _touched(crop: Crop, bounds: Box) -> Box:
    """The part of a rectangle of the picture that holds all of the crop inside it; may be empty."""
    low = np.floor(crop.corners().min(axis=0)).astype(int)
    high = np.ceil(crop.corners().max(axis=0)).astype(int) + 1
    x0, y0 = np.clip(low, bounds[:2], bounds[2:])
    x1, y1 = np.clip(high, [x0, y0], bounds[2:])
    return int(x0), int(y0), int(x1), int(y1)


def _solid_part(parts: NDArray[np.float32]) -> tuple[slice, slice]:
    """Rows and columns of a rectangle in which every weight is 1, grown from the middle; may be empty."""
    full = parts >= 1.0 - 1e-6
    height, width = full.shape
    x0 = x1 = width // 2
    y0 = y1 = height // 2
    step = max(1, min(width, height) // 64)
    grows = True
    while grows:
        grows = False
        for left, up, right, down in ((step, 0, 0, 0), (0, step, 0, 0), (0, 0, step, 0), (0, 0, 0, step)):
            box = max(0, x0 - left), max(0, y0 - up), min(width, x1 + right), min(height, y1 + down)
            if box != (x0, y0, x1, y1) and full[box[1] : box[3], box[0] : box[2]].all():
                x0, y0, x1, y1 = box
                grows = True
    return slice(y0, y1), slice(x0, x1)


def _around(inner: tuple[slice, slice], shape: tuple[int, ...]) -> list[tuple[slice, slice]]:
    """The four rectangles that fill an area around an inner rectangle, those without pixels left out."""
    rows, columns = inner
    height, width = shape
    strips = [
        (slice(0, rows.start), slice(0, width)),
        (slice(rows.stop, height), slice(0, width)),
        (rows, slice(0, columns.start)),
        (rows, slice(columns.stop, width)),
    ]
    return [(r, c) for r, c in strips if r.start < r.stop and c.start < c.stop]
