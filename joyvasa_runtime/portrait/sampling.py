"""A square frame's pixels at the pixels of a rectangle of the canvas, prepared once for all frames.

Where the square lies is the caller's knowledge; mixing what was sampled with a picture is `composite`'s work.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Box = tuple[int, int, int, int]
"""x0, y0, x1, y1 in canvas pixels, x1 and y1 the first ones outside."""

_NEARLY_ONE = 1.1
"""Square pixels per canvas pixel up to which interpolating linearly keeps what can be seen."""

_SMOOTHING = 0.25
"""Standard deviation of the blur before sampling, times the root of step squared minus 1. Measured on a zone
plate and on a face at rest: linear interpolation blurs nearly enough by itself, 0.4 is as wrong as none."""

_ENLARGED = 0.8
"""Square pixels per canvas pixel below which linear interpolation shows its cells."""

_MOST_ENLARGED = 4
"""Times that the square is enlarged by cubic interpolation before that; beyond, pixels are blurs anyway."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the square is sampled; safe to use from several threads.

    Parameters
    ----------
    to_canvas : ndarray, shape (3, 3), float64
        Pixels of the square -> pixels of the canvas, nearly a similarity. Whole numbers are pixel centres.
    size : int
        Side of the square in its pixels.
    box : Box
        The rectangle of the canvas; not empty.
    is_continued : bool
        Whether the square's edge goes on outside of it; else it is black there.
    """

    to_canvas: NDArray[np.float64]
    size: int
    box: Box
    is_continued: bool = False

    @property
    def step(self) -> float:
        """Square pixels per canvas pixel."""
        return 1.0 / float(np.hypot(self.to_canvas[0, 0], self.to_canvas[1, 0]))

    def __call__(self, values: NDArray[Any]) -> NDArray[Any]:
        """The square as the rectangle shows it.

        Parameters
        ----------
        values : ndarray, shape (size, size) or (size, size, C), uint8 or float32

        Returns
        -------
        ndarray, shape (y1 - y0, x1 - x0) or (y1 - y0, x1 - x0, C)
        """
        x0, y0, x1, y1 = self.box
        values = self._enlarged(values) if self.step < _ENLARGED else self._reduced(values)
        k = self.size / values.shape[0]
        to_box = np.array([[1.0, 0.0, -x0], [0.0, 1.0, -y0], [0.0, 0.0, 1.0]]) @ self.to_canvas
        transform = to_box @ np.array([[k, 0, (k - 1) / 2], [0, k, (k - 1) / 2], [0, 0, 1]])
        return cv2.warpAffine(
            values,
            transform[:2],
            (x1 - x0, y1 - y0),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE if self.is_continued else cv2.BORDER_CONSTANT,
        )

    def _enlarged(self, values: NDArray[Any]) -> NDArray[Any]:
        """The square about as large as it is seen: a fifth of the time of turning it cubically."""
        if values.dtype != np.uint8:
            return values
        side = self.size * min(_MOST_ENLARGED, int(np.ceil(1.0 / self.step)))
        return cv2.resize(values, (side, side), interpolation=cv2.INTER_CUBIC)

    def _reduced(self, values: NDArray[Any]) -> NDArray[Any]:
        """The square made smaller and a little blurred where linear interpolation would skip pixels."""
        step, factor = self.step, int(self.step)
        if factor > 1:
            side = max(1, self.size // factor)
            values = cv2.resize(values, (side, side), interpolation=cv2.INTER_AREA)
            step *= side / self.size
        if step > _NEARLY_ONE:
            values = cv2.GaussianBlur(values, (0, 0), _SMOOTHING * float(np.sqrt(step * step - 1.0)))
        return values
