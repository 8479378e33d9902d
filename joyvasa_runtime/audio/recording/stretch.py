"""The stretch of a microphone's endless sound that becomes a take, cut to the sample.

Its ends are counts of samples (see `capture_clock`), and may become known a little after they have passed.
"""

from collections import deque

import numpy as np
from numpy.typing import NDArray

_HELD_S = 2.0
"""How late the beginning may become known: output devices tell within tenths of a second."""

_LONGEST_GAP_S = 0.5
"""Silence put before a take whose beginning the device missed; anything longer is a mistaken clock."""

Block = NDArray[np.float32]


class Stretch:
    """Cuts blocks of the shape (N, C).

    Parameters
    ----------
    rate_hz : int
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._held: deque[tuple[int, Block]] = deque()
        self._first: int | None = None
        self._stop: int | None = None
        self._next = 0

    @property
    def has_begun(self) -> bool:
        """Whether the beginning is known."""
        return self._first is not None

    @property
    def first(self) -> int:
        """Count of the first sample; it must have begun."""
        assert self._first is not None
        return self._first

    @property
    def is_over(self) -> bool:
        """Whether the last sample was given out."""
        return self._stop is not None and self.has_begun and self._next >= self._stop

    def begin(self, first: int) -> None:
        """Let it begin at a sample; one that is gone for good becomes silence, or the first there is."""
        earliest = self._held[0][0] if self._held else first
        if earliest - first > _LONGEST_GAP_S * self._rate_hz:
            first = earliest
        self._first = self._next = first

    def end(self, stop: int) -> None:
        """Let it end before a sample; what was given out already stays."""
        self._stop = stop if self._stop is None else min(self._stop, stop)

    def feed(self, index: int, block: Block) -> Block:
        """What of the sound so far can be given out after this block; mostly the block itself.

        Parameters
        ----------
        index : int
            Count of its first sample.
        block : ndarray, shape (N, C), float32
        """
        self._held.append((index, block))
        if self._first is None:
            while index - self._held[0][0] > _HELD_S * self._rate_hz:
                self._held.popleft()
            return block[:0]
        parts = [self._part(start, held) for start, held in self._held]
        self._held.clear()
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _part(self, start: int, block: Block) -> Block:
        last = start + len(block) if self._stop is None else min(self._stop, start + len(block))
        if last <= self._next:
            return block[:0]
        missing = max(0, start - self._next)
        part = block[max(0, self._next - start) : last - start]
        self._next = last
        if missing:
            return np.concatenate([np.zeros((missing, block.shape[1]), np.float32), part])
        return part
