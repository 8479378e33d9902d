"""Smooth cubics through a few of many samples: which ones they need, and the slopes there.

It knows numbers only; keys are made of them in `sampled` and `thinning`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Indices = NDArray[np.int64]

_ROUNDING = 1e-12
"""Part of the largest value that arithmetic may miss."""

_STIFF = 1e-6
"""How strongly the slopes at a stretch are drawn to its own; it decides those that no sample does."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Samples that cubics of time are fitted to; those that lie between two knots go through both.

    Parameters
    ----------
    frames, values : ndarray, shape (N,), float64
        Of at least two samples, in rising order of frames.
    """

    frames: Values
    values: Values

    def knots(self, start: Indices, tolerance: float) -> Indices:
        """Indices of few samples between which no other one is missed by more than a tolerance.

        Parameters
        ----------
        start : ndarray, int64
            Indices to begin with; with the first and the last sample.
        tolerance : float

        Notes
        -----
        Stretches that miss a sample are halved until none does. Then knots go whose two stretches could
        be one; removing some changes the slopes everywhere, so that stretches may be halved again.
        """
        allowed = tolerance + _ROUNDING * float(np.abs(self.values).max())
        knots = self._halved(start, allowed)
        while True:
            fewer = self._halved(self._merged(knots, allowed), allowed)
            if len(fewer) >= len(knots):
                return knots
            knots = fewer

    def slopes(self, knots: Indices) -> Values:
        """Slopes at knots that miss the samples least, by the sum of squares; value a frame."""
        stretch, start, stop, level = self._bases(knots)
        rest, count = self.values - level, len(knots)
        diagonal = _sums(stretch, start * start, count) + _sums(stretch + 1, stop * stop, count)
        wanted = _sums(stretch, start * rest, count) + _sums(stretch + 1, stop * rest, count)
        gaps = np.diff(self.frames[knots])
        straight, pull = np.diff(self.values[knots]) / gaps, _STIFF * gaps**2
        for ends in (slice(None, -1), slice(1, None)):
            diagonal[ends] += pull
            wanted[ends] += pull * straight
        return _solved(diagonal, _sums(stretch, start * stop, count - 1), wanted)

    def _halved(self, knots: Indices, allowed: float) -> Indices:
        while True:
            missed = self._missed(knots)
            peaks = np.maximum.reduceat(missed, knots[:-1])
            is_long = np.diff(knots) > 1
            middles = (knots[:-1] + knots[1:]) // 2
            more = middles[(peaks > allowed) & is_long]
            if not len(more):
                return knots
            knots = np.union1d(knots, more)

    def _merged(self, knots: Indices, allowed: float) -> Indices:
        """The knots without some between which the slopes of their neighbours suffice."""
        slopes, rows = self.slopes(knots), np.arange(len(knots))
        candidates: list[tuple[float, int]] = []
        for odd in (0, 1):
            # Without every other knot; the ends stay.
            kept = np.flatnonzero((rows % 2 == odd) | (rows == 0) | (rows == rows[-1]))
            peaks = np.maximum.reduceat(self._missed(knots[kept], slopes[kept]), knots[kept][:-1])
            merged = (peaks <= allowed) & (np.diff(kept) == 2)
            candidates += zip(peaks[merged].tolist(), (kept[:-1][merged] + 1).tolist(), strict=True)
        is_kept = np.ones(len(knots), np.bool_)
        for _, row in sorted(candidates):
            # What was judged by a neighbour's slope needs that neighbour, and its slope as it was.
            if is_kept[max(row - 2, 0) : row + 3].all():
                is_kept[row] = False
        return knots[is_kept]

    def _missed(self, knots: Indices, slopes: Values | None = None) -> Values:
        """By how much the cubics miss each sample."""
        stretch, start, stop, level = self._bases(knots)
        slopes = self.slopes(knots) if slopes is None else slopes
        missed = np.abs(level + start * slopes[stretch] + stop * slopes[stretch + 1] - self.values)
        missed[knots] = 0.0
        return missed

    def _bases(self, knots: Indices) -> tuple[Indices, Values, Values, Values]:
        """Of each sample: its stretch, what a slope of 1 at either end adds, the value without slopes."""
        begins, values = self.frames[knots], self.values[knots]
        stretch = np.repeat(np.arange(len(knots) - 1), np.diff(knots))
        stretch = np.append(stretch, len(knots) - 2)
        gap = np.diff(begins)[stretch]
        share = (self.frames - begins[stretch]) / gap
        level = values[stretch] + share**2 * (3 - 2 * share) * np.diff(values)[stretch]
        return stretch, gap * share * (1 - share) ** 2, gap * share**2 * (share - 1), level


def _sums(places: Indices, values: Values, count: int) -> Values:
    """The sum of the values that belong to each place."""
    return np.bincount(places, values, count).astype(np.float64)


def _solved(diagonal: Values, beside: Values, wanted: Values) -> Values:
    """Solution of a symmetric system with entries on the diagonal and beside it only, by elimination."""
    pivots, right, off = diagonal.tolist(), wanted.tolist(), beside.tolist()
    for row in range(1, len(pivots)):
        share = off[row - 1] / pivots[row - 1]
        pivots[row] -= share * off[row - 1]
        right[row] -= share * right[row - 1]
    right[-1] /= pivots[-1]
    for row in range(len(pivots) - 2, -1, -1):
        right[row] = (right[row] - off[row] * right[row + 1]) / pivots[row]
    return np.array(right)
