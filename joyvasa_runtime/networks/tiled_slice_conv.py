"""The tiled convolution of a volume's slices (`networks.slice_head`), channels-last.

A slice is read once, whatever its results.
"""

from collections.abc import Sequence

from torch import Tensor, nn

from joyvasa_runtime.networks.slice_head import SliceHead
from joyvasa_runtime.networks.tiled_conv import TiledProduct
from joyvasa_runtime.networks.tiling import Tiling


class TiledSliceConv(nn.Module):
    """A convolution of slices: (B x D, H, W, C) -> per head (B x results, H', W', width).

    Parameters
    ----------
    heads : sequence of SliceHead
    depth : int
        D.
    size, tiling
        See `TiledProduct`.
    """

    def __init__(self, heads: Sequence[SliceHead], depth: int, size: tuple[int, int], tiling: Tiling) -> None:
        super().__init__()
        self.shapes = [(head.parts, head.width) for head in heads]
        self.product = TiledProduct([head.kernels for head in heads], size, tiling, depth)
        self.biases = nn.ParameterList(head.bias.detach() for head in heads)
        self.sums = nn.ParameterList(head.sums for head in heads)

    def forward(self, slices: Tensor) -> tuple[Tensor, ...]:
        """Results of slices."""
        return tuple(self._result(index, tiles) for index, tiles in enumerate(self.product(slices)))

    def _result(self, index: int, tiles: Tensor) -> Tensor:
        product, (parts, width) = self.product, self.shapes[index]
        tiles = tiles.unflatten(-1, (parts, width)).permute(0, 3, 6, 4, 1, 5, 2, 7)
        planes = self.sums[index] @ tiles.flatten(1, 2).flatten(2)
        result: Tensor = product.cropped(planes.reshape(-1, *product.covered, width)) + self.biases[index]
        return result
