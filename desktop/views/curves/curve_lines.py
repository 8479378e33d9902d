"""The line of a curve as short straight pieces, where its keys are some pixels apart.

Straight lines of one pixel are painted a hundred times faster than bent or thick ones.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from desktop.views.curves.projection import Projection
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.handles import handles

Numbers = NDArray[np.float64]

_PIECE_PX = 4.0
_MOST_PIECES = 4000
"""A stretch that is wider than a hundred canvases is as good as straight."""

_AROUND_PX = 100.0
"""What is further outside is left out."""


def curve_lines(
    curve: Curve,
    span: range,
    x: Numbers,
    y: Numbers,
    is_wide: NDArray[np.bool_],
    projection: Projection,
) -> tuple[list[QPointF], ...]:
    """The lines of the stretches between keys that are apart.

    Parameters
    ----------
    curve : Curve
    span : range
        Indices of the keys in sight, at least one.
    x, y : ndarray, shape (K,), float64
        Where these are.
    is_wide : ndarray, shape (K - 1,), bool
        Which stretches are wanted.
    projection : Projection
    """
    lines: list[list[QPointF]] = []
    if span.start == 0 and x[0] > -1:
        lines.append([QPointF(-1.0, y[0]), QPointF(x[0], y[0])])
    wide = np.flatnonzero(is_wide)
    if len(wide):
        points, counts = _pieces(curve, span.start, x, y, wide, projection)
        # A line goes on from a stretch to the next one if that is wanted, too.
        ends = np.cumsum(counts)[np.flatnonzero(np.diff(wide) > 1)]
        for part in np.split(points, ends):
            inside = part[(part[:, 0] > -_AROUND_PX) & (part[:, 0] < projection.width + _AROUND_PX)]
            lines.append(list(map(QPointF, inside[:, 0].tolist(), inside[:, 1].tolist())))
    if span.stop == len(curve.keys) and x[-1] < projection.width:
        lines.append([QPointF(x[-1], y[-1]), QPointF(projection.width + 1.0, y[-1])])
    return tuple(lines)


def _pieces(
    curve: Curve, first: int, x: Numbers, y: Numbers, wide: NDArray[np.int64], projection: Projection
) -> tuple[Numbers, NDArray[np.int64]]:
    """Points along stretches, shape (P, 2), and how many of them belong to each."""
    corners = _corners(curve.keys, first, x, y, wide, projection)
    width = corners[:, 3, 0] - corners[:, 0, 0]
    counts = np.clip(np.ceil(width / _PIECE_PX), 2, _MOST_PIECES).astype(np.int64) + 1
    # The place of each point on its stretch, from 0 to 1.
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    place = ((np.arange(counts.sum()) - starts) / np.repeat(counts - 1, counts))[:, None]
    a, b, c, d = np.repeat(corners, counts, axis=0).transpose(1, 0, 2)
    ab, bc, cd = a + place * (b - a), b + place * (c - b), c + place * (d - c)
    abc, bcd = ab + place * (bc - ab), bc + place * (cd - bc)
    points: Numbers = abc + place * (bcd - abc)
    kinds = [curve.keys[first + index].interpolation == "constant" for index in wide.tolist()]
    steps = np.repeat(np.array(kinds), counts)
    # Level up to the next key, whose own point is the step.
    level = steps & (place[:, 0] < 1)
    points[level, 1] = a[level, 1]
    before_end = np.cumsum(counts)[np.array(kinds)] - 2
    points[before_end, 0] = points[before_end + 1, 0]
    return points, counts


def _corners(
    keys: Sequence[Key], first: int, x: Numbers, y: Numbers, wide: NDArray[np.int64], projection: Projection
) -> Numbers:
    """The four points of each stretch's Bezier in pixels, shape (S, 4, 2); of a straight one on a line."""
    px, py = projection.time.px_per_frame, projection.values.px_per_unit
    ends = {index: handles(keys, first + index) for index in {*wide.tolist(), *(wide + 1).tolist()}}
    corners = np.empty((len(wide), 4, 2))
    corners[:, 0, 0], corners[:, 0, 1] = x[wide], y[wide]
    corners[:, 3, 0], corners[:, 3, 1] = x[wide + 1], y[wide + 1]
    right = np.array([ends[index][1] for index in wide.tolist()])
    left = np.array([ends[index + 1][0] for index in wide.tolist()])
    scale = np.array([px, -py])
    corners[:, 1], corners[:, 2] = corners[:, 0] + right * scale, corners[:, 3] + left * scale
    straight = np.array([keys[first + index].interpolation != "bezier" for index in wide.tolist()])
    for corner, share in ((1, 1 / 3), (2, 2 / 3)):
        between = corners[:, 0] + share * (corners[:, 3] - corners[:, 0])
        corners[straight, corner] = between[straight]
    return corners
