"""Closing the lips where the sound is silent.

It judges silence by loudness alone: steady noise counts as sound, and then nothing is changed.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.axes import LIP_KEYPOINTS

SILENCE = 0.03
"""Loudness below which a frame counts as silent, relative to the file's level (30 dB below its speech)."""

_BEFORE = 3
"""Frames that lips may open ahead of the sound: they lead the voice by 80-120 ms."""

_AFTER = 8
"""Frames that lips are left free after the sound: a shorter pause is a consonant or a breath, not silence."""

_EASE = 6
"""Frames over which the gate opens, and closes."""

GATE_LOOKAHEAD = _BEFORE + _EASE
"""Frames after a frame whose loudness can change it."""

_LIPS = np.array([3 * keypoint + axis for keypoint in LIP_KEYPOINTS for axis in range(3)])


def gate_lips(
    values: NDArray[np.float32], loudness: NDArray[np.float32], neutral: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Motion whose lip channels rest where there was no sound for a while; unchanged elsewhere.

    Parameters
    ----------
    values : ndarray, shape (T, 70), float32
        Physical motion; not changed.
    loudness : ndarray, shape (T,), float32
        Of the sound under each frame, relative to the whole file's level: see `audio.loudness`.
    neutral : ndarray, shape (70,), float32
        The resting face.
    """
    assert len(loudness) == len(values), f"{len(loudness)} loudness values for {len(values)} frames"
    rest = (1 - openness(loudness))[:, None]
    gated = values.copy()
    gated[:, _LIPS] += rest * (neutral[_LIPS] - values[:, _LIPS])
    return gated


def openness(loudness: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far the gate is open in each frame, shape (T,): 1 around sound, eased down to 0."""
    heard = loudness > SILENCE
    since, until = _frames_since(heard), _frames_since(heard[::-1])[::-1]
    beyond = np.minimum(np.maximum(since - _AFTER, 0), np.maximum(until - _BEFORE, 0))
    share: NDArray[np.float64] = 1 - np.minimum(beyond / _EASE, 1)
    smooth: NDArray[np.float64] = share * share * (3 - 2 * share)
    return smooth.astype(np.float32)


def _frames_since(heard: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Frames since the last one that was heard; very many where there was none."""
    index = np.arange(len(heard))
    last: NDArray[np.int64] = np.maximum.accumulate(np.where(heard, index, -(10**9)))
    return index - last
