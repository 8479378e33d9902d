"""How loud a sound that is played is under each motion frame, from its waveform and so at once.

What the models hear has a measure of its own, `loudness`, from the samples; both agree to a few percent.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.level import FRAME_S, PERCENTILE, QUIETEST
from joyvasa_runtime.audio.peaks import BASE, Peaks
from joyvasa_runtime.timebase import HEARD_RATE_HZ, MOTION_FPS

_RMS = 2
_GROUP = 15
"""Entries of the waveform under exactly two motion frames, and four frames of a file's level."""


def frame_levels(peaks: Peaks, frames: int) -> NDArray[np.float32]:
    """RMS of the sound under each motion frame divided by the level of its speech.

    Parameters
    ----------
    peaks : Peaks
        Of a sound at `timebase.HEARD_RATE_HZ`.
    frames : int
        Frames wanted; those beyond the sound's end are silent.

    Returns
    -------
    ndarray, shape (frames,), float32
        About 1 in loud speech, 0 in digital silence; read-only.
    """
    rms = peaks.levels[0][:, _RMS]
    groups = np.zeros((-(-len(rms) // _GROUP), _GROUP), np.float32)
    np.square(rms, out=groups.reshape(-1)[: len(rms)])
    short = _mean_power(groups, round(FRAME_S * HEARD_RATE_HZ))
    # As the level of a file is defined: only whole frames count, where there are any.
    whole = len(rms) * BASE // round(FRAME_S * HEARD_RATE_HZ)
    level = float(np.percentile(short[: max(whole, 1)], PERCENTILE)) if len(short) else 0.0
    levels = np.zeros(frames, np.float32)
    heard = _mean_power(groups, HEARD_RATE_HZ // MOTION_FPS)[:frames]
    levels[: len(heard)] = heard / np.float32(max(level, QUIETEST))
    levels.setflags(write=False)
    return levels


def _mean_power(groups: NDArray[np.float32], samples: int) -> NDArray[np.float32]:
    """RMS of stretches of so many samples, from the entries that lie wholly in them.

    An entry that lies in two of them would let the voice sound into a pause beside it.
    """
    length = samples / BASE
    starts = np.arange(0, _GROUP, length)[:, None]
    entries = np.arange(_GROUP)[None, :]
    is_inside = (starts <= entries) & (entries + 1 <= starts + length)
    weights = (is_inside / is_inside.sum(axis=1, keepdims=True)).astype(np.float32)
    result: NDArray[np.float32] = np.sqrt(groups @ weights.T).reshape(-1)
    return result
