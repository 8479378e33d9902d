"""Convolutions computed tile by tile as batched matrix products, for processors without a faster operator.

Planes are channels-last here, (N, H, W, C): products then take whole rows of channels. A tiling
(`networks.tiling`) saves three quarters of the multiplications of a 3x3 convolution and more of larger ones.
"""

from collections.abc import Sequence
from math import ceil

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.folding import Weights
from joyvasa_runtime.networks.tiling import Tiling

_JOINT_POINTS = 8
"""Up to here one matrix for both axes of a tile beats two: it multiplies more, but reads the tiles once."""


class TiledProduct(nn.Module):
    """Tiles of planes times the weights of convolutions; what is left to do is laying the outputs out.

    Parameters
    ----------
    kernels : sequence of Tensor, shape (O, C, taps, taps) each
        An odd number of taps, the same for all; planes count as 0 outside.
    size : tuple of int
        H, W of the planes.
    tiling : Tiling
    slices : int
        Planes that belong together, such as those of a volume; N is a multiple of it.
    """

    given: Tensor
    taps: Tensor
    made: Tensor
    cells: Tensor

    def __init__(
        self, kernels: Sequence[Tensor], size: tuple[int, int], tiling: Tiling, slices: int = 1
    ) -> None:
        super().__init__()
        self.size, self.slices, self.widths = size, slices, [len(kernel) for kernel in kernels]
        self.points, (self.outputs, _) = tiling.points, tiling.made.shape
        self.factor = self.outputs // tiling.advance
        self.tiles = ceil(size[0] / tiling.advance), ceil(size[1] / tiling.advance)
        self.covered = self.tiles[0] * self.outputs, self.tiles[1] * self.outputs
        self.is_joint = tiling.points <= _JOINT_POINTS
        given, made = tiling.given, tiling.made
        if self.is_joint:
            given, made = torch.kron(given, given), torch.kron(made, made)
        dtype, taps = kernels[0].dtype, kernels[0].shape[-1]
        self.register_buffer("given", given.to(dtype))
        self.register_buffer("made", made.to(dtype))
        # ONNX Runtime turns the weights into points once, when it loads the file, which is thereby shorter.
        self.register_buffer("taps", torch.kron(tiling.taps, tiling.taps).to(dtype))
        self.weights = nn.ParameterList(
            kernel.detach().permute(2, 3, 1, 0).reshape(taps * taps, -1) for kernel in kernels
        )
        self.register_buffer("cells", self._cells(tiling, taps // 2))

    def forward(self, planes: Tensor) -> list[Tensor]:
        """Per kernel m x m outputs of tiles, (B, m, m, slices, rows, columns, O), of planes (N, H, W, C)."""
        channels, tiles = planes.shape[-1], self.slices * self.tiles[0] * self.tiles[1]
        cells = planes.reshape(-1, self.slices * self.size[0] * self.size[1], channels)
        # One more cell, a zero, stands for all that lie outside.
        values = functional.pad(cells, (0, 0, 0, 1)).index_select(1, self.cells)
        values = self._to_points(values, tiles * channels).reshape(-1, self.points**2, tiles, channels)
        return [self._outputs(values, weight) for weight in self.weights]

    def _outputs(self, values: Tensor, weight: Tensor) -> Tensor:
        """Outputs for the points (B, points x points, tiles, C) and the weights (taps x taps, C x O)."""
        tiles, channels = values.shape[2:]
        width = weight.shape[1] // channels
        weights = (self.taps @ weight).reshape(self.points**2, channels, width)
        outputs = self._to_outputs(values @ weights, tiles * width)
        return outputs.reshape(-1, self.outputs, self.outputs, self.slices, *self.tiles, width)

    def cropped(self, planes: Tensor) -> Tensor:
        """Planes (N, H', W', O) without what the last tiles cover beyond them."""
        height, width = self.size[0] * self.factor, self.size[1] * self.factor
        return planes if self.covered == (height, width) else planes[:, :height, :width]

    def _to_points(self, values: Tensor, row: int) -> Tensor:
        """Inputs of tiles to points, both axes; of each there are `row` side by side."""
        if self.is_joint:
            return self.given @ values.reshape(-1, self.given.shape[1], row)
        inputs = self.given.shape[1]
        values = self.given @ values.reshape(-1, inputs, inputs * row)
        return self.given @ values.reshape(-1, self.points, inputs, row)

    def _to_outputs(self, products: Tensor, row: int) -> Tensor:
        """Products to outputs of tiles, both axes; of each there are `row` side by side."""
        if self.is_joint:
            return self.made @ products.reshape(-1, self.points**2, row)
        outputs = self.made @ products.reshape(-1, self.points, self.points, row)
        return self.made @ outputs.reshape(-1, self.points, self.outputs * row)

    def _cells(self, tiling: Tiling, margin: int) -> Tensor:
        """Which cell each input of each tile is, inputs first; the last number is that of the zero."""
        inputs = torch.arange(tiling.given.shape[1])
        rows, columns = (torch.arange(tiles) * tiling.advance - margin for tiles in self.tiles)
        y, x = inputs[:, None] + rows, inputs[:, None] + columns
        y, x = y[:, None, None, :, None], x[None, :, None, None, :]
        height, width = self.size
        slices = torch.arange(self.slices)[None, None, :, None, None]
        inside = (y >= 0) & (y < height) & (x >= 0) & (x < width)
        cells = (slices * height + y) * width + x
        return torch.where(inside, cells, self.slices * height * width).flatten()


class TiledConv2d(nn.Module):
    """Convolutions of the same planes: (N, H, W, C) -> per kernel (N, H', W', O).

    H' is H unless the tiling repeats cells.

    Parameters
    ----------
    pieces : sequence of Weights
        (O, C, taps, taps) and (O,) of each.
    size, tiling
        See `TiledProduct`.
    """

    def __init__(self, pieces: Sequence[Weights], size: tuple[int, int], tiling: Tiling) -> None:
        super().__init__()
        self.product = TiledProduct([weight for weight, _ in pieces], size, tiling)
        self.biases = nn.ParameterList(bias.detach() for _, bias in pieces)

    def forward(self, planes: Tensor) -> tuple[Tensor, ...]:
        """Results of planes."""
        return tuple(map(self._result, self.product(planes), self.biases))

    def _result(self, tiles: Tensor, bias: Tensor) -> Tensor:
        planes = tiles.permute(0, 3, 4, 1, 5, 2, 6).reshape(-1, *self.product.covered, tiles.shape[-1])
        return self.product.cropped(planes) + bias
