"""The 3-D hourglass of dense motion: what it sees near and far, as one volume of features.

What is read off the features is `dense_motion`'s.
"""

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.conv_blocks import ConvBlock3d


class DownBlock3d(ConvBlock3d):
    """A `ConvBlock3d`, then the mean of 2x2 pixels of a slice: (B, C, D, H, W) -> (B, width, D, H/2, W/2)."""

    def forward(self, volume: Tensor) -> Tensor:
        return functional.avg_pool3d(super().forward(volume), kernel_size=(1, 2, 2))


class UpBlock3d(ConvBlock3d):
    """Every pixel of a slice four times, then a `ConvBlock3d`: (B, C, D, H, W) -> (B, width, D, 2H, 2W)."""

    def forward(self, volume: Tensor) -> Tensor:
        doubled = functional.interpolate(volume, scale_factor=(1.0, 2.0, 2.0), mode="nearest")
        return super().forward(doubled)


class _Encoder(nn.Module):
    """Down blocks; gives what came in and each block's result, the last one first."""

    def __init__(self, widths: Sequence[int]) -> None:
        super().__init__()
        self.down_blocks = nn.ModuleList(DownBlock3d(given, width) for given, width in pairwise(widths))

    def forward(self, volume: Tensor) -> list[Tensor]:
        levels = [volume]
        for block in self.down_blocks:
            levels.insert(0, block(levels[0]))
        return levels


class _Decoder(nn.Module):
    """Up blocks, each followed by the encoder's level of the same resolution behind its own channels."""

    def __init__(self, skips: Sequence[int], up: Sequence[int]) -> None:
        super().__init__()
        self.up_blocks = nn.ModuleList()
        given = skips[0]
        for skip, width in zip(skips[1:], up, strict=True):
            self.up_blocks.append(UpBlock3d(given, width))
            given = width + skip
        self.conv = nn.Conv3d(given, given, kernel_size=3, padding=1)
        self.norm = nn.BatchNorm3d(given)

    def forward(self, levels: list[Tensor]) -> Tensor:
        volume = levels[0]
        for block, skip in zip(self.up_blocks, levels[1:], strict=True):
            volume = torch.cat([block(volume), skip], dim=1)
        return torch.relu(self.norm(self.conv(volume)))


class Hourglass(nn.Module):
    """Encoder and decoder with skips between equal resolutions; depth is never halved.

    Parameters
    ----------
    given : int
        Channels that come in.
    down, up : sequence of int
        Channels after each down block and each up block; equally many.

    Notes
    -----
    "Stacked Hourglass Networks" (arXiv 1603.06937), in 3-D as in the appendix of arXiv 2011.15126.
    """

    def __init__(self, given: int, down: Sequence[int], up: Sequence[int]) -> None:
        super().__init__()
        self.encoder = _Encoder((given, *down))
        self.decoder = _Decoder((*reversed(down), given), up)

    def forward(self, volume: Tensor) -> Tensor:
        """Features (B, up[-1] + given, D, H, W) of a volume (B, given, D, H, W)."""
        features: Tensor = self.decoder(self.encoder(volume))
        return features
