"""The rows of a clip whose stretches play different takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from joyvasa_runtime.project.performance.easing import Frames, within
from joyvasa_runtime.project.performance.performance import CompSpan
from joyvasa_runtime.project.performance.stretches import reached
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
        for span in reached(self.spans, frames):
            take = self.others.get(span.take_id)
            here = np.flatnonzero((frames >= span.start) & (frames < span.stop))
            if take is None or not len(here):
                continue
            fade = min(float(span.fade), (span.stop - span.start) / 2)
            share = within(frames[here], span.start, span.stop, fade, fade).astype(np.float32)[:, None]
            above, below = take(frames[here]), rows[here]
            rows[here] = np.where(share == 1, above, below + share * (above - below))
        return rows
