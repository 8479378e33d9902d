"""What rows of motion are in a layer's channels: the numbers that curves are drawn in.

They are measured from the reference row: degrees and shifts from it, the size as a multiple, expressions in
units of their axes. Writing them back is `layering`.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.axes import AXES as AXES
from joyvasa_runtime.motion.sequence import EXP, PITCH, ROLL, SCALE, TRANSLATION, YAW
from joyvasa_runtime.project.performance.layer import Channel

Rows = NDArray[np.float32]
Values = NDArray[np.float64]

COLUMNS: dict[str, int] = {
    "pitch": PITCH,
    "yaw": YAW,
    "roll": ROLL,
    "x": TRANSLATION.start,
    "y": TRANSLATION.start + 1,
    "scale": SCALE,
}
"""Columns of a row that are channels as they are."""

_NAMES = tuple(AXES)
_NOISE = 1e-9
# Axes lean on each other (smile, spread and pucker all move the corners): each is read without the others.
_DUAL = np.linalg.pinv(np.stack([AXES[name] for name in _NAMES]).astype(np.float64))
_DUAL[np.abs(_DUAL) < _NOISE] = 0.0


def channel_values(rows: Rows, reference: Rows, channel: Channel) -> Values:
    """Values of a channel, shape (F,), float64.

    Parameters
    ----------
    rows : ndarray, shape (F, 70), float32
        Physical units.
    reference : ndarray, shape (70,), float32
        The row at which the portrait looks as in its picture.
    channel : Channel
    """
    if channel not in COLUMNS:
        return axis_values(rows, reference, channel)
    column = rows[:, COLUMNS[channel]].astype(np.float64)
    own = float(reference[COLUMNS[channel]])
    return column / own if channel == "scale" else column - own


def axis_values(rows: Rows, reference: Rows, axis: str) -> Values:
    """How far rows lie along one of `AXES`, shape (F,), float64."""
    offsets = rows[:, EXP].astype(np.float64) - reference[EXP].astype(np.float64)
    # Summed number by number: a product of matrices may round differently with the number of rows.
    total = np.zeros(len(rows))
    for index in np.flatnonzero(_DUAL[:, _NAMES.index(axis)]):
        total += offsets[:, index] * _DUAL[index, _NAMES.index(axis)]
    return total
