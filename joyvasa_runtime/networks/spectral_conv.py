"""A convolution with spectral norm as it is after training: with the stored vectors, iterating no further.

It cannot be trained; the vectors stay what the checkpoint says.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional


class SpectralConv2d(nn.Module):
    """Convolution whose weight is divided by its largest singular value.

    (B, given, H, W) -> (B, width, H, W).

    Parameters
    ----------
    given, width : int
        Channels in and out.
    kernel : int
        Odd; the picture keeps its size.
    has_bias : bool

    Notes
    -----
    "Spectral Normalization for Generative Adversarial Networks" (arXiv 1802.05957), section 2: sigma = u' W v
    with W as a matrix, one row per output channel.
    """

    weight_u: Tensor
    weight_v: Tensor

    def __init__(self, given: int, width: int, kernel: int, has_bias: bool = True) -> None:
        super().__init__()
        self.weight_orig = nn.Parameter(torch.empty(width, given, kernel, kernel).normal_(std=0.05))
        self.bias = nn.Parameter(torch.zeros(width)) if has_bias else None
        self.register_buffer("weight_u", functional.normalize(torch.ones(width), dim=0))
        self.register_buffer("weight_v", functional.normalize(torch.ones(given * kernel * kernel), dim=0))

    def forward(self, planes: Tensor) -> Tensor:
        return functional.conv2d(planes, self.weight, self.bias, padding=self.weight_orig.shape[-1] // 2)

    @property
    def weight(self) -> Tensor:
        """The normalised weight, (width, given, kernel, kernel)."""
        sigma = torch.dot(self.weight_u, self.weight_orig.flatten(1) @ self.weight_v)
        return self.weight_orig / sigma
