"""A performance made for one stretch of a clip, bent so that it continues what the clip plays around it.

Putting it into the project is `operations.regenerate`.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.borders import match_borders
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.clip_rows import clip_rows
from joyvasa_runtime.project.coverage import playable
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.performance.comp import widened
from joyvasa_runtime.project.performance.take_rows import Rebasing, TakeRows
from joyvasa_runtime.timebase import FrameSpan

Rows = NDArray[np.float32]

_BESIDE = 2
"""Rows beside a stretch that give its ends value and velocity."""


def fitted_stretch(
    project: Project, clip: Clip, start: int, made: MotionSequence, reference: Rows, motions: Motions
) -> tuple[int, MotionSequence]:
    """The motion that plays a new performance in a stretch of a clip, and what was played around it.

    Parameters
    ----------
    project : Project
    clip : Clip
        Of the project, with a take.
    start : int
        Frame of the sound that the first new row belongs to.
    made : MotionSequence
        The new performance.
    reference : ndarray, shape (70,), float32
        The row that it is relative to, physical units.
    motions : mapping of str to MotionSequence

    Returns
    -------
    int
        Frame of the sound that the first row belongs to: `start`, or earlier where another take fades.
    MotionSequence
        Relative to the project's reference; every row outside of the stretch is what the clip plays there.

    Raises
    ------
    EditError
        If the clip's take doesn't reach all of the stretch.
    """
    span = FrameSpan(start, start + len(made))
    _require_reached(project, clip, span)
    wide = widened(playable(project, clip), span)
    own = np.array(project.reference, np.float32)

    def played(first: int, last: int) -> Rows:
        return clip_rows(project, clip, range(first, last), motions, own, "comp")

    rebasing = Rebasing.between(reference, own)
    new = TakeRows(made.values, start, rebasing)(np.arange(span.start, span.stop))
    before = played(span.start - _BESIDE, span.start)
    inside = match_borders(new, before, played(span.stop, span.stop + _BESIDE))
    rows = (played(wide.start, span.start), inside, played(span.stop, wide.stop))
    return wide.start, MotionSequence(np.concatenate(rows))


def _require_reached(project: Project, clip: Clip, span: FrameSpan) -> None:
    assert clip.take_id is not None, "a clip without a take plays nothing to fit to"
    take = project.take(clip.take_id)
    if span.start < take.start or take.stop < span.stop:
        raise EditError(
            "The clip has no motion in a part of this stretch", "Generate the motion of the whole clip first."
        )
