"""Convolutions computed tile by tile as batched matrix products, for processors without a faster operator.

Planes are channels-last here, (N, H, W, C): products then take whole rows of channels. A tiling
(`networks.tiling`) saves three quarters of the multiplications of a 3x3 convolution and more of larger ones.
"""

from collections.abc import Sequence
from math import ceil

import torch
from torch import Tensor, nn

from joyvasa_runtime.networks.form import Size
from joyvasa_runtime.networks.slice_head import SliceHead
from joyvasa_runtime.networks.tiles import outputs, points
from joyvasa_runtime.networks.tiling import Tiling

_JOINT_POINTS = 8
"""Up to here one matrix for both axes of a tile beats two: it multiplies more, but reads the tiles once."""


class TiledConv(nn.Module):
    """Convolutions of the same slices: (B x slices, H, W, C) -> per head (B x results, H', W', width).

    Parameters
    ----------
    heads : sequence of SliceHead
        Kernels of an odd number of taps, the same for all; planes count as 0 outside.
    size : tuple of int
        H, W; the results have the same unless the tiling repeats cells.
    tiling : Tiling
    slices : int
        Planes that belong together, such as those of a volume.
    """

    given: Tensor
    taps: Tensor
    made: Tensor
    cells: Tensor

    def __init__(self, heads: Sequence[SliceHead], size: Size, tiling: Tiling, slices: int = 1) -> None:
        super().__init__()
        tiles = ceil(size[0] / tiling.advance), ceil(size[1] / tiling.advance)
        factor = tiling.made.shape[0] // tiling.advance
        self.slices, self.size = slices, [size[0] * factor, size[1] * factor]
        self.register_buffer("cells", _cells(tiling, tiles, size, slices))
        given, made = tiling.given, tiling.made
        if tiling.points <= _JOINT_POINTS:
            given, made = torch.kron(given, given), torch.kron(made, made)
        self.register_buffer("given", given.float())
        self.register_buffer("made", made.float())
        # The points of the weights take more room than the weights; the runtime computes them when it loads.
        self.register_buffer("taps", torch.kron(tiling.taps, tiling.taps).float())
        self.weights = nn.ParameterList(
            head.kernels.detach().flatten(2).permute(2, 1, 0).flatten(1).contiguous() for head in heads
        )
        self.biases = nn.ParameterList(head.bias.detach() for head in heads)
        for index, head in enumerate(heads):
            parts = len(head.kernels) // head.width
            self.register_buffer(f"sums_{index}", head.sums)
            self.register_buffer(f"places_{index}", _places(tiling, tiles, self.size, slices, parts))

    def forward(self, planes: Tensor) -> tuple[Tensor, ...]:
        """Results of planes."""
        values = points(planes, self.cells, self.given, self.slices)
        return tuple(self._result(values, index) for index in range(len(self.weights)))

    def _result(self, values: Tensor, index: int) -> Tensor:
        weight, bias = self.weights[index], self.biases[index]
        sums, places = self.get_buffer(f"sums_{index}"), self.get_buffer(f"places_{index}")
        result: Tensor = outputs(values, weight, bias, sums, self.taps, self.made, places, self.size)
        return result


def _cells(tiling: Tiling, tiles: Size, size: Size, slices: int) -> Tensor:
    """Which cell of the slices each input of each tile is, (inputs x inputs, tiles)."""
    margin = tiling.taps.shape[1] // 2
    inputs = torch.arange(tiling.given.shape[1])
    rows, columns = (torch.arange(count) * tiling.advance - margin for count in tiles)
    y, x = inputs[:, None] + rows, inputs[:, None] + columns
    y, x = y[:, None, None, :, None], x[None, :, None, None, :]
    height, width = size
    inside = (y >= 0) & (y < height) & (x >= 0) & (x < width)
    cells = (torch.arange(slices)[:, None, None] * height + y) * width + x
    cells = torch.where(inside, cells, slices * height * width)
    return cells.flatten(0, 1).flatten(1).int()


def _places(tiling: Tiling, tiles: Size, size: Sequence[int], slices: int, parts: int) -> Tensor:
    """Where each cell of each part is among (m, m, slices, tiles, parts), (slices x parts, H' x W')."""
    outputs, (rows, columns) = tiling.made.shape[0], tiles
    y, x = torch.arange(size[0])[:, None], torch.arange(size[1])
    place = (y % outputs * outputs + x % outputs) * slices + torch.arange(slices)[:, None, None, None]
    place = (place * rows + y // outputs) * columns + x // outputs
    place = place * parts + torch.arange(parts)[:, None, None]
    return place.flatten(0, 1).flatten(1).int()
