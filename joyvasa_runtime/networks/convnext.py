"""ConvNeXt V2: the convolutional backbone of the motion extractor, up to its pooled features.

What is read off the features is the motion extractor's.
"""

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

_EPSILON = 1e-6
"""Of every norm here, as published; torch's own default is larger."""

_EXPANSION = 4
"""How much wider a block is inside."""


class ChannelNorm(nn.Module):
    """Layer norm over the channels of each pixel: (B, C, H, W) -> the same."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.bias = nn.Parameter(torch.zeros(width))

    def forward(self, planes: Tensor) -> Tensor:
        pixels = planes.movedim(1, -1)
        return functional.layer_norm(pixels, self.weight.shape, self.weight, self.bias, _EPSILON).movedim(
            -1, 1
        )


class ResponseNorm(nn.Module):
    """Global response normalisation: channels compete by how strong they are over the picture.

    (B, H, W, C) -> the same.

    Notes
    -----
    ConvNeXt V2 (arXiv 2301.00808), "Global Response Normalization": x (gamma N(x) + 1) + beta, with N the
    channel's norm over height and width divided by the mean of all channels' norms.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.zeros(1, 1, 1, width))
        self.beta = nn.Parameter(torch.zeros(1, 1, 1, width))

    def forward(self, pixels: Tensor) -> Tensor:
        strength = pixels.square().sum(dim=(1, 2), keepdim=True).sqrt()
        relative = strength / (strength.mean(dim=-1, keepdim=True) + _EPSILON)
        return self.gamma * (pixels * relative) + self.beta + pixels


class ConvNextBlock(nn.Module):
    """Depthwise 7x7 convolution and a perceptron per pixel, added to what came in.

    (B, C, H, W) -> the same.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.dwconv = nn.Conv2d(width, width, kernel_size=7, padding=3, groups=width)
        self.norm = nn.LayerNorm(width, eps=_EPSILON)
        self.pwconv1 = nn.Linear(width, _EXPANSION * width)
        self.grn = ResponseNorm(_EXPANSION * width)
        self.pwconv2 = nn.Linear(_EXPANSION * width, width)

    def forward(self, planes: Tensor) -> Tensor:
        pixels = self.norm(self.dwconv(planes).movedim(1, -1))
        pixels = self.grn(functional.gelu(self.pwconv1(pixels)))
        change: Tensor = self.pwconv2(pixels).movedim(-1, 1)
        return planes + change


class ConvNext(nn.Module):
    """ConvNeXt V2 without its classifier, named as in the published checkpoint.

    Parameters
    ----------
    depths, widths : sequence of int
        Blocks and channels of each stage.
    """

    def __init__(self, depths: Sequence[int], widths: Sequence[int]) -> None:
        super().__init__()
        stem = nn.Sequential(nn.Conv2d(3, widths[0], kernel_size=4, stride=4), ChannelNorm(widths[0]))
        self.downsample_layers = nn.ModuleList([stem])
        for given, width in pairwise(widths):
            halving = nn.Conv2d(given, width, kernel_size=2, stride=2)
            self.downsample_layers.append(nn.Sequential(ChannelNorm(given), halving))
        self.stages = nn.ModuleList(
            nn.Sequential(*(ConvNextBlock(width) for _ in range(depth)))
            for depth, width in zip(depths, widths, strict=True)
        )
        self.norm = nn.LayerNorm(widths[-1], eps=_EPSILON)

    def pooled(self, image: Tensor) -> Tensor:
        """Features (B, C) of images (B, 3, H, W), normalised after the mean over the picture."""
        planes = image
        for downsample, stage in zip(self.downsample_layers, self.stages, strict=True):
            planes = stage(downsample(planes))
        features: Tensor = self.norm(planes.mean(dim=(2, 3)))
        return features
