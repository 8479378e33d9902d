"""SPADE: a norm whose gain and offset come, pixel by pixel, from the warped planes; and the block made of it.

How blocks are stacked to a generator is `spade_generator`'s.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from joyvasa_runtime.networks.spectral_conv import SpectralConv2d

SLOPE = 0.2
"""Below zero, of the generator's activations."""


class Spade(nn.Module):
    """Spatially adaptive norm of planes by a guide: (B, C, H, W) -> the same.

    Parameters
    ----------
    width : int
        Channels of the planes.
    guide : int
        Channels of the guide.
    hidden : int
        Channels between guide and gain.

    Notes
    -----
    "Semantic Image Synthesis with Spatially-Adaptive Normalization" (arXiv 1903.07291), section 3; here over
    instances instead of batches.
    """

    def __init__(self, width: int, guide: int, hidden: int) -> None:
        super().__init__()
        self.mlp_shared = nn.Sequential(nn.Conv2d(guide, hidden, kernel_size=3, padding=1), nn.ReLU())
        self.mlp_gamma = nn.Conv2d(hidden, width, kernel_size=3, padding=1)
        self.mlp_beta = nn.Conv2d(hidden, width, kernel_size=3, padding=1)

    def forward(self, planes: Tensor, guide: Tensor) -> Tensor:
        """Planes (B, C, H, W) normalised and styled by a guide (B, G, h, w), whose pixels repeat to fit."""
        shared = self.mlp_shared(functional.interpolate(guide, size=planes.shape[2:], mode="nearest"))
        gamma: Tensor = self.mlp_gamma(shared)
        beta: Tensor = self.mlp_beta(shared)
        return functional.instance_norm(planes) * (1 + gamma) + beta


class SpadeBlock(nn.Module):
    """Residual block of SPADE norms and spectral-normalised convolutions.

    (B, given, H, W) -> (B, width, H, W), guided by planes (B, G, h, w).
    Where the widths differ, what is added to passes a norm and a 1x1 convolution of its own.

    Notes
    -----
    arXiv 1903.07291, "SPADE generator" in section 3.
    """

    def __init__(self, given: int, width: int, guide: int, hidden: int) -> None:
        super().__init__()
        middle = min(given, width)
        self.has_shortcut = given != width
        self.conv_0 = SpectralConv2d(given, middle, kernel=3)
        self.conv_1 = SpectralConv2d(middle, width, kernel=3)
        self.norm_0 = Spade(given, guide, hidden)
        self.norm_1 = Spade(middle, guide, hidden)
        if self.has_shortcut:
            self.conv_s = SpectralConv2d(given, width, kernel=1, has_bias=False)
            self.norm_s = Spade(given, guide, hidden)

    def forward(self, planes: Tensor, guide: Tensor) -> Tensor:
        kept = self.conv_s(self.norm_s(planes, guide)) if self.has_shortcut else planes
        change = self.conv_0(activated(self.norm_0(planes, guide)))
        change = self.conv_1(activated(self.norm_1(change, guide)))
        return torch.add(kept, change)


def activated(planes: Tensor) -> Tensor:
    """The generator's activation."""
    return functional.leaky_relu(planes, SLOPE)
