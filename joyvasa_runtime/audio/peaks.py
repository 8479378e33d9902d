"""A pyramid of lowest, highest and RMS values, from which a waveform is drawn at any zoom without delay.

It draws nothing itself.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BASE = 256
"""Samples in one entry of the finest level; each next level doubles it."""

_LOW, _HIGH, _RMS = 0, 1, 2

_HALF_OF_16_BIT = 0.5 / 32768


@dataclass(frozen=True, slots=True, eq=False)
class Peaks:
    """Peaks of one sound.

    Parameters
    ----------
    samples : ndarray, shape (N,), float32 or shape (N, 2), int16
        The sound itself, for zooms finer than the finest level; shared, not copied. Of stereo the mean of
        both sides is shown, with full scale at 1.
    levels : tuple of ndarray, shape (K, 3), float32
        Lowest, highest and RMS value per `BASE` * 2 ** i samples; the last entry may cover fewer.
    """

    samples: NDArray[np.float32] | NDArray[np.int16]
    levels: tuple[NDArray[np.float32], ...]

    @staticmethod
    def of(samples: NDArray[np.float32]) -> "Peaks":
        """Peaks of `samples`, shape (N,), float32."""
        return Peaks.over(samples, finest_peaks(samples))

    @staticmethod
    def over(samples: NDArray[np.float32] | NDArray[np.int16], finest: NDArray[np.float32]) -> "Peaks":
        """Peaks of `samples` whose finest level, shape (K, 3), float32, is known."""
        levels = [finest]
        while len(levels[-1]) > 1:
            levels.append(_halved(levels[-1]))
        for level in levels:
            level.setflags(write=False)
        return Peaks(samples, tuple(levels))

    def window(self, start: int, stop: int, columns: int) -> NDArray[np.float32]:
        """Lowest, highest and RMS value of each of `columns` equal parts of the samples [start, stop).

        Positions may lie outside the sound, where everything is 0. Where a column is wider than a few
        entries of a level, its borders are rounded to entries.

        Returns
        -------
        ndarray, shape (columns, 3), float32
        """
        per_column = (stop - start) / columns
        edges = np.linspace(start, stop, columns + 1, dtype=np.float64)
        if per_column < BASE:
            part = mono(self.samples[_touched(edges)])
            return _reduced(np.stack([part, part, np.abs(part)], axis=1), edges - _touched(edges).start)
        level = min(int(np.log2(per_column / BASE)), len(self.levels) - 1)
        edges /= float(BASE << level)
        # Only what is shown: an hour's finest level is as large as a minute's sound.
        return _reduced(self.levels[level][_touched(edges)], edges - _touched(edges).start)


def mono(samples: NDArray[np.float32] | NDArray[np.int16]) -> NDArray[np.float32]:
    """What is drawn of `samples`, shape (N,), float32: itself, or the mean of 16-bit stereo."""
    if samples.ndim == 1:
        return samples.astype(np.float32, copy=False)
    return (samples[:, 0].astype(np.float32) + samples[:, 1]) * np.float32(_HALF_OF_16_BIT)


def finest_peaks(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Lowest, highest and RMS value of every `BASE` samples, shape (K, 3); the last entry may cover fewer."""
    whole = len(samples) // BASE
    out = np.zeros((-(-len(samples) // BASE), 3), np.float32)
    blocks = samples[: whole * BASE].reshape(whole, BASE)
    out[:whole, _LOW] = blocks.min(axis=1, initial=np.inf)
    out[:whole, _HIGH] = blocks.max(axis=1, initial=-np.inf)
    out[:whole, _RMS] = np.sqrt(np.einsum("ij,ij->i", blocks, blocks) / BASE)
    if len(out) > whole:
        rest = samples[whole * BASE :]
        out[whole] = rest.min(), rest.max(), np.sqrt(np.mean(rest * rest))
    return out


def _halved(level: NDArray[np.float32]) -> NDArray[np.float32]:
    """The next coarser level; an odd last entry stands for itself."""
    if len(level) % 2:
        level = np.concatenate([level, level[-1:]])
    # Whole columns against each other: reducing pairs along an axis takes five times as long.
    left, right = level[::2], level[1::2]
    out = np.empty((len(left), 3), np.float32)
    np.minimum(left[:, _LOW], right[:, _LOW], out=out[:, _LOW])
    np.maximum(left[:, _HIGH], right[:, _HIGH], out=out[:, _HIGH])
    out[:, _RMS] = np.sqrt((left[:, _RMS] ** 2 + right[:, _RMS] ** 2) / 2)
    return out


def _touched(edges: NDArray[np.float64]) -> slice:
    """The entries that columns between ascending `edges` touch, and one more."""
    first = max(int(np.floor(edges[0])), 0)
    return slice(first, max(int(np.ceil(edges[-1])) + 1, first))


def _reduced(entries: NDArray[np.float32], edges: NDArray[np.float64]) -> NDArray[np.float32]:
    """One row per pair of neighbouring edges, in entries; a column touches at least one entry, or is 0."""
    first = np.floor(edges[:-1]).astype(np.int64)
    last = np.maximum(np.ceil(edges[1:]).astype(np.int64), first + 1)
    inside = (first < len(entries)) & (last > 0)
    # `reduceat` wants pairs of positions and reads the one it is given even where a pair is empty, hence
    # the zero row at the end.
    pairs = np.stack([first, last], axis=1).clip(0, len(entries)).ravel()
    rows = np.concatenate([entries, np.zeros((1, 3), np.float32)])
    low = np.minimum.reduceat(rows[:, _LOW], pairs)[::2]
    high = np.maximum.reduceat(rows[:, _HIGH], pairs)[::2]
    power = np.add.reduceat(rows[:, _RMS] ** 2, pairs)[::2] / np.maximum(pairs[1::2] - pairs[::2], 1)
    return np.where(inside[:, None], np.stack([low, high, np.sqrt(power)], axis=1), np.float32(0))
