"""How a curve looks at a zoom: its line, and where its keys are. Only what is in sight is looked at.

Keys that would touch are not told apart: they are as high as their columns of pixels say.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from desktop.views.curves.curve_lines import Numbers, curve_lines
from desktop.views.curves.projection import Projection
from joyvasa_runtime.project.curves.curve import Curve

APART_PX = 3.0
"""Keys closer than this are drawn as density."""

_FAR_PX = 1e6
"""What is further away is not seen, and painting engines count in few bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """Columns of pixels with something from `low` down to `high` up, arrays of shape (C,)."""

    x: Numbers
    low: Numbers
    high: Numbers

    @staticmethod
    def of(x: Numbers, y: Numbers) -> "Bars":
        """The columns of points, which are in rising `x`."""
        if not len(x):
            return Bars(x, y, y)
        columns = np.floor(x)
        starts = np.flatnonzero(np.diff(columns, prepend=columns[0] - 1))
        return Bars(columns[starts], np.maximum.reduceat(y, starts), np.minimum.reduceat(y, starts))


@dataclass(frozen=True, slots=True, eq=False)
class CurveShape:
    """A curve in pixels.

    Parameters
    ----------
    lines : tuple of list of QPointF
        Its line, in pieces between which keys touch.
    bars : Bars
        Where keys touch.
    frames : ndarray, shape (K,), int64
        Frames of the sound of the keys in sight, and of one more at each side.
    x, y : ndarray, shape (K,), float64
        Where they are.
    is_apart : ndarray, shape (K,), bool
        Whether a key is drawn by itself.
    """

    lines: tuple[list[QPointF], ...]
    bars: Bars
    frames: NDArray[np.int64]
    x: Numbers
    y: Numbers
    is_apart: NDArray[np.bool_]


def curve_shape(curve: Curve, default: float, projection: Projection) -> CurveShape:
    """The shape of a curve in a window `projection.width` pixels wide."""
    first = max(curve.index_at(int(np.floor(projection.frame_at(0)))) - 1, 0)
    stop = min(curve.index_at(int(np.ceil(projection.frame_at(projection.width))) + 1) + 1, len(curve.keys))
    frames, values = curve.columns.frames[first:stop], curve.columns.values[first:stop]
    time, scale = projection.time, projection.values
    x = (frames.astype(np.float64) + (projection.shift - time.left)) * time.px_per_frame
    y = np.clip((scale.top - values) * scale.px_per_unit, -_FAR_PX, _FAR_PX)
    if not len(frames):
        height = scale.y_of(default)
        line = [QPointF(-1.0, height), QPointF(projection.width + 1.0, height)]
        return CurveShape((line,), Bars.of(x, y), frames, x, y, np.ones(0, np.bool_))
    is_wide = np.diff(x) >= APART_PX
    is_apart = np.concatenate([[True], is_wide]) & np.concatenate([is_wide, [True]])
    lines = curve_lines(curve, range(first, stop), x, y, is_wide, projection)
    return CurveShape(lines, Bars.of(x[~is_apart], y[~is_apart]), frames, x, y, is_apart)


def column_points(x: Numbers, y: Numbers) -> list[QPointF]:
    """A line through points, in rising `x`, with at most two points a pixel."""
    bars = Bars.of(x, y)
    if len(bars.x) * 2 >= len(x):
        return list(map(QPointF, x.tolist(), y.tolist()))
    # Each column goes on at the end that the last one left it at.
    is_down = np.arange(len(bars.x)) % 2 == 0
    ends = np.where(is_down, bars.low, bars.high), np.where(is_down, bars.high, bars.low)
    return list(map(QPointF, np.repeat(bars.x, 2).tolist(), np.stack(ends, axis=1).ravel().tolist()))


class CurveShapes:
    """The shapes that were made last, one for each curve."""

    def __init__(self) -> None:
        self._made: dict[object, tuple[Curve, float, Projection, CurveShape]] = {}

    def shape(self, address: object, curve: Curve, default: float, projection: Projection) -> CurveShape:
        """The shape of a curve; the same one as long as it looks the same."""
        made = self._made.get(address)
        if made is None or made[0] is not curve or made[1:3] != (default, projection):
            made = curve, default, projection, curve_shape(curve, default, projection)
            self._made[address] = made
        return made[3]

    def keep(self, addresses: frozenset[object]) -> None:
        """Forget all others."""
        self._made = {address: made for address, made in self._made.items() if address in addresses}
