"""Generator G: the warped planes -> the picture of a frame.

The planes are also the guide of every norm on the way, so the frame's shape is never lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.spade import SpadeBlock, activated
from joyvasa_runtime.networks.strict_loading import load_sized
from joyvasa_runtime.networks.tensor_sizes import count_parts, length, lengths

_COLOURS = 3


@dataclass(frozen=True, slots=True)
class SpadeGeneratorSizes:
    """Sizes of the generator; by default the published ones.

    Parameters
    ----------
    planes : int
        Channels of the warped planes.
    hidden : int
        Channels between guide and gain of every norm.
    width : int
        Channels at the planes' resolution.
    blocks : int
        Residual blocks at the planes' resolution.
    doubled : tuple of int
        Channels after each doubling of the resolution.
    shuffled : int
        The last doubling, or more: pixels a side that one pixel's channels are laid out to.
    """

    planes: int = 256
    hidden: int = 128
    width: int = 512
    blocks: int = 6
    doubled: tuple[int, ...] = (256, 64)
    shuffled: int = 2


class SpadeGenerator(nn.Module):
    """Generator whose parameters are named as in the published checkpoint.

    Parameters
    ----------
    sizes : SpadeGeneratorSizes

    Notes
    -----
    LivePortrait (arXiv 2407.03168), "Stage I: Base Model Training": the SPADE decoder (arXiv 1903.07291),
    with a pixel shuffle (arXiv 1609.05158) at the end that doubles the resolution.
    """

    def __init__(self, sizes: SpadeGeneratorSizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.fc = nn.Conv2d(sizes.planes, sizes.width, kernel_size=3, padding=1)
        for index in range(sizes.blocks):
            block = SpadeBlock(sizes.width, sizes.width, sizes.planes, sizes.hidden)
            self.add_module(f"G_middle_{index}", block)
        for index, (given, width) in enumerate(pairwise((sizes.width, *sizes.doubled))):
            self.add_module(f"up_{index}", SpadeBlock(given, width, sizes.planes, sizes.hidden))
        last = nn.Conv2d(sizes.doubled[-1], _COLOURS * sizes.shuffled**2, kernel_size=3, padding=1)
        self.conv_img = nn.Sequential(last, nn.PixelShuffle(sizes.shuffled))

    def forward(self, warped: Tensor) -> Tensor:
        """Pictures (B, 3, 8H, 8W), RGB, 0 to 1, of warped planes (B, 256, H, W); published: H = W = 64."""
        planes: Tensor = self.fc(warped)
        for block in self.middle_blocks():
            planes = block(planes, warped)
        for block in self.up_blocks():
            planes = block(functional.interpolate(planes, scale_factor=2.0, mode="nearest"), warped)
        return torch.sigmoid(self.conv_img(activated(planes)))

    def middle_blocks(self) -> list[SpadeBlock]:
        """The blocks at the planes' resolution, in order."""
        return [self._block(f"G_middle_{index}") for index in range(self.sizes.blocks)]

    def up_blocks(self) -> list[SpadeBlock]:
        """The blocks that each follow a doubling, in order."""
        return [self._block(f"up_{index}") for index in range(len(self.sizes.doubled))]

    def _block(self, name: str) -> SpadeBlock:
        block = self.get_submodule(name)
        assert isinstance(block, SpadeBlock)
        return block


def spade_generator_sizes(tensors: Mapping[str, Tensor]) -> SpadeGeneratorSizes:
    """Sizes read from plainly named tensors."""
    published = SpadeGeneratorSizes()
    colours = length(tensors, "conv_img.0.bias", _COLOURS * published.shuffled**2)
    return SpadeGeneratorSizes(
        planes=length(tensors, "fc.weight", published.planes, axis=1),
        hidden=length(tensors, "G_middle_0.norm_0.mlp_shared.0.bias", published.hidden),
        width=length(tensors, "fc.bias", published.width),
        blocks=count_parts(tensors, "G_middle_"),
        doubled=lengths(tensors, "up_{}.conv_1.bias", published.doubled),
        shuffled=max(1, isqrt(colours // _COLOURS)),
    )


def load_spade_generator(state: Mapping[str, Tensor], name: str = "generator") -> SpadeGenerator:
    """The generator of a checkpoint, ready to run.

    Raises
    ------
    ModelPackError
        See `strict_loading.load_strict`.
    """
    return load_sized(SpadeGenerator, spade_generator_sizes, SpadeGeneratorSizes(), state, name)
