"""Any arrangement of loudspeakers as two channels, left and right.

It changes no rate, and mixing several sounds with each other is `mix`'s business.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.sound_stream import SoundBlock

# -3 dB, as ITU-R BS.775 has it for the centre and the loudspeakers behind.
_SHARED = float(np.sqrt(0.5))


def stereo(block: SoundBlock) -> NDArray[np.float32]:
    """The block for two loudspeakers.

    Stereo stays as it is and mono is heard on both sides. Of more channels, centre and surround come in
    3 dB lower, the subwoofer is left out, and the whole is turned down so far that it can't clip.

    Returns
    -------
    ndarray, shape (N, 2), float32
    """
    if len(block.channels) == 1:
        return np.repeat(block.values.T, 2, axis=1)
    if block.channels == ("FL", "FR"):
        return np.ascontiguousarray(block.values.T)
    return np.ascontiguousarray((_weights(block.channels) @ block.values).T)


@lru_cache(maxsize=8)
def _weights(channels: tuple[str, ...]) -> NDArray[np.float32]:
    """Share of each channel in left and right, shape (2, channels); neither side's sum is above 1."""
    heard = np.array([_share(name) for name in channels], np.float64).T
    if not heard.any():
        heard = np.ones_like(heard)
    return np.asarray(heard / heard.sum(axis=1).max(), np.float32)


def _share(name: str) -> tuple[float, float]:
    """Left and right share of a channel by FFmpeg's name for it, such as ``FL``, ``BC``, ``TFR``, ``LFE``."""
    if name.startswith("LFE"):
        return 0.0, 0.0
    weight = 1.0 if name in ("FL", "FR", "DL", "DR") else _SHARED
    if "L" in name:
        return weight, 0.0
    if "R" in name:
        return 0.0, weight
    return weight, weight
