"""Stretches of a clip whose motion is smoothed; the lips are left alone, for they must follow the sound."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.sequence import CHANNELS
from joyvasa_runtime.project.performance.easing import Frames, within
from joyvasa_runtime.project.performance.lip_sync import LIPS
from joyvasa_runtime.project.performance.performance import Smooth
from joyvasa_runtime.project.performance.stretches import reached
from joyvasa_runtime.project.performance.take_rows import Rows

_EASE = 4.0
"""Frames inside a stretch over which the smoothing comes and goes."""

_REACH = 3.0
"""Widths of the Gaussian at which it is cut off: 0.3 % of it is left."""

_SMOOTHED = np.setdiff1d(np.arange(CHANNELS), LIPS)


def smoothed(source: Callable[[Frames], Rows], frames: Frames, smooths: Sequence[Smooth]) -> Rows:
    """Rows of a source at frames of the sound, shape (F, 70), smoothed where a stretch says so."""
    rows = source(frames)
    for smooth in reached(smooths, frames):
        here = np.flatnonzero((frames >= smooth.start) & (frames < smooth.stop))
        if len(here):
            ease = min(_EASE, (smooth.stop - smooth.start) / 2)
            share = within(frames[here], smooth.start, smooth.stop, ease, ease).astype(np.float32)[:, None]
            own = rows[np.ix_(here, _SMOOTHED)]
            rows[np.ix_(here, _SMOOTHED)] = own + share * (_filtered(source, frames[here], smooth) - own)
    return rows


def _filtered(source: Callable[[Frames], Rows], frames: Frames, smooth: Smooth) -> Rows:
    """A Gaussian over the frames around each frame; every frame is summed in the same order."""
    taps = _taps(smooth.sigma)
    reach = len(taps) // 2
    first = int(frames[0]) - reach
    around = source(np.arange(first, int(frames[-1]) + reach + 1))[:, _SMOOTHED]
    at = frames - first - reach
    total = np.zeros((len(frames), len(_SMOOTHED)), np.float64)
    for shift, tap in enumerate(taps):
        total += tap * around[at + shift]
    return total.astype(np.float32)


def _taps(sigma: float) -> NDArray[np.float64]:
    reach = round(_REACH * sigma)
    taps: NDArray[np.float64] = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    taps /= taps.sum()
    return taps
