"""What is heard together: stretches of sounds, each with its place, gain and fades, added up.

It only adds: the sum may exceed full scale, and is clipped where it leaves the program.

Notes
-----
A fade follows a quarter of a sine: while one sound fades out and another fades in over the same time, their
power stays the same, which is how loudness is heard; the curve is taken at the middle of each sample.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_FULL_SCALE = 32768.0


@dataclass(frozen=True, slots=True, eq=False)
class MixPart:
    """A stretch of a sound in the mix. All positions are samples at `timebase.HEARD_RATE_HZ`.

    Parameters
    ----------
    samples : ndarray, shape (N, 2), int16
        The whole sound.
    start : int
        Where it begins in the mix.
    offset : int
        First sample of the sound that is heard.
    length : int
        How long it is heard; beyond the sound's end there is silence.
    gain : float
        Factor, 1 as it is.
    fade_in, fade_out : int
        Length of the fades, each at most `length`.
    """

    samples: NDArray[np.int16]
    start: int
    offset: int
    length: int
    gain: float = 1.0
    fade_in: int = 0
    fade_out: int = 0

    @property
    def stop(self) -> int:
        """First sample of the mix behind it."""
        return self.start + self.length


def mix(parts: Iterable[MixPart], start: int, count: int) -> NDArray[np.float32]:
    """The samples [start, start + count) of all parts together; neighbouring windows join without a seam.

    Positions before 0 and behind the last part are silent.

    Returns
    -------
    ndarray, shape (count, 2), float32
        Full scale at 1, which the sum of several parts may exceed.
    """
    mixed = np.zeros((count, 2), np.float32)
    for part in parts:
        first = max(start, part.start)
        last = min(start + count, part.stop, part.start + len(part.samples) - part.offset)
        if first < last:
            mixed[first - start : last - start] += _heard(part, first - part.start, last - part.start)
    return mixed


def _heard(part: MixPart, first: int, last: int) -> NDArray[np.float32]:
    """The samples [first, last) of a part, counted from its start."""
    values = part.samples[part.offset + first : part.offset + last] * np.float32(part.gain / _FULL_SCALE)
    if first < part.fade_in:
        stop = min(last, part.fade_in)
        values[: stop - first] *= _rise(first, stop, part.fade_in)
    if last > part.length - part.fade_out:
        begin = max(first, part.length - part.fade_out)
        # Falling is rising read backwards from the part's end.
        fall = _rise(part.length - last, part.length - begin, part.fade_out)[::-1]
        values[begin - first :] *= fall
    return values


def _rise(first: int, last: int, length: int) -> NDArray[np.float32]:
    """Factors of the samples [first, last) of a fade-in of `length` samples, shape (last - first, 1)."""
    middles = np.arange(first, last, dtype=np.float64) + 0.5
    return np.sin(middles * (np.pi / 2 / length)).astype(np.float32)[:, None]
