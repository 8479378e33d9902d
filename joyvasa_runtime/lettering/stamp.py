"""Something painted once that is laid over many frames. What it shows is the choice of others."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Stamp:
    """Pixels with their opacity, and where they lie on a frame.

    Parameters
    ----------
    left, top : int
        Corner on the frame; all of the stamp lies on it.
    colours : ndarray, shape (h, w, 3), uint8
        RGB.
    opacity : ndarray, shape (h, w), uint8
        255 hides the frame.
    notes : tuple of str
        What could not be drawn, in the user's words.
    """

    left: int
    top: int
    colours: Frame
    opacity: Frame
    notes: tuple[str, ...] = ()
    _own: NDArray[np.uint16] = field(init=False, repr=False)
    _rest: NDArray[np.uint16] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Fixed point with 256 = 1, so that sums fit into 16 bits, and the same shape for both: numpy
        # multiplies equal shapes ten times faster than broadcast ones.
        weights = np.rint(self.opacity * (256.0 / 255.0)).astype(np.uint16)
        shared = np.repeat(weights[..., None], 3, axis=2)
        object.__setattr__(self, "_own", self.colours * shared + np.uint16(128))
        object.__setattr__(self, "_rest", np.uint16(256) - shared)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """x0, y0, x1, y1 on the frame."""
        height, width = self.opacity.shape
        return self.left, self.top, self.left + width, self.top + height

    def over(self, frame: Frame, index: int = 0) -> Frame:
        """A frame with the stamp on it; pixels outside of it stay bit for bit.

        Parameters
        ----------
        frame : ndarray, shape (H, W, 3) or (H, W, 4), uint8
            RGB, with straight alpha or without; never painted on.
        index : int
            Number of the frame; a stamp looks the same on all.

        Returns
        -------
        ndarray, shape (H, W, 3) or (H, W, 4), uint8
        """
        x0, y0, x1, y1 = self.box
        result = frame.copy()
        area = result[y0:y1, x0:x1]
        if frame.shape[2] == 4:
            self._lay_over_alpha(area)
        else:
            mixed = area * self._rest
            mixed += self._own
            mixed >>= 8
            area[:] = mixed
        return result

    def _lay_over_alpha(self, area: Frame) -> None:
        """Mix with straight alpha, in place."""
        share = self.opacity.astype(np.float32)[..., None]
        rest = (255.0 - share) * area[..., 3:].astype(np.float32) / np.float32(255.0)
        total = share + rest
        below = area[..., :3].astype(np.float32)
        mixed = (self.colours * share + below * rest) / np.maximum(total, np.float32(1e-6))
        # Where nothing is laid, what is below stays bit for bit, seen or not.
        laid = share > 0
        np.copyto(area[..., :3], np.rint(mixed).astype(np.uint8), where=laid)
        np.copyto(area[..., 3:], np.rint(total).astype(np.uint8), where=laid)
