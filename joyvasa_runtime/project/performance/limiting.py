"""Stretches in which the head turns no further than its limits, without stopping there at once."""

from collections.abc import Sequence

import numpy as np

from joyvasa_runtime.motion.sequence import PITCH, ROLL, YAW
from joyvasa_runtime.project.performance.channels import Values
from joyvasa_runtime.project.performance.easing import Frames, within
from joyvasa_runtime.project.performance.performance import Limit, Range
from joyvasa_runtime.project.performance.stretches import reached
from joyvasa_runtime.project.performance.take_rows import Rows

_EASE = 6.0
"""Frames inside a stretch over which the limit comes and goes."""

_KNEE_DEG = 3.0
"""Degrees before a limit from which the head slows down."""


def limit_head(rows: Rows, frames: Frames, limits: Sequence[Limit], reference: Rows) -> None:
    """Keep pitch, yaw and roll of rows, shape (F, 70), within limits, in place."""
    for limit in reached(limits, frames):
        here = np.flatnonzero((frames >= limit.start) & (frames < limit.stop))
        if not len(here):
            continue
        ease = min(_EASE, (limit.stop - limit.start) / 2)
        share = within(frames[here], limit.start, limit.stop, ease, ease)
        for column, allowed in ((PITCH, limit.pitch), (YAW, limit.yaw), (ROLL, limit.roll)):
            turn = rows[here, column].astype(np.float64) - float(reference[column])
            rows[here, column] = reference[column] + turn + share * (_bounded(turn, allowed) - turn)


def _bounded(turn: Values, allowed: Range) -> Values:
    """Turns bent below the limits: straight up to the knee, then slower and slower."""
    low, high = allowed
    knee = min(_KNEE_DEG, (high - low) / 4)
    if knee == 0:
        return np.full(len(turn), low)
    over, under = turn - (high - knee), (low + knee) - turn
    bent = np.where(over > 0, high - knee + knee * over / (knee + np.abs(over)), turn)
    return np.where(under > 0, low + knee - knee * under / (knee + np.abs(under)), bent)
