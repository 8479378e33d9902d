"""The form for graphics cards: planes as torch has them, (N, C, H, W), and convolutions as one operator.

The cards' libraries choose how to compute those.
"""

from collections.abc import Sequence
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.folding import Weights, together
from joyvasa_runtime.networks.form import Form, Size
from joyvasa_runtime.networks.slice_head import Only, SliceHead, volume_head

Depth = Literal["native", "flat"]


class DirectForm(Form):
    """Channels-first planes.

    Parameters
    ----------
    depth : {"native", "flat"}
        Whether volumes are convolved by operators of three dimensions, or as slices.
    """

    channels = 1

    def __init__(self, depth: Depth = "flat") -> None:
        self.is_flat = depth == "flat"

    def planes(self, planes: Tensor) -> Tensor:
        return planes

    def channels_first(self, planes: Tensor) -> Tensor:
        return planes

    def channels_last(self, planes: Tensor) -> Tensor:
        return planes.permute(0, 2, 3, 1)

    def volume(self, volume: Tensor) -> Tensor:
        return volume.transpose(1, 2).flatten(0, 1) if self.is_flat else volume

    def slices(self, volume: Tensor) -> Tensor:
        return volume if self.is_flat else volume.transpose(1, 2).flatten(0, 1)

    def conv(self, weights: Weights, size: Size) -> nn.Module:
        return _conv(*weights)

    def convs(self, pieces: Sequence[Weights], size: Size, repeats: int = 1) -> nn.Module:
        widths = [len(bias) for _, bias in pieces]
        return _Split(_repeating(_conv(*together(*pieces)), (repeats, repeats)), widths)

    def pointwise(self, weight: Tensor, bias: Tensor | None = None) -> nn.Module:
        return _conv(weight, bias)

    def volume_conv(self, weights: Weights, depth: int, size: Size, repeats: int = 1) -> nn.Module:
        if self.is_flat:
            return Only(DirectSliceConv([volume_head(weights, depth)], depth, repeats))
        return _repeating(_conv(*weights), (1, repeats, repeats))

    def slice_conv(self, heads: Sequence[SliceHead], depth: int, size: Size) -> nn.Module:
        return DirectSliceConv(heads, depth)

    def normalised(self, planes: Tensor) -> Tensor:
        return functional.instance_norm(planes)

    def doubled(self, planes: Tensor) -> Tensor:
        return functional.interpolate(planes, scale_factor=2.0, mode="nearest")

    def halved(self, volume: Tensor) -> Tensor:
        if self.is_flat:
            return functional.avg_pool2d(volume, kernel_size=2)
        return functional.avg_pool3d(volume, kernel_size=(1, 2, 2))


class _Split(nn.Module):
    """A module's result, split into channels of some widths."""

    def __init__(self, module: nn.Module, widths: list[int]) -> None:
        super().__init__()
        self.module, self.widths = module, widths

    def forward(self, planes: Tensor) -> tuple[Tensor, ...]:
        """The pieces."""
        planes = self.module(planes)
        # Splitting off everything would still be copied.
        return planes.split(self.widths, dim=1) if len(self.widths) > 1 else (planes,)


class DirectSliceConv(nn.Module):
    """A convolution of slices: (B x D, C, H, W) -> per head (B x results, width, H', W').

    Parameters
    ----------
    heads : sequence of SliceHead
    depth : int
        D.
    repeats : int
        How often each pixel is first repeated both ways.
    """

    def __init__(self, heads: Sequence[SliceHead], depth: int, repeats: int = 1) -> None:
        super().__init__()
        self.depth, self.widths = depth, [head.width for head in heads]
        conv = _repeating(_conv(torch.cat([head.kernels for head in heads])), (repeats, repeats))
        self.conv = _Split(conv, [len(head.kernels) for head in heads])
        self.biases = nn.ParameterList(head.bias.detach()[:, None, None] for head in heads)
        self.sums = nn.ParameterList(head.sums for head in heads)

    def forward(self, slices: Tensor) -> tuple[Tensor, ...]:
        """Results of slices."""
        return tuple(self._result(index, piece) for index, piece in enumerate(self.conv(slices)))

    def _result(self, index: int, planes: Tensor) -> Tensor:
        width, size = self.widths[index], planes.shape[2:]
        rows = planes.unflatten(0, (-1, self.depth)).unflatten(2, (-1, width)).flatten(1, 2).flatten(2)
        planes = (self.sums[index] @ rows).unflatten(2, (width, *size)).flatten(0, 1)
        result: Tensor = planes + self.biases[index]
        return result


def _conv(weight: Tensor, bias: Tensor | None = None) -> nn.Module:
    """A convolution of two or three dimensions that keeps the size."""
    kind = nn.Conv2d if weight.ndim == 4 else nn.Conv3d
    width, given, *taps = weight.shape
    conv = kind(given, width, taps[-1], padding=taps[-1] // 2, bias=bias is not None, device="meta")
    conv.weight = nn.Parameter(weight.detach())
    if bias is not None:
        conv.bias = nn.Parameter(bias.detach())
    return conv


def _repeating(conv: nn.Module, factors: tuple[int, ...]) -> nn.Module:
    """A convolution of what is first repeated along each axis."""
    if max(factors) == 1:
        return conv
    return nn.Sequential(nn.Upsample(scale_factor=tuple(map(float, factors))), conv)
