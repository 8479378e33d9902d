"""How much work the published networks do, for a pack's manifest: operations of one frame, window or picture.

Counted are the multiplications and additions of convolutions and matrix products, nothing else. Whatever form
a network is written in, its work is that of the published form, so that speeds of forms can be compared.
"""

from collections.abc import Callable
from copy import deepcopy
from itertools import chain
from typing import Any, TypeVar

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from joyvasa_runtime.networks.appearance_extractor import AppearanceExtractor
from joyvasa_runtime.networks.hubert_encoder import HubertEncoder
from joyvasa_runtime.networks.keypoint_mlps import KeypointMlp
from joyvasa_runtime.networks.motion_extractor import MotionExtractor
from joyvasa_runtime.networks.motion_generator import MotionGenerator
from joyvasa_runtime.networks.spade_generator import SpadeGenerator
from joyvasa_runtime.networks.warping import Warping

Network = TypeVar("Network", bound=nn.Module)

_DIGITS = 6
"""Significant ones that a manifest gets."""

_IMAGE = (1, 3, 256, 256)
"""What the networks that look at a portrait get."""

_SIDE = 64
"""Cells a side of a volume and of warped planes."""


def gflop(network: Network, run: Callable[[Network], Any]) -> float:
    """Work of a call in 1e9 operations, a multiplication with its addition counted as two.

    Parameters
    ----------
    network : Module
        Left as it is; its numbers are not read.
    run : callable
        Gets a copy of the network on PyTorch's device "meta", which knows shapes only, and gives it inputs
        made on that device, too.
    """
    shapes = _without_numbers(network)
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        run(shapes)
    return float(f"{counter.get_total_flops() / 1e9:.{_DIGITS}g}")


def appearance_gflop(network: AppearanceExtractor) -> float:
    """Of a picture."""
    return gflop(network, lambda shapes: shapes(_shape(*_IMAGE)))


def motion_extractor_gflop(network: MotionExtractor) -> float:
    """Of a picture."""
    return gflop(network, lambda shapes: shapes(_shape(*_IMAGE)))


def keypoint_mlp_gflop(network: KeypointMlp) -> float:
    """Of a pair of keypoints."""
    first = network.mlp[0]
    assert isinstance(first, nn.Linear)
    return gflop(network, lambda shapes: shapes(_shape(1, first.in_features)))


def flow_source_gflop(warping: Warping) -> float:
    """Of the part of dense motion that depends on the portrait only, of a picture."""
    return gflop(warping, lambda shapes: shapes.dense_motion_network.compress_volume(_feature(warping)))


def flow_gflop(warping: Warping) -> float:
    """Of dense motion, of a frame."""
    sizes = warping.sizes.dense_motion
    compressed = _shape(1, sizes.compressed, sizes.depth, _SIDE, _SIDE)
    keypoints = _shape(1, sizes.keypoints, 3)
    return gflop(warping, lambda shapes: shapes.dense_motion_network(compressed, keypoints, keypoints))


def sampling_gflop(warping: Warping) -> float:
    """Of moving the volume and reading it, of a frame; the moving itself is too little to be counted."""
    deformation = _shape(1, warping.sizes.dense_motion.depth, _SIDE, _SIDE, 3)
    occlusion = _shape(1, 1, _SIDE, _SIDE)
    return gflop(warping, lambda shapes: shapes.warp(_feature(warping), deformation, occlusion))


def generator_gflop(generator: SpadeGenerator) -> float:
    """Of a frame."""
    return gflop(generator, lambda shapes: shapes(_shape(1, generator.sizes.planes, _SIDE, _SIDE)))


def audio_encoder_gflop(encoder: HubertEncoder) -> float:
    """Of a window."""
    return gflop(encoder, lambda shapes: shapes(_shape(1, encoder.window_samples)))


def denoiser_gflop(generator: MotionGenerator) -> float:
    """Of one step of a window for one condition, with cross-attention: the published form repeats it."""
    window, carried, sizes = generator.window, generator.carried, generator.denoising_net.sizes
    inputs = (
        _shape(1, window, sizes.channels),
        _shape(1, carried, sizes.channels),
        _shape(1, carried, sizes.width),
        _shape(1, window, sizes.width),
        torch.ones(1, dtype=torch.int64, device="meta"),
    )
    return gflop(generator.denoising_net, lambda shapes: shapes(*inputs))


def _without_numbers(network: Network) -> Network:
    """A copy whose parameters and buffers have shapes only: neither copying nor running it costs anything."""
    memo = {id(tensor): _like(tensor) for tensor in chain(network.parameters(), network.buffers())}
    return deepcopy(network, memo).eval()


def _like(tensor: Tensor) -> Tensor:
    empty = torch.empty_like(tensor, device="meta", requires_grad=False)
    return nn.Parameter(empty, requires_grad=False) if isinstance(tensor, nn.Parameter) else empty


def _feature(warping: Warping) -> Tensor:
    sizes = warping.sizes.dense_motion
    return _shape(1, sizes.channels, sizes.depth, _SIDE, _SIDE)


def _shape(*shape: int) -> Tensor:
    return torch.zeros(*shape, device="meta")
