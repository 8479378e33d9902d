"""How strongly a motion is played: expression and head, each scaled about a reference face.

Finer edits (regions, layers, curves) belong to the project, not here.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.sequence import EXP, HEAD, MotionSequence


def apply_gain(
    motion: MotionSequence, reference: NDArray[np.float32], expression: float, head: float
) -> MotionSequence:
    """Motion whose distance from the reference face is multiplied.

    Parameters
    ----------
    motion : MotionSequence
    reference : ndarray, shape (70,), float32
        The face that gain 0 leaves.
    expression, head : float
        Factors of the expression and of scale, translation and pose; 1 leaves every number as it is.
    """
    values = motion.values.copy()
    for channels, gain in ((EXP, expression), (HEAD, head)):
        if gain != 1:
            rest = reference[channels]
            values[:, channels] = rest + np.float32(gain) * (values[:, channels] - rest)
    return MotionSequence(values, motion.fps)
