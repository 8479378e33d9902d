"""RGB pictures as the planes of 10 bits that ProRes stores: BT.709, limited range, and how opaque they are.

Pictures of 8 bits are `colour`'s business.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.video.colour import rgb_to_yuv

_Deep = NDArray[np.uint16]

_TEN_BITS = 4
"""Ten bits count four times as finely as eight: black is 64, white 940."""


class DeepConverter:
    """Converts pictures of one size to 10 bits.

    Parameters
    ----------
    width, height : int
        The width is even where colour is halved.
    is_halved : bool
        Whether colour has half the width (4:2:2), or all of it (4:4:4).
    """

    def __init__(self, width: int, height: int, is_halved: bool) -> None:
        self._is_halved = is_halved
        self._matrix = rgb_to_yuv() * _TEN_BITS
        self._whole = np.empty((height, width, 3), np.uint16)

    def convert(self, rgb: NDArray[np.uint8], luma: _Deep, blue: _Deep, red: _Deep) -> None:
        """Overwrite the three planes with a picture.

        Parameters
        ----------
        rgb : ndarray, shape (height, width, 3), uint8
        luma : ndarray, shape (height, width), uint16
            Y, 64 to 940. Rows of the planes may lie apart.
        blue, red : ndarray, shape (height, width) or (height, width // 2), uint16
            Cb and Cr, 64 to 960.
        """
        cv2.transform(rgb.astype(np.uint16), self._matrix, dst=self._whole)
        luma[:] = self._whole[..., 0]
        for plane, out in ((self._whole[..., 1], blue), (self._whole[..., 2], red)):
            out[:] = _halved(plane) if self._is_halved else plane


def opacity(alpha: NDArray[np.uint8], out: _Deep) -> None:
    """Overwrite a plane with alpha in 10 bits, full range: 255 becomes 1023."""
    out[:] = alpha
    out[:] = (out << 2) | (out >> 6)


def _halved(plane: _Deep) -> _Deep:
    """Half the width, each value placed on every second column: the 1-2-1 filter."""
    left = np.concatenate([plane[:, :1], plane[:, 1:-1:2]], axis=1)
    return np.asarray((left + 2 * plane[:, ::2] + plane[:, 1::2] + 2) >> 2, np.uint16)
