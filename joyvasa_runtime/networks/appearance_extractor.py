"""Appearance extractor F: a portrait -> the volume of features that every frame is warped from.

It says nothing about where the head is; that is the motion extractor's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from torch import Tensor, nn

from joyvasa_runtime.networks.conv_blocks import ConvBlock2d, DownBlock2d, ResidualBlock3d
from joyvasa_runtime.networks.strict_loading import load_sized
from joyvasa_runtime.networks.tensor_sizes import count_parts, length, lengths


@dataclass(frozen=True, slots=True)
class AppearanceSizes:
    """Sizes of the appearance extractor; by default the published ones.

    Parameters
    ----------
    stem : int
        Channels at full resolution.
    halved : tuple of int
        Channels after each halving of the resolution.
    channels, depth : int
        Of the volume; depth is the axis away from the viewer.
    blocks : int
        3-D residual blocks.
    """

    stem: int = 64
    halved: tuple[int, ...] = (128, 256)
    channels: int = 32
    depth: int = 16
    blocks: int = 6


class AppearanceExtractor(nn.Module):
    """Appearance extractor whose parameters are named as in the published checkpoint.

    Parameters
    ----------
    sizes : AppearanceSizes

    Notes
    -----
    LivePortrait (arXiv 2407.03168), "Stage I: Base Model Training", after "One-Shot Free-View Neural
    Talking-Head Synthesis" (arXiv 2011.15126), "Source image feature extraction".
    """

    def __init__(self, sizes: AppearanceSizes) -> None:
        super().__init__()
        self.sizes = sizes
        widths = (sizes.stem, *sizes.halved)
        self.first = ConvBlock2d(3, sizes.stem)
        self.down_blocks = nn.ModuleList(map(DownBlock2d, widths, sizes.halved))
        self.second = nn.Conv2d(widths[-1], sizes.channels * sizes.depth, kernel_size=1)
        self.resblocks_3d = nn.Sequential()
        for index in range(sizes.blocks):
            self.resblocks_3d.add_module(f"3dr{index}", ResidualBlock3d(sizes.channels))

    def forward(self, image: Tensor) -> Tensor:
        """Feature volume of portraits.

        Parameters
        ----------
        image : Tensor, shape (B, 3, H, W)
            RGB, 0 to 1; H and W are 256 where nothing else is said.

        Returns
        -------
        Tensor, shape (B, channels, depth, H / 4, W / 4)
        """
        planes = self.first(image)
        for block in self.down_blocks:
            planes = block(planes)
        volume = self.second(planes).unflatten(1, (self.sizes.channels, self.sizes.depth))
        feature: Tensor = self.resblocks_3d(volume)
        return feature


def appearance_sizes(tensors: Mapping[str, Tensor]) -> AppearanceSizes:
    """Sizes read from plainly named tensors."""
    published = AppearanceSizes()
    channels = length(tensors, "resblocks_3d.3dr0.conv1.bias", published.channels)
    return AppearanceSizes(
        stem=length(tensors, "first.conv.bias", published.stem),
        halved=lengths(tensors, "down_blocks.{}.conv.bias", published.halved),
        channels=channels,
        depth=max(1, length(tensors, "second.bias", channels * published.depth) // channels),
        blocks=count_parts(tensors, "resblocks_3d."),
    )


def load_appearance_extractor(
    state: Mapping[str, Tensor], name: str = "appearance extractor"
) -> AppearanceExtractor:
    """The appearance extractor of a checkpoint, ready to run.

    Raises
    ------
    ModelPackError
        See `strict_loading.load_strict`.
    """
    return load_sized(AppearanceExtractor, appearance_sizes, AppearanceSizes(), state, name)
