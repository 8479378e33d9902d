"""A stretch of a project's motion as a piece of its own, to be kept in the library. It changes no project."""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.evaluate import evaluate_whole
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.timebase import FrameSpan

MAX_EXCERPT = 10 * 60 * 25
"""Frames: ten minutes take 4 MB; a gesture takes seconds."""


def motion_of_range(
    project: Project, span: FrameSpan, motions: Motions, name: str, monitor: Monitor
) -> MotionPiece:
    """The motion of a stretch as it is seen, every edit included.

    Parameters
    ----------
    project : Project
        With a take at least: it gave the row that all motion is relative to.
    span : FrameSpan
        Frames of the timeline.
    motions : mapping of str to MotionSequence
        Of at least the takes and layers that clips play.
    name : str
    monitor : Monitor

    Raises
    ------
    MotionError
        If there is no motion yet, or the stretch is too long.
    Cancelled
    """
    if project.reference is None:
        raise MotionError("There is no motion yet that could be kept", "Generate the motion first.")
    if len(span) > MAX_EXCERPT:
        raise MotionError("A piece of motion may be ten minutes long", "Set the in and out points closer.")
    reference: NDArray[np.float32] = np.array(project.reference, np.float32)
    motion = evaluate_whole(project, span, motions, reference, monitor)
    return MotionPiece(motion, reference, name, source=project.title)
