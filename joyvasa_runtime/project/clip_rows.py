"""The motion of one clip by frames of its sound, at any stage of its performance.

It is what editors and analyses look at; what is shown and written is `evaluate`.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.evaluate import reference_row
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.performance.perform import Stage
from joyvasa_runtime.project.performers import performer_of
from joyvasa_runtime.timebase import FrameSpan

Rows = NDArray[np.float32]


def clip_rows(
    project: Project,
    clip: Clip,
    span: FrameSpan | range,
    motions: Motions,
    rest: Rows,
    stage: Stage = "all",
) -> Rows:
    """Rows of a clip, shape (F, 70), float32, relative to the project's reference.

    Parameters
    ----------
    project : Project
    clip : Clip
        Of the project.
    span : FrameSpan or range
        Frames of the sound; a range may begin before the sound.
    motions : mapping of str to MotionSequence
    rest : ndarray, shape (70,), float32
        The pack's row at rest.
    stage : Stage
        How far the performance is played.

    Raises
    ------
    EditError
        If the clip has no take.
    """
    if clip.take_id is None:
        raise EditError("The clip has no motion yet", "Generate it first.")
    takes = {take.id: take for take in project.takes}
    performer = performer_of(clip, takes, motions, reference_row(project, rest))
    return performer.rows(np.arange(span.start, span.stop), stage)
