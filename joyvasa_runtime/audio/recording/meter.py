"""How loud what is recorded is: peak and RMS of each channel, and whether it was ever too loud.

It draws nothing, and how long a peak is shown is the display's business.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FLOOR_DB = -120.0
"""Level of digital silence: below what 20 bits can hold, and a finite number."""

_CLIPPED = 1 - 2.0**-14
"""Full scale: the largest 16-bit value is just below 1, and no voice gets here without being cut off."""


@dataclass(frozen=True, slots=True)
class Level:
    """How loud one channel was since it was asked last.

    Parameters
    ----------
    peak_db, rms_db : float
        Of full scale, from `FLOOR_DB`; above 0 only where the device gives more than full scale.
    is_clipped : bool
        Whether a sample has reached full scale since the meter was last reset.
    """

    peak_db: float = FLOOR_DB
    rms_db: float = FLOOR_DB
    is_clipped: bool = False


class Meter:
    """Collects blocks and says how loud they were."""

    def __init__(self) -> None:
        self._peak = self._power = np.zeros(0)
        self._samples = 0
        self._clipped = np.zeros(0, bool)

    def add(self, block: NDArray[np.float32]) -> None:
        """Listen to a block, shape (N, C), float32; the channels' number may change."""
        if not len(block):
            return
        if block.shape[1] != len(self._clipped):
            self._clipped = np.zeros(block.shape[1], bool)
            self._forget()
        peak = np.maximum(block.max(axis=0), -block.min(axis=0))
        self._peak = np.maximum(self._peak, peak)
        # einsum squares and sums without a copy of the block.
        self._power = self._power + np.einsum("ij,ij->j", block, block, dtype=np.float64)
        self._samples += len(block)
        self._clipped |= peak >= _CLIPPED

    def take(self) -> tuple[Level, ...]:
        """The level of each channel since the last call; a clipped one stays so until `reset`."""
        rms = np.sqrt(self._power / max(1, self._samples))
        levels = tuple(
            Level(_decibels(peak), _decibels(mean), bool(is_clipped))
            for peak, mean, is_clipped in zip(self._peak, rms, self._clipped, strict=True)
        )
        self._forget()
        return levels

    def reset(self) -> None:
        """Forget that anything was too loud."""
        self._clipped[:] = False

    def _forget(self) -> None:
        self._peak = np.zeros(len(self._clipped))
        self._power = np.zeros(len(self._clipped))
        self._samples = 0


def _decibels(value: float) -> float:
    return max(FLOOR_DB, 20 * float(np.log10(value))) if value > 0 else FLOOR_DB
