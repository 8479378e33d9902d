"""The rows of a clip whose stretches play different takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from joyvasa_runtime.project.performance.comp import fades
from joyvasa_runtime.project.performance.easing import Frames, within
from joyvasa_runtime.project.performance.performance import CompSpan
from joyvasa_runtime.project.performance.stretches import with_neighbours
from joyvasa_runtime.project.performance.take_rows import Rows, TakeRows


@dataclass(frozen=True, slots=True, eq=False)
class Comp:
    """A base take and the stretches that play others.

    Parameters
    ----------
    base : TakeRows
    spans : sequence of CompSpan
        Ordered, without overlap. One whose take is not among `others` counts for nothing.
    others : mapping of int to TakeRows
        By the id of the take.
    """

    base: TakeRows
    spans: Sequence[CompSpan]
    others: Mapping[int, TakeRows]

    def __call__(self, frames: Frames) -> Rows:
        """A fresh array of rows at frames of the sound, shape (F, 70); exactly the base outside of spans."""
        rows = self.base(frames)
        spans = [one for one in with_neighbours(self.spans, frames) if one.take_id in self.others]
        for index, span in enumerate(spans):
            first, last = np.searchsorted(frames, (span.start, span.stop))
            if first < last:
                rows[first:last] = self._played(spans, index, frames[first:last], rows[first:last])
        return rows

    def _played(self, spans: Sequence[CompSpan], index: int, frames: Frames, below: Rows) -> Rows:
        """Rows at frames of a stretch; `below` are those of the base."""
        span = spans[index]
        rise, fall = fades(spans, index)
        share = within(frames, span.start, span.stop, rise, fall).astype(np.float32)[:, None]
        above = self.others[span.take_id](frames)
        if rise and index and spans[index - 1].stop == span.start:
            coming = frames < span.start + rise
            below[coming] = self.others[spans[index - 1].take_id](frames[coming])
        return np.where(share == 1, above, below + share * (above - below))
