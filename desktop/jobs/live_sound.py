"""Sound that is put out at once besides what is played: one's own voice, and the clicks of a count-in.

It opens no device: the sound clock mixes it into what it hands over.
"""

import threading

import numpy as np
import soxr
from numpy.typing import NDArray

from joyvasa_runtime.timebase import HEARD_RATE_HZ

_MOST = HEARD_RATE_HZ // 5
"""Samples that wait at most: what is older than a fifth of a second would be an echo, and is left out."""

_CLICK_HZ = 1000
_CLICK_S = 0.03
_CLICK_LEVEL = 0.15
"""Soft: it is heard in headphones close to the ears."""

Block = NDArray[np.float32]


class LiveSound:
    """A short queue of samples; every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: Block = np.zeros((0, 2), np.float32)
        self._resampler: tuple[int, soxr.ResampleStream] | None = None

    def push(self, block: Block, rate_hz: int) -> None:
        """Let a block be heard, shape (N, 1) or (N, 2), float32."""
        pair = np.repeat(block, 2, axis=1) if block.shape[1] == 1 else block
        with self._lock:
            self._append(self._at_heard_rate(pair, rate_hz))

    def click(self) -> None:
        """Let a short tone be heard."""
        time_s = np.arange(round(_CLICK_S * HEARD_RATE_HZ)) / HEARD_RATE_HZ
        swell = np.sin(np.pi * time_s / _CLICK_S) ** 2
        tone = (_CLICK_LEVEL * swell * np.sin(2 * np.pi * _CLICK_HZ * time_s)).astype(np.float32)
        with self._lock:
            self._append(np.repeat(tone[:, None], 2, axis=1))

    def clear(self) -> None:
        """Let nothing more be heard."""
        with self._lock:
            self._waiting, self._resampler = self._waiting[:0], None

    def add_to(self, block: Block) -> None:
        """Mix what waits into a block, shape (N, 2), that is about to be heard."""
        with self._lock:
            count = min(len(block), len(self._waiting))
            block[:count] += self._waiting[:count]
            self._waiting = self._waiting[count:]

    def _append(self, pair: Block) -> None:
        self._waiting = np.concatenate([self._waiting, pair])[-_MOST:]

    def _at_heard_rate(self, pair: Block, rate_hz: int) -> Block:
        if rate_hz == HEARD_RATE_HZ:
            return pair
        if self._resampler is None or self._resampler[0] != rate_hz:
            self._resampler = rate_hz, soxr.ResampleStream(rate_hz, HEARD_RATE_HZ, 2, np.float32)
        return np.asarray(self._resampler[1].resample_chunk(np.ascontiguousarray(pair)), np.float32)
