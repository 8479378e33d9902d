"""Convolution, batch norm and activation: what the appearance extractor and the warping are stacked from.

Blocks of one network only live with it (`hourglass`, `spade`, `convnext`).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional


class ConvBlock2d(nn.Module):
    """Convolution 3x3, batch norm, (leaky) ReLU: (B, given, H, W) -> (B, width, H, W).

    Parameters
    ----------
    given, width : int
        Channels in and out.
    slope : float
        Of the activation below zero.
    """

    def __init__(self, given: int, width: int, slope: float = 0.0) -> None:
        super().__init__()
        self.conv = nn.Conv2d(given, width, kernel_size=3, padding=1)
        self.norm = nn.BatchNorm2d(width)
        self.slope = slope

    def forward(self, planes: Tensor) -> Tensor:
        normed: Tensor = self.norm(self.conv(planes))
        return functional.leaky_relu(normed, self.slope) if self.slope else torch.relu(normed)


class DownBlock2d(ConvBlock2d):
    """A `ConvBlock2d` and a mean over 2x2 pixels: (B, given, H, W) -> (B, width, H/2, W/2)."""

    def forward(self, planes: Tensor) -> Tensor:
        return functional.avg_pool2d(super().forward(planes), kernel_size=2)


class ConvBlock3d(nn.Module):
    """Convolution 3x3x3, batch norm, ReLU: (B, given, D, H, W) -> (B, width, D, H, W)."""

    def __init__(self, given: int, width: int) -> None:
        super().__init__()
        self.conv = nn.Conv3d(given, width, kernel_size=3, padding=1)
        self.norm = nn.BatchNorm3d(width)

    def forward(self, volume: Tensor) -> Tensor:
        return torch.relu(self.norm(self.conv(volume)))


class ResidualBlock3d(nn.Module):
    """Two times batch norm, ReLU and convolution, added to what came in: (B, C, D, H, W) -> the same."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv3d(width, width, kernel_size=3, padding=1)
        self.conv2 = nn.Conv3d(width, width, kernel_size=3, padding=1)
        self.norm1 = nn.BatchNorm3d(width)
        self.norm2 = nn.BatchNorm3d(width)

    def forward(self, volume: Tensor) -> Tensor:
        change: Tensor = self.conv1(torch.relu(self.norm1(volume)))
        change = self.conv2(torch.relu(self.norm2(change)))
        return volume + change
