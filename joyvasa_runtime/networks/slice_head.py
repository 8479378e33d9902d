"""Convolutions of planes and volumes as convolutions of slices: what a slice gives, and what it adds to.

Slices are planes, whose convolutions are the fastest anywhere; the forms (`networks.form`) compute them.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from joyvasa_runtime.networks.folding import Weights


@dataclass(frozen=True, slots=True)
class SliceHead:
    """One result of a convolution of slices.

    Parameters
    ----------
    kernels : Tensor, shape (parts x width, C, taps, taps)
        What a slice gives: parts that each go to another result.
    bias : Tensor, shape (width,)
    sums : Tensor, shape (results, depth x parts), optional
        Which parts of which slices add up to a result, 0 or 1; by default each slice's only part is one.
    """

    kernels: Tensor
    bias: Tensor
    sums: Tensor | None = None

    @property
    def width(self) -> int:
        """Channels of a result."""
        return self.bias.shape[0]


def volume_head(weights: Weights, depth: int) -> SliceHead:
    """A convolution of volumes of `depth` slices, (O, C, taps, taps, taps): one result per slice."""
    kernels, bias = weights
    taps = kernels.shape[2]
    slices = torch.arange(depth)
    target = slices[:, None] - torch.arange(taps) + taps // 2
    sums = (target.flatten() == slices[:, None]).to(kernels.dtype)
    return SliceHead(kernels.permute(2, 0, 1, 3, 4).flatten(0, 1), bias, sums)


def flat_head(weights: Weights, depth: int) -> SliceHead:
    """A convolution of all channels of all slices as planes, (O, C x depth, taps, taps): a single result."""
    kernels, bias = weights
    parts = kernels.unflatten(1, (-1, depth)).permute(2, 0, 1, 3, 4).flatten(0, 1)
    return SliceHead(parts, bias, torch.eye(depth, dtype=kernels.dtype).reshape(1, -1))


class Only(nn.Module):
    """The result of a module that has one."""

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.module = module

    def forward(self, given: Tensor) -> Tensor:
        """The single result for what is given."""
        result: Tensor
        (result,) = self.module(given)
        return result
