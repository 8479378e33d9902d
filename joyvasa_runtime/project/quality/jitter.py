"""Finds where the head trembles: faster than anybody moves it, and for longer than a jump takes.

A single jump is `seam`'s.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from joyvasa_runtime.project.quality.runs import Flags, Run, runs
from joyvasa_runtime.project.quality.signals import Values
from joyvasa_runtime.timebase import MOTION_FPS

THRESHOLD = 0.25
"""Degrees. Real talking, laughing and winking heads, as LivePortrait's extractor sees them, reach 0.19 at
most and 0.06 in the median; takes of the starter pack 0.007."""

_HALF_POWER_HZ = 5.0
"""People nod and shake their heads at up to 3 Hz, of which the filter lets 6 % through."""

_REACH = 6
"""Frames on each side that the filter sees, and that the half second around a frame has."""

_MERGED = 12
"""Frames: trembling that comes back within half a second is the same."""

_SHORTEST = 5
"""Frames: what is shorter is gone before it is seen to tremble."""


def trembling(head: Values) -> Values:
    """How much the head trembles around each frame in degrees, shape (T,).

    Parameters
    ----------
    head : ndarray, shape (T, 6), float64
        See `Signals.head`.

    Notes
    -----
    Each column goes through a high-pass filter without delay (a windowed sinc of 13 frames, half at 5 Hz;
    straight lines give 0). The length of what is left is the trembling of a frame, and its median over
    13 frames that of the half second. Of a sine wave this is the root mean square, so that it measures
    energy; a jump, which is over within fewer frames than half of them, hardly moves it.
    """
    if len(head) <= 2 * _REACH:
        return np.zeros(len(head))
    padded = np.pad(head, ((_REACH, _REACH), (0, 0)), mode="reflect", reflect_type="odd")
    rest = sum(tap * padded[shift : shift + len(head)] for shift, tap in enumerate(_TAPS))
    length = np.pad(np.sqrt((np.asarray(rest) ** 2).sum(axis=1)), _REACH, mode="reflect")
    windows = sliding_window_view(length, 2 * _REACH + 1)
    median: Values = np.median(windows, axis=1)
    return median


def find_jitter(head: Values, is_shown: Flags) -> tuple[tuple[Run, float], ...]:
    """Stretches in which the head trembles, as indices of frames, each with its degrees.

    Parameters
    ----------
    head : ndarray, shape (T, 6), float64
    is_shown : ndarray, shape (T,), bool
        The frames that are looked at.
    """
    measured = trembling(head)
    found = runs((measured > THRESHOLD) & is_shown, _MERGED)
    return tuple((run, float(measured[slice(*run)].max())) for run in found if run[1] - run[0] >= _SHORTEST)


def _taps() -> NDArray[np.float64]:
    frames = np.arange(-_REACH, _REACH + 1)
    share = 2 * _HALF_POWER_HZ / MOTION_FPS
    low = share * np.sinc(share * frames) * np.hanning(2 * _REACH + 3)[1:-1]
    high: NDArray[np.float64] = -low / low.sum()
    high[_REACH] += 1
    return high


_TAPS = _taps()
