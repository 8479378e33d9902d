"""Pasting an animated square back into its picture, at the picture's own size, without a visible seam.

It draws no faces and knows no motion: one frame in, one full picture out.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.mask import DEFAULT_MASK, mask_pixels
from joyvasa_runtime.portrait.picture import Picture


@dataclass(frozen=True, slots=True)
class _Strip:
    """A rectangle in which frame and picture mix, in fixed point: 256 = 1, so that sums fit into 16 bits."""

    where: tuple[slice, slice]
    weights: NDArray[np.uint16]
    rest: NDArray[np.uint16]

    @staticmethod
    def cut(where: tuple[slice, slice], parts: NDArray[np.float32], base: NDArray[np.uint8]) -> "_Strip":
        """The strip for weights 0..1, shape (h, w), over picture pixels, shape (h, w, 3)."""
        # Written out three times: numpy multiplies equal shapes ten times faster than broadcast ones.
        weights = np.repeat(np.rint(parts * 256.0).astype(np.uint16)[..., None], 3, axis=2)
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
    picture : Picture
    crop : Crop
        The square that the frames show.
    mask : ndarray, shape (S, S), float32, optional
        How much of the frame is seen, 0..1, of the crop's size; feathered edges by default. Should be 0 in
        the outermost pixels.
    """

    def __init__(self, picture: Picture, crop: Crop, mask: NDArray[np.float32] | None = None) -> None:
        self._pixels = picture.pixels
        self._size = crop.size
        weights = mask_pixels(DEFAULT_MASK, crop.size, crop.zoom) if mask is None else mask
        x0, y0, x1, y1 = _touched(crop, picture)
        assert x0 < x1 and y0 < y1, "the crop lies outside its picture"  # noqa: PT018 - one condition
        self._area = (slice(y0, y1), slice(x0, x1))
        self._area_shape = (y1 - y0, x1 - x0)
        self._reduction = max(1, int(crop.zoom))
        self._to_area = _translation(-x0, -y0) @ crop.inverse
        parts = np.clip(self._warp(weights), 0.0, 1.0)
        self._solid = _solid_part(parts)
        self._strips = tuple(
            _Strip.cut(where, parts[where], picture.pixels[self._area][where])
            for where in _around(self._solid, parts.shape)
        )

    def paste(self, frame: NDArray[np.uint8], canvas: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        """The picture with the frame in it; bit-identical outside the mask.

        Parameters
        ----------
        frame : ndarray, shape (size, size, 3), uint8
            RGB, of the crop's size.
        canvas : ndarray, shape (H, W, 3), uint8, optional
            An earlier result of this compositor to overwrite; saves copying a large picture.

        Returns
        -------
        ndarray, shape (H, W, 3), uint8
            RGB; `canvas` if given.
        """
        assert frame.shape == (self._size, self._size, 3), f"the frame must fill the crop, got {frame.shape}"
        result = self._pixels.copy() if canvas is None else canvas
        warped, area = self._warp(frame), result[self._area]
        area[self._solid] = warped[self._solid]
        for strip in self._strips:
            area[strip.where] = strip.mix(warped)
        return result

    def _warp(self, values: NDArray[Any]) -> NDArray[Any]:
        """Values of the square at the pixels of the touched area; black outside the square."""
        height, width = self._area_shape
        if self._reduction > 1:
            # Linear interpolation alone would skip pixels.
            side = self._size // self._reduction
            values = cv2.resize(values, (side, side), interpolation=cv2.INTER_AREA)
        k = self._size / values.shape[0]
        transform = self._to_area @ np.array([[k, 0, (k - 1) / 2], [0, k, (k - 1) / 2], [0, 0, 1]])
        return cv2.warpAffine(values, transform[:2], (width, height), flags=cv2.INTER_LINEAR)


def _touched(crop: Crop, picture: Picture) -> tuple[int, int, int, int]:
    """Picture rectangle x0, y0, x1, y1 that holds all of the crop inside the picture."""
    low = np.floor(crop.corners().min(axis=0)).astype(int)
    high = np.ceil(crop.corners().max(axis=0)).astype(int) + 1
    x0, y0 = np.clip(low, 0, [picture.width, picture.height])
    x1, y1 = np.clip(high, [x0, y0], [picture.width, picture.height])
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


def _translation(dx: float, dy: float) -> NDArray[np.float64]:
    return np.array([[1.0, 0.0, dx], [0.0, 1.0, dy], [0.0, 0.0, 1.0]])
