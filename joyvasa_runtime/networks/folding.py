"""Weights of what follows or precedes a convolution, folded into its own.

All functions give a new weight and bias; the networks stay as they are.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

Weights = tuple[Tensor, Tensor]
"""Weight and bias of a convolution."""


def normed(conv: nn.Conv2d | nn.Conv3d, norm: nn.BatchNorm2d | nn.BatchNorm3d) -> Weights:
    """A convolution with the batch norm behind it."""
    assert conv.bias is not None
    assert norm.running_mean is not None
    assert norm.running_var is not None
    gain = norm.weight.detach() / torch.sqrt(norm.running_var + norm.eps)
    weight = conv.weight.detach() * gain.reshape(-1, *[1] * (conv.weight.ndim - 1))
    return weight, norm.bias.detach() + (conv.bias.detach() - norm.running_mean) * gain


def selected(weights: Weights, given: Sequence[int], width: int) -> Weights:
    """A convolution whose inputs are rearranged, and whose outputs end with zeros.

    Parameters
    ----------
    weights : tuple
        Weight (O, C, ...) and bias (O,).
    given : sequence of int
        For each new input the old one, or -1 for an input that is not looked at.
    width : int
        New outputs; the old ones come first.
    """
    weight, bias = weights
    # One more input, of zeros, is what -1 points to.
    padded = torch.cat([weight, torch.zeros_like(weight[:, :1])], dim=1)[:, list(given)]
    missing = width - weight.shape[0]
    return _with_zeros(padded, missing), _with_zeros(bias, missing)


def _with_zeros(tensor: Tensor, missing: int) -> Tensor:
    return torch.cat([tensor, tensor.new_zeros(missing, *tensor.shape[1:])])
