"""Filters over the head's motion: scale, translation, pitch, yaw, roll. The expression is left alone.

They run once over a finished take; a filter for live motion is not here.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.models.specs import SmoothingName
from joyvasa_runtime.motion.sequence import HEAD

SMOOTHING_SUPPORT = 6
"""Frames before and after a frame that the zero-phase filter looks at."""

_SIGMA_FRAMES = 2.0
"""Half power at 1.7 Hz at 25 fps: nods (1-2 Hz) stay, jitter goes; `SMOOTHING_SUPPORT` is three of these."""

_UPSTREAM_ALPHA = np.float32(0.01)
"""The published weight of the newest frame."""


def smooth_head(values: NDArray[np.float32], name: SmoothingName) -> NDArray[np.float32]:
    """Motion with the head filtered.

    Parameters
    ----------
    values : ndarray, shape (T, 70), float32
        Physical motion; not changed.
    name : {"zero_phase", "upstream", "none"}
        A symmetric filter without delay; the published average, which lags by seconds; nothing.
    """
    if name == "none" or len(values) == 0:
        return values
    smoothed = values.copy()
    smoothed[:, HEAD] = (zero_phase if name == "zero_phase" else upstream)(values[:, HEAD])
    return smoothed


def zero_phase(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Columns, shape (T, C), filtered by a Gaussian of finite length; straight lines pass unchanged.

    At the ends the signal is continued by its point reflection, so it neither lags nor flattens there.
    """
    if len(values) == 1:
        return values.copy()
    padding = ((SMOOTHING_SUPPORT, SMOOTHING_SUPPORT), (0, 0))
    padded = np.pad(values.astype(np.float64), padding, mode="reflect", reflect_type="odd")
    taps = np.exp(-0.5 * (np.arange(-SMOOTHING_SUPPORT, SMOOTHING_SUPPORT + 1) / _SIGMA_FRAMES) ** 2)
    taps /= taps.sum()
    # One shifted copy per tap: every frame is summed in the same order, wherever the array ends.
    total = sum(tap * padded[shift : shift + len(values)] for shift, tap in enumerate(taps))
    return np.asarray(total, np.float32)


def upstream(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Columns, shape (T, C), by the published causal average: y_t = 0.01 x_t + 0.99 y_(t-1), y_0 = x_0."""
    smoothed = values.copy()
    for index in range(1, len(values)):
        smoothed[index] = _UPSTREAM_ALPHA * values[index] + (1 - _UPSTREAM_ALPHA) * smoothed[index - 1]
    return smoothed
