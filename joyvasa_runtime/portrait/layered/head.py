"""How the head turns as a whole: depth, stiffness and pivot, as nodes over the crop.

The turning itself is the graph's work (`networks.layered_warp`).
"""

from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.layered.grid import NODES, Grid
from joyvasa_runtime.portrait.layered.rig import Rig
from joyvasa_runtime.portrait.layered.thin_plate import thin_plate

_PIVOT_BELOW_EARS = 0.35
"""Where the neck bends, in face heights below the line of the ears."""

_BACK = 0.22
"""Depth of the hair's outline behind the ears, in face heights."""

_NECK = 0.75
"""Face heights below the jaw over which the neck hands the motion down to the still shoulders."""

_STEEPEST = 2.0
"""Depth per pixel; 15 degrees of yaw then compress a cheek to half, 6 would turn it inside out."""

_BORDER = 28.0
"""Pixels at the crop's border over which motion ends, so that the crop meets the picture around it."""


@dataclass(frozen=True, slots=True)
class HeadModel:
    """The head as a relief.

    Parameters
    ----------
    grid : Grid
        Over the whole crop.
    depth : ndarray, shape (64, 64), float32
        Pixels away from the viewer, 0 at the ears.
    weight : ndarray, shape (64, 64), float32
        0 still, 1 moves with the head.
    pivot : ndarray, shape (2,), float32
        Crop pixels.
    """

    grid: Grid
    depth: NDArray[np.float32]
    weight: NDArray[np.float32]
    pivot: NDArray[np.float32]


def model_head(rig: Rig, size: int, free: bool) -> HeadModel:
    """The head of a rig.

    Parameters
    ----------
    rig : Rig
    size : int
        Side of the crop.
    free : bool
        Whether the background stays behind on its own layer; else it must bend along smoothly.
    """
    grid = Grid.over_crop(size)
    weight = _stiff(rig, grid) if free else _bending(rig, grid, size)
    weight = weight * _inside(grid, size)
    ears = (rig.jaw[1] + rig.jaw[-2]) / 2
    down = (rig.chin - ears) / max(float(np.linalg.norm(rig.chin - ears)), 1.0)
    return HeadModel(
        grid=grid,
        depth=_depth(rig, grid),
        weight=weight.reshape(NODES, NODES).astype(np.float32),
        pivot=(ears + _PIVOT_BELOW_EARS * rig.height * down).astype(np.float32),
    )


def _depth(rig: Rig, grid: Grid) -> NDArray[np.float32]:
    """Depth by splines through the surface, a ring of hair behind it and flat far away."""
    centre = rig.outline.mean(axis=0)
    back = _BACK * rig.height
    ring = centre + 1.45 * (rig.outline[::3] - centre)
    far = centre + 3.0 * (rig.outline[::4] - centre)
    anchors = np.concatenate([rig.surface[:, :2], ring, far])
    values = np.concatenate([rig.surface[:, 2], np.full(len(ring), back), np.full(len(far), 1.3 * back)])
    depth = thin_plate(anchors, grid.nodes, ridge=0.02) @ values
    limit = float(np.abs(rig.surface[:, 2]).max())
    clipped = np.clip(depth, -1.1 * limit, max(limit, 1.3 * back))
    return _gentle(clipped.reshape(NODES, NODES), grid.dx).astype(np.float32)


def _gentle(depth: NDArray[np.float64], step: float) -> NDArray[np.float64]:
    """The relief without slopes that fold over when the head turns: the mean of the nearest gentle reliefs.

    One lies wholly before it and one wholly behind; both keep to the steepest slope allowed.
    """
    before = _before(depth, step)
    return np.asarray((before - _before(-depth, step)) / 2)


def _before(depth: NDArray[np.float64], step: float) -> NDArray[np.float64]:
    """The deepest relief that is nowhere deeper than the given one nor too steep."""
    gentle = depth.copy()
    for _ in range(NODES // 2):
        last = gentle
        around = np.pad(last, 1, constant_values=np.inf)
        for rows, columns in product((0, 1, 2), repeat=2):
            rise = _STEEPEST * step * float(np.hypot(rows - 1, columns - 1))
            gentle = np.minimum(gentle, around[rows : rows + NODES, columns : columns + NODES] + rise)
        if np.array_equal(gentle, last):
            break
    return gentle


def _stiff(rig: Rig, grid: Grid) -> NDArray[np.float64]:
    """1 above the jaw, falling along the neck."""
    below = _below_jaw(rig, grid)
    return 1.0 - _smooth(below / (_NECK * rig.height))


def _bending(rig: Rig, grid: Grid, size: int) -> NDArray[np.float64]:
    """1 in the face, falling towards the border by the share of the distances to both."""
    x, y = grid.nodes[:, 0], grid.nodes[:, 1]
    border = np.minimum.reduce([x, y, size - 1 - x, size - 1 - y])
    centre = rig.outline.mean(axis=0)
    wide = (centre + 1.12 * (rig.outline - centre)).astype(np.float32)
    signed = [cv2.pointPolygonTest(wide, (float(a), float(b)), True) for a, b in grid.nodes]
    away = np.maximum(-np.array(signed), 0.0)
    share = np.maximum(border, 0.0) / np.maximum(np.maximum(border, 0.0) + away, 1.0)
    below = np.clip(_below_jaw(rig, grid) / (0.3 * rig.height), 0.0, 1.0)
    return _smooth(share) * (1.0 - 0.55 * below)


def _below_jaw(rig: Rig, grid: Grid) -> NDArray[np.float64]:
    """Pixels below the middle of the jaw line, 0 above it."""
    up = rig.top[len(rig.top) // 2] - rig.chin
    down = -up / max(float(np.linalg.norm(up)), 1.0)
    across = np.array([down[1], -down[0]])
    jaw_side, jaw_down = (rig.jaw - rig.chin) @ across, (rig.jaw - rig.chin) @ down
    nodes_side, nodes_down = (grid.nodes - rig.chin) @ across, (grid.nodes - rig.chin) @ down
    order = np.argsort(jaw_side)
    # At the sides the line stays at a third of the jaw's height: hair beside the cheeks belongs to the head.
    line = np.maximum(jaw_down, np.quantile(jaw_down, 0.35))
    return np.asarray(np.maximum(nodes_down - np.interp(nodes_side, jaw_side[order], line[order]), 0.0))


def _inside(grid: Grid, size: int) -> NDArray[np.float64]:
    x, y = grid.nodes[:, 0], grid.nodes[:, 1]
    border = np.minimum.reduce([x, y, size - 1 - x, size - 1 - y])
    return _smooth(border / _BORDER)


def _smooth(t: NDArray[np.floating]) -> NDArray[np.float64]:
    t = np.clip(t, 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), np.float64)
