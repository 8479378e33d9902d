"""The form for graphics cards: planes as torch has them, (N, C, H, W), and convolutions as one operator.

The cards' libraries choose how to compute those.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.folding import Weights
from joyvasa_runtime.networks.form import Form, Size
from joyvasa_runtime.networks.slice_head import Only, SliceHead

_MULTIPLE = 8
"""Of channels that a convolution gives, for the matrix units of graphics cards."""


class DirectForm(Form):
    """Channels-first planes and volumes.

    Volumes are convolved in three dimensions: as slices they take as long on an H100, by more operators. Only
    where few channels come out, in the choice of a candidate, slices are twice as fast.
    """

    channels = 1

    def planes(self, planes: Tensor) -> Tensor:
        return planes

    def channels_first(self, planes: Tensor) -> Tensor:
        return planes

    def channels_last(self, planes: Tensor) -> Tensor:
        return planes.permute(0, 2, 3, 1)

    def volume(self, volume: Tensor) -> Tensor:
        return volume

    def slices(self, volume: Tensor) -> Tensor:
        return volume.transpose(1, 2).flatten(0, 1)

    def conv(self, weights: Weights, size: Size) -> nn.Module:
        return Only(_Split(*weights, widths=[len(weights[1])]))

    def convs(self, pieces: Sequence[Weights], size: Size, repeats: int = 1) -> nn.Module:
        return _Convs(pieces, repeats)

    def pointwise(self, weight: Tensor, bias: Tensor | None = None) -> nn.Module:
        return _conv(weight, bias)

    def volume_conv(self, weights: Weights, depth: int, size: Size, repeats: int = 1) -> nn.Module:
        return nn.Sequential(_repeat((1, repeats, repeats)), _conv(*weights))

    def slice_conv(self, heads: Sequence[SliceHead], depth: int, size: Size) -> nn.Module:
        return DirectSliceConv(heads, depth)

    def normalised(self, planes: Tensor) -> Tensor:
        return functional.instance_norm(planes)

    def doubled(self, planes: Tensor) -> Tensor:
        return functional.interpolate(planes, scale_factor=2.0, mode="nearest")

    def halved(self, volume: Tensor) -> Tensor:
        return functional.avg_pool3d(volume, kernel_size=(1, 2, 2))


class _Convs(nn.Module):
    """Convolutions of the same planes, each pixel of which is first repeated both ways.

    One by one: a wider convolution would be no faster, and splitting its result copies it.
    """

    def __init__(self, pieces: Sequence[Weights], repeats: int) -> None:
        super().__init__()
        self.repeat = _repeat((repeats, repeats))
        self.convs = nn.ModuleList(_conv(*weights) for weights in pieces)

    def forward(self, planes: Tensor) -> tuple[Tensor, ...]:
        """The results."""
        planes = self.repeat(planes)
        return tuple(conv(planes) for conv in self.convs)


class _Split(nn.Module):
    """A convolution, its result split into channels of some widths.

    It is computed with zeros up to a multiple of channels: cards have no fast way for other numbers.
    """

    def __init__(self, weight: Tensor, bias: Tensor | None = None, *, widths: list[int]) -> None:
        super().__init__()
        rest = -len(weight) % _MULTIPLE
        weight = functional.pad(weight.detach(), (0, 0) * (weight.ndim - 1) + (0, rest))
        self.conv = _conv(weight, None if bias is None else functional.pad(bias.detach(), (0, rest)))
        self.wanted, self.widths = len(widths), widths + [rest] * (rest > 0)

    def forward(self, planes: Tensor) -> tuple[Tensor, ...]:
        """The pieces."""
        planes = self.conv(planes)
        # Splitting off everything would still be copied.
        return planes.split(self.widths, dim=1)[: self.wanted] if len(self.widths) > 1 else (planes,)


class DirectSliceConv(nn.Module):
    """A convolution of slices: (B x D, C, H, W) -> per head (B x results, width, H', W').

    Parameters
    ----------
    heads : sequence of SliceHead
    depth : int
        D.
    """

    def __init__(self, heads: Sequence[SliceHead], depth: int) -> None:
        super().__init__()
        self.depth, self.widths = depth, [head.width for head in heads]
        kernels = [head.kernels for head in heads]
        self.conv = _Split(torch.cat(kernels), widths=list(map(len, kernels)))
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


def _repeat(factors: tuple[int, ...]) -> nn.Module:
    """What repeats every cell along each axis."""
    return nn.Identity() if max(factors) == 1 else nn.Upsample(scale_factor=tuple(map(float, factors)))
