"""The generator as the runtime runs it, built from a published `spade_generator.SpadeGenerator`.

Exact rewrites only: norms of the weights folded, convolutions of the same planes computed together, and those
of repeated pixels before they are repeated.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.folding import Weights
from joyvasa_runtime.networks.form import Form, Size
from joyvasa_runtime.networks.spade import Spade, SpadeBlock, activated
from joyvasa_runtime.networks.spade_generator import SpadeGenerator
from joyvasa_runtime.networks.spectral_conv import SpectralConv2d

_WHITE = 255


class FastGenerator(nn.Module):
    """Pictures of frames, and their pixels.

    Parameters
    ----------
    generator : SpadeGenerator
    size : tuple of int
        H, W of the warped planes.
    form : Form
    dtype : torch.dtype
        Of the convolutions.
    """

    def __init__(
        self, generator: SpadeGenerator, size: Size, form: Form, dtype: torch.dtype = torch.float32
    ) -> None:
        super().__init__()
        self.form, self.shuffled = form, generator.sizes.shuffled
        middle = generator.middle_blocks()
        self.first = form.convs([_weights(generator.fc), *_guides(middle)], size)
        self.middle = nn.ModuleList(FastSpadeBlock(block, form, size) for block in middle)
        self.guides, self.up = nn.ModuleList(), nn.ModuleList()
        large, factor = size, 1
        for block in generator.up_blocks():
            large, factor = (2 * large[0], 2 * large[1]), 2 * factor
            self.guides.append(form.convs(_guides([block]), size, factor))
            self.up.append(FastSpadeBlock(block, form, large, is_doubled=True))
        self.last = form.conv(_weights(generator.conv_img[0]), large)
        self.to(dtype)

    def forward(self, warped: Tensor) -> tuple[Tensor, Tensor]:
        """Pictures (B, 3, 8H, 8W), 0 to 1, float32, and (B, 8H, 8W, 3), uint8, of warped planes."""
        warped = self.form.planes(warped)
        planes, *hidden = self.first(warped)
        for block in self.middle:
            assert isinstance(block, FastSpadeBlock)
            planes = block(planes, [torch.relu(hidden.pop(0)) for _ in range(block.norms)])
        for block, guide in zip(self.up, self.guides, strict=True):
            planes = block(planes, list(map(torch.relu, guide(warped))))
        return self._picture(self.last(activated(planes)))

    def _picture(self, parts: Tensor) -> tuple[Tensor, Tensor]:
        """Picture and pixels of the channels that each pixel is shuffled from."""
        shuffled = functional.pixel_shuffle(self.form.channels_first(parts), self.shuffled)
        picture = torch.sigmoid(shuffled.float())
        pixels = (picture * _WHITE).round().to(torch.uint8)
        return picture, pixels.permute(0, 2, 3, 1)


class FastSpadeBlock(nn.Module):
    """A `SpadeBlock` that is given what its norms see of the guide.

    Parameters
    ----------
    block : SpadeBlock
    form : Form
    size : tuple of int
        H, W of its result.
    is_doubled : bool
        Whether planes come in at half that size, and are doubled.
    """

    def __init__(self, block: SpadeBlock, form: Form, size: Size, is_doubled: bool = False) -> None:
        super().__init__()
        self.form, self.is_doubled = form, is_doubled
        self.has_shortcut, self.norms = block.has_shortcut, 3 if block.has_shortcut else 2
        self.affine_0, self.affine_1 = (
            form.convs([_gain(norm), _weights(norm.mlp_beta)], size) for norm in (block.norm_0, block.norm_1)
        )
        self.conv_0, self.conv_1 = (form.conv(_spectral(conv), size) for conv in (block.conv_0, block.conv_1))
        if block.has_shortcut:
            self.conv_s = form.pointwise(block.conv_s.weight)
            offset = _behind(_weights(block.norm_s.mlp_beta), block.conv_s)
            self.affine_s = form.convs([_gain(block.norm_s), offset], size)

    def forward(self, planes: Tensor, hidden: list[Tensor]) -> Tensor:
        """Planes (N, width, H, W) of planes, which is what the norms in turn see of the guide."""
        normed = self.form.normalised(planes)
        if self.is_doubled:
            # Repeating pixels changes neither mean nor deviation.
            normed = self.form.doubled(normed)
            if not self.has_shortcut:
                planes = self.form.doubled(planes)
        gain, offset = self.affine_0(hidden[0])
        change = self.conv_0(activated(normed * gain + offset))
        gain, offset = self.affine_1(hidden[1])
        change = self.conv_1(activated(self.form.normalised(change) * gain + offset))
        result: Tensor = change + (self._shortcut(normed, hidden[2]) if self.has_shortcut else planes)
        return result

    def _shortcut(self, normed: Tensor, hidden: Tensor) -> Tensor:
        """What the change is added to: the last norm's planes through a convolution of each pixel alone."""
        gain, offset = self.affine_s(hidden)
        result: Tensor = self.conv_s(normed * gain) + offset
        return result


def _guides(blocks: list[SpadeBlock]) -> list[Weights]:
    """What the norms of some blocks see of the guide, in the order in which a block takes it."""
    return [
        _weights(norm.mlp_shared[0])
        for block in blocks
        for norm in (block.norm_0, block.norm_1, *([block.norm_s] if block.has_shortcut else []))
    ]


def _gain(norm: Spade) -> Weights:
    weight, bias = _weights(norm.mlp_gamma)
    return weight, bias + 1


def _behind(weights: Weights, conv: SpectralConv2d) -> Weights:
    """A convolution and the one of each pixel alone behind it, as one."""
    pixel = conv.weight.detach().flatten(1)
    weight, bias = weights
    return torch.einsum("om,mcyx->ocyx", pixel, weight), pixel @ bias


def _spectral(conv: SpectralConv2d) -> Weights:
    assert conv.bias is not None
    return conv.weight.detach(), conv.bias.detach()


def _weights(conv: nn.Module) -> Weights:
    assert isinstance(conv, nn.Conv2d)
    assert conv.bias is not None
    return conv.weight.detach(), conv.bias.detach()
