"""A take at a glance: how far the mouth opens and the head turns, a number for each column of pixels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.project.performance.channels import channel_values

Values = NDArray[np.float64]

_PER_COLUMN = 3
"""Rows looked at for a column: an hour in a lane costs no more than ten seconds."""

_WIDEST_DEG = 20.0
"""A turn that reaches the edge of a lane, from its middle."""


@dataclass(frozen=True, slots=True, eq=False)
class Sparkline:
    """What is drawn of a stretch of a take.

    Parameters
    ----------
    mouth : ndarray, shape (C,), float64
        0 closed to 1 wide open.
    yaw, pitch : ndarray, shape (C,), float64
        -1 to 1.
    """

    mouth: Values
    yaw: Values
    pitch: Values


def sparkline(rows: NDArray[np.float32], reference: NDArray[np.float32], columns: int) -> Sparkline:
    """The look of rows of motion in so many columns.

    Parameters
    ----------
    rows : ndarray, shape (T, 70), float32
        At least one row, physical units.
    reference : ndarray, shape (70,), float32
        The row that they are relative to.
    columns : int
        At least one.
    """
    count = min(len(rows), columns * _PER_COLUMN)
    picked = rows[np.linspace(0, len(rows) - 1, count).astype(np.int64)]
    edges = np.linspace(0, count, columns + 1)[:-1].astype(np.int64)
    mouth = np.maximum.reduceat(np.clip(channel_values(picked, reference, "jaw"), 0, 1), edges)
    turns = [channel_values(picked, reference, name) / _WIDEST_DEG for name in ("yaw", "pitch")]
    yaw, pitch = (np.clip(turn[edges], -1, 1) for turn in turns)
    return Sparkline(mouth, yaw, pitch)
