"""A clip's performance as rows of motion: its takes, and everything done to them by hand, in one fixed order.

It sees one clip; how clips, tracks and idle motion mix is `evaluate`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.performance.blinking import place_blinks
from joyvasa_runtime.project.performance.comping import Comp
from joyvasa_runtime.project.performance.easing import Frames
from joyvasa_runtime.project.performance.gating import gate_lips
from joyvasa_runtime.project.performance.gazing import look
from joyvasa_runtime.project.performance.layering import lay_over
from joyvasa_runtime.project.performance.limiting import limit_head
from joyvasa_runtime.project.performance.lip_sync import with_lips_shifted
from joyvasa_runtime.project.performance.performance import UNTOUCHED, Performance
from joyvasa_runtime.project.performance.smoothing import smoothed
from joyvasa_runtime.project.performance.strengthening import strengthen
from joyvasa_runtime.project.performance.take_rows import Rows

Stage = Literal["take", "comp", "strength", "layers", "all"]
"""How far a performance is played: the base take, its comp, up to the strengths, the layers, everything."""

RowSource = Callable[[Frames], Rows]


@dataclass(frozen=True, slots=True, eq=False)
class Performer:
    """Plays the performance of a clip.

    Parameters
    ----------
    comp : Comp
        The takes.
    performance : Performance
    motions : mapping of str to MotionSequence
        Of at least its layers.
    reference : ndarray, shape (70,), float32
        The project's.
    """

    comp: Comp
    performance: Performance
    motions: Motions
    reference: Rows

    def rows(self, frames: Frames, stage: Stage = "all") -> Rows:
        """Rows at frames of the sound, shape (F, 70), float32; each depends on its own frame alone.

        Parameters
        ----------
        frames : ndarray, shape (F,), int64
            In rising order.
        stage : Stage
        """
        if stage == "take" or self.performance is UNTOUCHED:
            return self.comp.base(frames)
        if stage == "comp":
            return self.comp(frames)
        rows = smoothed(self._synced, frames, self.performance.smooths)
        self._dose(rows, frames)
        if stage == "strength":
            return rows
        lay_over(rows, frames, self.performance.layers, self.motions, self.reference)
        if stage == "all":
            look(rows, frames, self.performance.gaze, self.reference)
            limit_head(rows, frames, self.performance.limits, self.reference)
        return rows

    def _synced(self, frames: Frames) -> Rows:
        return with_lips_shifted(self.comp, frames, self.performance.lip_sync_ms)

    def _dose(self, rows: Rows, frames: Frames) -> None:
        """What is done to the generated motion itself, in place."""
        performance, reference = self.performance, self.reference
        if performance.gate is not None:
            gate_lips(rows, frames, performance.gate, reference)
        if performance.blinks.is_placed:
            place_blinks(rows, frames, performance.blinks, reference)
        if performance.strength:
            strengthen(rows, frames, performance, reference)
