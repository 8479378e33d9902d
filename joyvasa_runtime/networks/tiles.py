"""The two halves of a tiled convolution as operators: planes to points, and points to outputs.

As operators they are one node each while a network is exported, instead of twenty; what they become in the
file is `convert.tiles_onnx`'s.
"""

from math import isqrt

import torch
from torch import Tensor
from torch.nn import functional


@torch.library.custom_op("joyvasa::points", mutates_args=())
def points(planes: Tensor, cells: Tensor, given: Tensor, slices: int) -> Tensor:
    """Points (B, points x points, tiles, C) of planes (B x slices, H, W, C).

    Parameters
    ----------
    planes : Tensor
    cells : Tensor, shape (inputs x inputs, tiles), int64
        Which cell of the slices each input of each tile is; the number after the last one is a zero.
    given : Tensor, shape (points, inputs) or (points x points, inputs x inputs)
        The tiling's matrix for one axis after the other, or for both at once.
    slices : int
    """
    values = functional.pad(planes.unflatten(0, (-1, slices)).flatten(1, 3), (0, 0, 0, 1))[:, cells]
    rows = values.flatten(2)
    if given.shape[1] == cells.shape[0]:
        rows = given @ rows
    else:
        rows = given @ rows.unflatten(1, (given.shape[1], -1)).flatten(2)
        rows = (given @ rows.unflatten(2, (given.shape[1], -1))).flatten(1, 2)
    result: Tensor = rows.unflatten(2, (cells.shape[1], planes.shape[3]))
    return result


@points.register_fake
def _(planes: Tensor, cells: Tensor, given: Tensor, slices: int) -> Tensor:
    count = given.shape[0] if given.shape[1] == cells.shape[0] else given.shape[0] ** 2
    return planes.new_empty(planes.shape[0] // slices, count, cells.shape[1], planes.shape[3])


@torch.library.custom_op("joyvasa::outputs", mutates_args=())
def outputs(
    values: Tensor,
    weight: Tensor,
    bias: Tensor,
    sums: Tensor | None,
    taps: Tensor,
    made: Tensor,
    tiles: list[int],
    size: list[int],
) -> Tensor:
    """Planes (B x results, H, W, O) for points (B, points x points, tiles, C).

    Parameters
    ----------
    values : Tensor
    weight : Tensor, shape (taps x taps, C x parts x O)
    bias : Tensor, shape (O,)
    sums : Tensor, shape (results, slices x parts), optional
        Which parts of which slices add up to a result; by default each slice's only part is one.
    taps : Tensor, shape (points x points, taps x taps)
        The tiling's matrix for both axes at once.
    made : Tensor, shape (outputs, points) or (outputs x outputs, points x points)
        The tiling's matrix for one axis after the other, or for both at once.
    tiles : list of int
        Slices, and rows and columns of tiles in each.
    size : list of int
        H, W; the last tiles may cover more.
    """
    rows = (values @ (taps @ weight).unflatten(1, (values.shape[3], -1))).flatten(2)
    if made.shape[1] == taps.shape[0]:
        rows = (made @ rows).unflatten(1, (isqrt(made.shape[0]), -1))
    else:
        rows = made @ rows.unflatten(1, (made.shape[1], -1))
        rows = (made @ rows.flatten(2)).unflatten(2, (made.shape[0], -1))
    rows = rows.unflatten(3, (*tiles, -1, len(bias))).permute(0, 3, 6, 4, 1, 5, 2, 7)
    planes = rows.flatten(5, 6).flatten(3, 4).flatten(1, 2)
    if sums is not None:
        planes = (sums @ planes.flatten(2)).unflatten(2, planes.shape[2:])
    result: Tensor = planes.flatten(0, 1)[:, : size[0], : size[1]] + bias
    return result


@outputs.register_fake
def _(
    values: Tensor,
    weight: Tensor,
    bias: Tensor,
    sums: Tensor | None,
    taps: Tensor,
    made: Tensor,
    tiles: list[int],
    size: list[int],
) -> Tensor:
    results = tiles[0] if sums is None else sums.shape[0]
    return values.new_empty(values.shape[0] * results, *size, len(bias))


POINTS, OUTPUTS = torch.ops.joyvasa.points.default, torch.ops.joyvasa.outputs.default
"""What the two are called in an exported network."""
