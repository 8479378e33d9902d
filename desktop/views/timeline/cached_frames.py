"""Which frames of the timeline are ready to be shown at once, and where the render bar shows them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.views.widgets.time_scale import TimeScale


@dataclass(frozen=True, slots=True, eq=False)
class CachedFrames:
    """The frames from `first` on that are cached.

    Parameters
    ----------
    first : int
    counts : ndarray, shape (N + 1,), int64
        Number of cached frames among the first 0 to N.
    """

    first: int
    counts: NDArray[np.int64]

    @staticmethod
    def of(first: int, flags: NDArray[np.bool_]) -> "CachedFrames":
        """From one flag per frame, shape (N,)."""
        return CachedFrames(first, np.concatenate([[0], np.cumsum(flags, dtype=np.int64)]))

    def runs(self, scale: TimeScale, width: int) -> list[tuple[int, int]]:
        """The stretches [from, to) of a window `width` pixels wide in which every frame is cached."""
        frames = (
            np.floor(scale.left + np.arange(width + 1) / scale.px_per_frame).astype(np.int64) - self.first
        )
        last = len(self.counts) - 1
        # A pixel narrower than a frame shows the frame it lies in, a wider one all of its frames.
        start = frames[:-1]
        stop = np.maximum(frames[1:], start + 1)
        inside = (start >= 0) & (stop <= last)
        ready = self.counts[stop.clip(0, last)] - self.counts[start.clip(0, last)] == stop - start
        edges = np.diff(np.concatenate([[0], (inside & ready).astype(np.int8), [0]]))
        return list(zip(np.flatnonzero(edges > 0).tolist(), np.flatnonzero(edges < 0).tolist(), strict=True))
