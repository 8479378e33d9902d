"""The form for processors: planes channels-last, (N, H, W, C), and convolutions tile by tile.

With ONNX Runtime's own convolutions, which multiply four times as much, a frame takes twice as long.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from joyvasa_runtime.networks.folding import Weights
from joyvasa_runtime.networks.form import Form, Size
from joyvasa_runtime.networks.slice_head import Only, SliceHead, volume_head
from joyvasa_runtime.networks.tiled_conv import TiledConv
from joyvasa_runtime.networks.tiling import Tiling, fourier, interpolated, repeated

_LARGE = 16
"""Pixels a side from which tiles of 4x4 pay: their weights take 36/9 of the memory, those of 2x2 16/9."""

_EPSILON = 1e-5
"""Of the instance norm, torch's default, as published."""


class TiledForm(Form):
    """Channels-last planes; a volume is its slices."""

    channels = -1

    def planes(self, planes: Tensor) -> Tensor:
        return planes.permute(0, 2, 3, 1)

    def channels_first(self, planes: Tensor) -> Tensor:
        return planes.permute(0, 3, 1, 2)

    def channels_last(self, planes: Tensor) -> Tensor:
        return planes

    def volume(self, volume: Tensor) -> Tensor:
        return volume.permute(0, 2, 3, 4, 1).flatten(0, 1)

    def slices(self, volume: Tensor) -> Tensor:
        return volume

    def conv(self, weights: Weights, size: Size) -> nn.Module:
        return Only(self.convs([weights], size))

    def convs(self, pieces: Sequence[Weights], size: Size, repeats: int = 1) -> nn.Module:
        heads = [SliceHead(*weights) for weights in pieces]
        return TiledConv(heads, size, tiling(pieces[0][0].shape[-1], size, repeats))

    def pointwise(self, weight: Tensor, bias: Tensor | None = None) -> nn.Module:
        linear = nn.Linear(weight.shape[1], weight.shape[0], bias=bias is not None, device="meta")
        linear.weight = nn.Parameter(weight.detach().flatten(1))
        if bias is not None:
            linear.bias = nn.Parameter(bias.detach())
        return linear

    def volume_conv(self, weights: Weights, depth: int, size: Size, repeats: int = 1) -> nn.Module:
        chosen = tiling(weights[0].shape[-1], size, repeats)
        return Only(TiledConv([volume_head(weights, depth)], size, chosen, depth))

    def slice_conv(self, heads: Sequence[SliceHead], depth: int, size: Size) -> nn.Module:
        return TiledConv(heads, size, tiling(heads[0].kernels.shape[-1], size), depth)

    def normalised(self, planes: Tensor) -> Tensor:
        centred = planes - _mean(planes)
        return centred * torch.rsqrt(_mean(centred * centred) + _EPSILON)

    def doubled(self, planes: Tensor) -> Tensor:
        rows, columns = (torch.arange(2 * count) // 2 for count in planes.shape[1:3])
        return planes.index_select(1, rows).index_select(2, columns)

    def halved(self, volume: Tensor) -> Tensor:
        height, width, channels = volume.shape[1:]
        rows = volume.reshape(-1, height // 2, 2, width * channels).mean(dim=2)
        return rows.reshape(-1, height // 2, width // 2, 2, channels).mean(dim=3)


def _mean(planes: Tensor) -> Tensor:
    """The mean of each plane, (N, 1, 1, C).

    As products with constants it takes a tenth of the time of ONNX Runtime's mean over these axes; of the
    columns first, since long sums round.
    """
    height, width = planes.shape[1:3]
    rows = planes.new_full((1, width), 1 / width) @ planes
    return planes.new_full((1, height), 1 / height) @ rows.transpose(1, 2)


def tiling(taps: int, size: Size, repeats: int = 1) -> Tiling:
    """The tiling that takes least time for a convolution of planes of a size."""
    if repeats > 1:
        return repeated(repeats)
    if taps > 3:
        return fourier(16, taps)
    # Points near 1 that stay apart: a quarter of the rounding error of 0, 1, -1, 2, -2.
    return interpolated((0, 0.75, -0.75, 1.5, -1.5) if min(size) >= _LARGE else (0, 1, -1))
