"""How a cut-out of the still face crop moves with the animated one. Each frame is looked at by itself.

A matte made of every frame anew would flicker; this one keeps its shape and only moves.
"""

import threading
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_SIDE = 320
"""Pixels at which movement is measured: at 256 the edge is off by a third more, at 384 it takes twice the
time."""

_REFINEMENTS = 2
"""Steps of the flow's smoothing; more change nothing that is seen."""


_OF_THREAD = threading.local()


class Follower:
    """Moves one cut-out; safe to use from several threads, and equal crops give equal results.

    Parameters
    ----------
    pixels : ndarray, shape (S, S, 3), uint8
        The still face crop, RGB.
    alpha : ndarray, shape (S, S), float32
        What stays of it, 0..1.

    Notes
    -----
    The movement is the dense optical flow from the animated crop back to the still one: T. Kroeger,
    R. Timofte, D. Dai, L. Van Gool: Fast Optical Flow using Dense Inverse Search, 2016.
    """

    def __init__(self, pixels: NDArray[np.uint8], alpha: NDArray[np.float32]) -> None:
        self._still = _grey(pixels)
        self._alpha = np.rint(np.clip(alpha, 0.0, 1.0) * 255.0).astype(np.uint8)
        size = pixels.shape[0]
        self._x, self._y = np.meshgrid(np.arange(size, dtype=np.float32), np.arange(size, dtype=np.float32))

    def alpha_of(self, crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """What stays of an animated crop.

        Parameters
        ----------
        crop : ndarray, shape (S, S, 3), uint8
            RGB.

        Returns
        -------
        ndarray, shape (S, S), uint8
            0 background, 255 stays.
        """
        size = self._alpha.shape[0]
        flow = _solver().calc(_grey(crop), self._still, None)
        flow = cv2.resize(flow, (size, size), interpolation=cv2.INTER_LINEAR) * np.float32(size / _SIDE)
        moved = cv2.remap(
            self._alpha,
            self._x + flow[..., 0],
            self._y + flow[..., 1],
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        return np.asarray(moved, np.uint8)


def _solver() -> Any:
    """This thread's solver: it keeps buffers between calls, whose making takes a third of the time."""
    if not hasattr(_OF_THREAD, "solver"):
        solver = cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_FAST)  # type: ignore[attr-defined]
        solver.setFinestScale(0)
        solver.setVariationalRefinementIterations(_REFINEMENTS)
        _OF_THREAD.solver = solver
    return _OF_THREAD.solver


def _grey(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Brightness at the resolution of the flow."""
    small = cv2.resize(pixels, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
