"""How loud a voice is, as one number for a whole file, and the gain that brings it to another level.

Not loudness as broadcasters measure it: only what the motion models are trained with.
"""

import numpy as np
from numpy.typing import NDArray

FRAME_S = 0.02
"""Length of the frames whose RMS is taken."""

PERCENTILE = 95.0
"""High enough to be speech where there are pauses, low enough to pass over a knock on the microphone."""

QUIETEST = 1e-3
"""Level (-60 dB of full scale) below which a sound is not raised further: that would only raise its noise."""


def percentile_level(samples: NDArray[np.float32], rate_hz: int) -> float:
    """95th percentile of the RMS of 20 ms frames, 0 for no samples.

    Parameters
    ----------
    samples : ndarray, shape (N,), float32
        The whole sound; samples after the last whole frame don't count unless there is no whole frame.
    rate_hz : int
    """
    if not len(samples):
        return 0.0
    length = min(round(FRAME_S * rate_hz), len(samples))
    frames = samples[: len(samples) // length * length].reshape(-1, length)
    # einsum squares and sums without a copy of the sound, which matters for hours of it.
    power = np.einsum("ij,ij->i", frames, frames) / length
    return float(np.percentile(np.sqrt(power), PERCENTILE))


def gain_to(target: float, level: float) -> float:
    """Factor that brings a sound of `level` to `target`, the same for all sounds below `QUIETEST`."""
    return target / max(level, QUIETEST)
