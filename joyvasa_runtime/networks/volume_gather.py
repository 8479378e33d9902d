"""Linear sampling of one volume without an operator for it: eight neighbours fetched row by row.

For execution providers whose sampling ends at four dimensions; the same function as `dense_motion.sample`.
"""

from itertools import product

import torch
from torch import Tensor


def gather_sample(volume: Tensor, flow: Tensor) -> Tensor:
    """A volume (1, C, D, H, W) read at coordinates (B, D', H', W', 3), linearly; nothing (0) lies outside.

    Coordinates are x, y, z, -1 and 1 at the outer faces of the volume.

    Returns
    -------
    Tensor, shape (B, C, D', H', W')
    """
    channels, *counts = volume.shape[1:]
    rows = volume.reshape(channels, -1).t()
    lower, upper = zip(
        *(_neighbours(flow[..., axis], count) for axis, count in enumerate(counts[::-1])), strict=True
    )
    result = torch.zeros((), dtype=volume.dtype, device=volume.device)
    for x, y, z in product(*zip(lower, upper, strict=True)):
        index = (z[0] * counts[1] + y[0]) * counts[2] + x[0]
        weight = z[1] * y[1] * x[1]
        result = result + rows[index] * weight[..., None]
    return result.movedim(-1, 1)


def _neighbours(coordinate: Tensor, count: int) -> tuple[tuple[Tensor, Tensor], tuple[Tensor, Tensor]]:
    """The two cells around coordinates on an axis of `count` cells, each with its weight; 0 outside."""
    place = ((coordinate + 1) * count - 1) / 2
    first = place.floor()
    share = place - first
    return _cell(first, 1 - share, count), _cell(first + 1, share, count)


def _cell(index: Tensor, weight: Tensor, count: int) -> tuple[Tensor, Tensor]:
    inside = (index >= 0) & (index <= count - 1)
    return index.clamp(0, count - 1).long(), weight * inside
