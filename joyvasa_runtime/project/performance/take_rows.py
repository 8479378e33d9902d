"""The rows of a take by frames of its sound, made relative to the project's reference."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.sequence import CHANNELS, SCALE

Rows = NDArray[np.float32]
Frames = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Rebasing:
    """What carries rows from one reference row over to another; a factor and an offset, shape (70,) each."""

    factor: Rows
    offset: Rows

    @classmethod
    def between(cls, own: Rows, wanted: Rows) -> "Rebasing | None":
        """From rows relative to `own` to rows relative to `wanted`; None where the two are equal.

        Scale is a factor, everything else an offset (see `portrait.keypoints`).
        """
        if np.array_equal(own, wanted):
            return None
        factor, offset = np.ones(CHANNELS, np.float32), wanted - own
        factor[SCALE], offset[SCALE] = wanted[SCALE] / own[SCALE], 0
        return cls(factor, offset)


@dataclass(frozen=True, slots=True, eq=False)
class TakeRows:
    """A stretch of motion.

    Parameters
    ----------
    values : ndarray, shape (T, 70), float32
        Its own rows.
    start : int
        Frame of the sound that its first row belongs to.
    rebasing : Rebasing or None
        Makes its rows relative to the project's reference; None where they are.
    """

    values: Rows
    start: int
    rebasing: Rebasing | None

    def __call__(self, frames: Frames) -> Rows:
        """A fresh array of rows at frames of the sound, shape (F, 70); beyond its ends the first or last."""
        rows = self.values[np.minimum(np.maximum(frames - self.start, 0), len(self.values) - 1)]
        if self.rebasing is not None:
            rows *= self.rebasing.factor
            rows += self.rebasing.offset
        return rows
