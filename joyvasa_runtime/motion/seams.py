"""Hiding the jump of the head where one window of motion ends and the next begins.

It only sees finished motion; the model's own continuity comes from the carried frames (see `windows`).
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.sequence import HEAD

CARRY_ON = 0.8
"""Share of the last velocity that the first frame of a window keeps; the best in the starter pack's trial."""


def blend_seams(values: NDArray[np.float32], window: int, length: int) -> NDArray[np.float32]:
    """Motion whose head channels run on smoothly over the borders of windows.

    Each window's start is moved to where the last one was heading, and the move decays to nothing within
    `length` frames; a seam changes no frame before it.

    Parameters
    ----------
    values : ndarray, shape (T, 70), float32
        Physical motion; not changed.
    window : int
        Frames from one border to the next.
    length : int
        Frames until the move has decayed, at most `window`; 0 changes nothing.
    """
    blended = values.copy()
    head = blended[:, HEAD]
    decay = _decay(length)
    for start in range(window, len(head), window):
        last, before = head[start - 1], head[max(start - 2, 0)]
        offset = last + np.float32(CARRY_ON) * (last - before) - head[start]
        stop = min(start + length, len(head))
        head[start:stop] += decay[: stop - start, None] * offset
    return blended


def _decay(length: int) -> NDArray[np.float32]:
    """Weights from 1 down towards 0, level at both ends (half a cosine)."""
    return (0.5 + 0.5 * np.cos(np.pi * np.arange(length) / max(length, 1))).astype(np.float32)
