"""The layered generator's geometry as one graph: 70 numbers a frame -> where every node's pixel comes from.

It moves no pixels: sampling 512 x 512 in the runtime's inference engine costs twenty times what OpenCV
takes for it (`portrait.layered.render`).
"""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import grid_sample

from joyvasa_runtime.motion import axes
from joyvasa_runtime.motion.sequence import PITCH, ROLL, SCALE, YAW

NODES = 64
TRANSLATION_PX = 256.0
"""Crop pixels per unit of translation."""

AXES = (
    (axes.JAW, 1.0),
    (axes.SMILE, 0.8),
    (axes.PUCKER, 0.8),
    (axes.SPREAD, 0.8),
    (axes.BLINK_11, 1.0),
    (axes.BLINK_15, 1.0),
    (axes.BROW_UP, 1.0),
    (axes.GAZE_X, 1.0),
    (axes.GAZE_Y, 0.35),
)
"""What the offsets may mean, and how strongly each is expected (prior deviation)."""

_NOISE = 0.0015
"""Deviation of an offset that means nothing, seen in real motion."""

_CHEEK_NOISE = 0.004
"""The same for 13.y and 16.y: talking cheeks move them, which must not read as closing eyes."""

_SIDEWAYS = 8.0
"""Sideways mouth per unit of the x offsets of keypoints 17, 19 and 20."""

GAP_OF_JAW = 0.42
"""Lips' distance in mouth widths for jaw = 1."""

PRESS_FULL = 0.15
"""How far below zero the jaw control presses the lips fully (19.y about 0.009 below the neutral)."""

_COARSE_ROUNDS, _FINE_ROUNDS = 2, 2
_DAMPING = 0.85
"""Of the inversion; found stable up to jaw 1.3 and 25 degrees."""


def projection() -> NDArray[np.float32]:
    """Matrix from the 63 offsets to the controls of `AXES`, shape (63, 9).

    Notes
    -----
    Ridge regression: the offsets are a sum of axes with prior deviations plus noise. Each column is
    scaled so that its own axis gives exactly 1.
    """
    directions = np.stack([axis for axis, _ in AXES], axis=1).astype(np.float64)
    prior = np.array([deviation for _, deviation in AXES])
    noise = np.full(len(directions), _NOISE)
    noise[[13 * 3 + 1, 16 * 3 + 1]] = _CHEEK_NOISE
    weighted = directions / noise[:, None] ** 2
    inner = directions.T @ weighted + np.diag(1.0 / prior**2)
    matrix = np.linalg.solve(inner, weighted.T).T
    own = np.einsum("fa,fa->a", directions, matrix)
    return np.asarray(matrix / own, np.float32)


class LayeredWarp(nn.Module):
    """Node maps of a batch of frames.

    All lengths are crop pixels. A map holds, for each node of the picture that is drawn, how far away the
    pixel lies that must be shown there.
    """

    projection: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("projection", torch.from_numpy(projection()))

    def forward(
        self,
        motion: Tensor,
        reference: Tensor,
        fields: Tensor,
        face_grid: Tensor,
        head_grid: Tensor,
        head_depth: Tensor,
        head_weight: Tensor,
        face_shape: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Maps and controls.

        Parameters
        ----------
        motion : Tensor, shape (N, 70), float32
        reference : Tensor, shape (70,), float32
        fields : Tensor, shape (2, 8, 2, 64, 64), float32
            Upper and lower displacement per unit of each control.
        face_grid, head_grid : Tensor, shape (4,), float32
            x0, y0, dx, dy of the nodes.
        head_depth, head_weight : Tensor, shape (64, 64), float32
        face_shape : Tensor, shape (3,), float32
            Pivot x and y, the photo's own lip gap in mouth widths.

        Returns
        -------
        head, upper, lower : Tensor, shape (N, 2, 64, 64), float32
            x and y, crop pixels.
        controls : Tensor, shape (N, 5), float32
            Lip opening in mouth widths, blink left and right (1 closed), gaze right and up (+-1).
        """
        raw = (motion[:, :63] - reference[:63]) @ self.projection
        shape = _mouth_controls(raw, motion, reference, face_shape[2])
        face = torch.einsum("nc,scdhw->sndhw", shape, fields)
        head = self._head(motion, reference, head_grid, head_depth, head_weight, face_shape[:2])
        forward = torch.cat([head, face[0], face[1]])
        count = motion.shape[0]
        steps = torch.cat([head_grid[2:].expand(count, 2), face_grid[2:].expand(2 * count, 2)])
        back = _inverted(forward, steps)
        return back[:count], back[count : 2 * count], back[2 * count :], _shown(raw, shape)

    def _head(
        self,
        motion: Tensor,
        reference: Tensor,
        grid: Tensor,
        depth: Tensor,
        weight: Tensor,
        pivot: Tensor,
    ) -> Tensor:
        """Forward displacement of the head's nodes, shape (N, 2, 64, 64)."""
        turned = rotation(motion) @ rotation(reference[None]).transpose(1, 2)
        scale = motion[:, SCALE] / torch.clamp(reference[SCALE], min=1e-3)
        matrix = turned[:, :2] * torch.clamp(scale, 0.5, 2.0)[:, None, None]
        index = torch.arange(NODES, dtype=torch.float32)
        x = (grid[0] + grid[2] * index - pivot[0])[None, :].expand(NODES, NODES)
        y = (grid[1] + grid[3] * index - pivot[1])[:, None].expand(NODES, NODES)
        points = torch.stack([x, y, depth]).reshape(3, NODES * NODES)
        shift = TRANSLATION_PX * (motion[:, 64:66] - reference[64:66])
        moved = matrix @ points - points[:2] + shift[:, :, None]
        return moved.reshape(-1, 2, NODES, NODES) * weight


def rotation(motion: Tensor) -> Tensor:
    """Rz Ry Rx of rows of motion, shape (N, 3, 3): columns are points, x right, y down, z away."""
    radians = motion[:, PITCH : ROLL + 1] * (torch.pi / 180.0)
    sines, cosines = torch.sin(radians), torch.cos(radians)
    index = YAW - PITCH
    sp, sy, sr = sines[:, 0], sines[:, index], sines[:, ROLL - PITCH]
    cp, cy, cr = cosines[:, 0], cosines[:, index], cosines[:, ROLL - PITCH]
    rows = [
        *(cr * cy, cr * sy * sp - sr * cp, cr * sy * cp + sr * sp),
        *(sr * cy, sr * sy * sp + cr * cp, sr * sy * cp - cr * sp),
        *(-sy, cy * sp, cy * cp),
    ]
    return torch.stack(rows, dim=1).reshape(-1, 3, 3)


def _mouth_controls(raw: Tensor, motion: Tensor, reference: Tensor, own_gap: Tensor) -> Tensor:
    """Amounts of the eight fields (`portrait.layered.fields.CONTROLS`), softly limited, shape (N, 8)."""
    # A mouth that the photo shows open needs less to look wide open.
    room = torch.clamp(1.0 - 0.8 * own_gap, min=0.4)
    jaw = _limited(torch.relu(raw[:, 0]), 1.35) * GAP_OF_JAW * room
    press = torch.clamp(-raw[:, 0] / PRESS_FULL, 0.0, 1.0)
    press = press * press * (3.0 - 2.0 * press)
    smile, pucker, spread, brow = (_limited(raw[:, index], 1.1) for index in (1, 2, 3, 6))
    lips = motion[:, 0:63:3] - reference[0:63:3]
    sideways = _limited(_SIDEWAYS * (lips[:, 17] + lips[:, 19] + lips[:, 20]), 1.0)
    return torch.stack([jaw, smile, pucker, spread, sideways, brow, press, press], dim=1)


def _shown(raw: Tensor, shape: Tensor) -> Tensor:
    """What the drawing needs beside the maps, shape (N, 5)."""
    return torch.cat([shape[:, :1], raw[:, 4:6], torch.tanh(0.7 * raw[:, 7:9])], dim=1)


def _limited(value: Tensor, limit: float) -> Tensor:
    """Value that is kept where small and levels off at the limit."""
    return limit * torch.tanh(value / limit)


def _inverted(forward: Tensor, steps: Tensor) -> Tensor:
    """Displacements that lead back, by damped fixed point: e = -forward(y + e).

    The first rounds run on every second node: sampling is what this graph's time goes into.

    Parameters
    ----------
    forward : Tensor, shape (B, 2, 64, 64)
    steps : Tensor, shape (B, 2)
        Node distances.
    """
    to_unit = (2.0 / (NODES - 1)) / steps[:, :, None, None]
    line = torch.linspace(-1.0, 1.0, NODES)
    base = torch.stack([line[None, :].expand(NODES, NODES), line[:, None].expand(NODES, NODES)])
    back = -_DAMPING * forward[:, :, ::2, ::2]
    for _ in range(_COARSE_ROUNDS):
        back = _improved(back, forward, base[:, ::2, ::2], to_unit)
    back = _doubled(_doubled(back).transpose(2, 3)).transpose(2, 3)
    for _ in range(_FINE_ROUNDS):
        back = _improved(back, forward, base, to_unit)
    return back


def _improved(back: Tensor, forward: Tensor, base: Tensor, to_unit: Tensor) -> Tensor:
    """One round of the fixed point."""
    where = (base + back * to_unit).permute(0, 2, 3, 1)
    found = grid_sample(forward, where, mode="bilinear", padding_mode="border", align_corners=True)
    return (1.0 - _DAMPING) * back - _DAMPING * found


def _doubled(values: Tensor) -> Tensor:
    """Twice as many rows: the given ones and the means of neighbours, the last repeated."""
    following = torch.cat([values[:, :, 1:], values[:, :, -1:]], dim=2)
    pairs = torch.stack([values, 0.5 * (values + following)], dim=3)
    return pairs.reshape(values.shape[0], values.shape[1], 2 * values.shape[2], values.shape[3])
