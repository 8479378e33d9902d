"""Hiding the jump of the head where one window of motion ends and the next begins.

It only sees finished motion; the model's own continuity comes from the carried frames (see `windows`).
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.sequence import HEAD

CARRY_ON = 0.8
"""Share of the last velocity that the first frame of a window keeps; the best in the starter pack's trial."""

_FIT_FRAMES = 6
"""Frames on each side of a border whose straight line tells where the head is and where it is heading.

The difference of the last two frames is mostly jitter, which a smoothing filter would spread: with it, the
smoothed head was 2.6 times as fast at borders as elsewhere, with the lines 1.04 times.
"""


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
    reach = min(_FIT_FRAMES, window)
    for start in range(window, len(head), window):
        middle, velocity = _line(head[start - reach : start])
        expected = middle + velocity * np.float32((reach - 1) / 2 + CARRY_ON)
        fresh = head[start : start + reach]
        middle, velocity = _line(fresh)
        found = middle - velocity * np.float32((len(fresh) - 1) / 2)
        stop = min(start + length, len(head))
        head[start:stop] += decay[: stop - start, None] * (expected - found)
    return blended


def _line(rows: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Middle and velocity a frame of the straight line through rows of shape (F, C), each of shape (C,)."""
    time = np.arange(len(rows), dtype=np.float32) - np.float32((len(rows) - 1) / 2)
    velocity = time @ rows / max(float(time @ time), 1.0)
    return rows.mean(axis=0), velocity.astype(np.float32)


def _decay(length: int) -> NDArray[np.float32]:
    """Weights from 1 down towards 0, level at both ends (half a cosine)."""
    return (0.5 + 0.5 * np.cos(np.pi * np.arange(length) / max(length, 1))).astype(np.float32)
