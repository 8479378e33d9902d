"""The drawing half of a published checkpoint as ONNX files: portrait networks, flow, sampling, generator.

It writes graphs only; which files a pack holds is said elsewhere.
"""

from copy import deepcopy
from pathlib import Path
from typing import Literal

import torch
from torch import Tensor, nn

from joyvasa_runtime.convert.bare_onnx import write_onnx
from joyvasa_runtime.networks.appearance_extractor import AppearanceExtractor
from joyvasa_runtime.networks.dense_motion import (
    blobs,
    candidate_flows,
    identity_grid,
    sample,
    sample_candidates,
)
from joyvasa_runtime.networks.keypoint_mlps import KeypointMlp
from joyvasa_runtime.networks.motion_extractor import MotionExtractor, RawMotion
from joyvasa_runtime.networks.spade_generator import SpadeGenerator
from joyvasa_runtime.networks.volume_gather import gather_sample
from joyvasa_runtime.networks.warping import Warping

Precision = Literal["fp32", "fp16"]

_EXAMPLES = 2
"""Items of an example where their number is free."""

_IMAGE_SIDE = 256
"""Pixels a side of the portrait networks' image."""

_SIDE = 64
"""Cells a side of the volume, and of everything before the generator doubles it."""

_FREE = {0: "B"}


def export_appearance(network: AppearanceExtractor, path: Path) -> None:
    """``image`` (B, 3, 256, 256), RGB, 0 to 1 -> ``feature`` (B, C, D, 64, 64)."""
    write_onnx(network, {"image": _images()}, ["feature"], path)


def export_motion_extractor(network: MotionExtractor, path: Path) -> None:
    """``image`` (B, 3, 256, 256), RGB, 0 to 1 -> the parts of `RawMotion` by their names."""
    write_onnx(network, {"image": _images()}, RawMotion._fields, path)


def export_keypoint_mlp(network: KeypointMlp, path: Path) -> None:
    """``pair`` (B, in) -> ``delta`` (B, out)."""
    first = network.mlp[0]
    assert isinstance(first, nn.Linear)
    write_onnx(network, {"pair": torch.zeros(_EXAMPLES, first.in_features)}, ["delta"], path)


def export_flow_source(warping: Warping, path: Path) -> None:
    """``feature, kp_source`` -> what `export_flow`'s graph wants of a portrait."""
    inputs = {"feature": _feature(warping), "kp_source": _keypoints(warping, 1)}
    write_onnx(_FlowSource(warping), inputs, ["compressed", "source_blobs"], path, free={})


def export_flow(warping: Warping, path: Path, precision: Precision = "fp32") -> None:
    """``kp_source, kp_driving, compressed, source_blobs`` -> ``deformation, occlusion``."""
    sizes = warping.sizes.dense_motion
    inputs = {
        "kp_source": _keypoints(warping, 1),
        "kp_driving": _keypoints(warping, _EXAMPLES),
        "compressed": torch.zeros(1, sizes.compressed, sizes.depth, _SIDE, _SIDE),
        "source_blobs": torch.zeros(1, sizes.keypoints, sizes.depth, _SIDE, _SIDE),
    }
    model = _Flow(warping, precision)
    write_onnx(model, inputs, ["deformation", "occlusion"], path, free={"kp_driving": _FREE})


def export_sampling(
    warping: Warping, path: Path, precision: Precision = "fp32", *, plain: bool = False
) -> None:
    """``feature, deformation, occlusion`` -> ``warped``; `plain` without sampling in 5 dimensions."""
    depth = warping.sizes.dense_motion.depth
    inputs = {
        "feature": _feature(warping),
        "deformation": torch.zeros(_EXAMPLES, depth, _SIDE, _SIDE, 3),
        "occlusion": torch.zeros(_EXAMPLES, 1, _SIDE, _SIDE),
    }
    free = {"deformation": _FREE, "occlusion": _FREE}
    write_onnx(_Sampling(warping, precision, plain), inputs, ["warped"], path, free=free)


def export_generator(generator: SpadeGenerator, path: Path, precision: Precision = "fp32") -> None:
    """``warped`` -> ``picture`` (B, 3, 512, 512), 0 to 1, and ``pixels`` (B, 512, 512, 3), uint8."""
    warped = torch.zeros(_EXAMPLES, generator.sizes.planes, _SIDE, _SIDE, dtype=_dtype(precision))
    write_onnx(_Generator(generator, precision), {"warped": warped}, ["picture", "pixels"], path)


class _FlowSource(nn.Module):
    def __init__(self, warping: Warping) -> None:
        super().__init__()
        self.motion = warping.dense_motion_network

    def forward(self, feature: Tensor, kp_source: Tensor) -> tuple[Tensor, Tensor]:
        return self.motion.compress_volume(feature), blobs(identity_grid(feature), kp_source)


class _Flow(nn.Module):
    def __init__(self, warping: Warping, precision: Precision) -> None:
        super().__init__()
        motion = warping.dense_motion_network
        self.dtype = _dtype(precision)
        self.hourglass, self.mask, self.occlusion = (
            _in(part, precision) for part in (motion.hourglass, motion.mask, motion.occlusion)
        )

    def forward(
        self, kp_source: Tensor, kp_driving: Tensor, compressed: Tensor, source_blobs: Tensor
    ) -> tuple[Tensor, Tensor]:
        grid = identity_grid(compressed)
        flows = candidate_flows(grid, kp_source, kp_driving)
        difference = blobs(grid, kp_driving) - source_blobs
        difference = torch.cat([torch.zeros_like(difference[:, :1]), difference], dim=1)
        moved = sample_candidates(compressed, flows)
        seen = torch.cat([difference[:, :, None], moved], dim=2).flatten(1, 2)
        features = self.hourglass(seen.to(self.dtype))
        choice = torch.softmax(self.mask(features).float(), dim=1)
        occlusion = torch.sigmoid(self.occlusion(features.flatten(1, 2)).float())
        return (flows * choice[..., None]).sum(dim=1), occlusion


class _Sampling(nn.Module):
    def __init__(self, warping: Warping, precision: Precision, plain: bool) -> None:
        super().__init__()
        self.dtype, self.plain = _dtype(precision), plain
        self.third, self.fourth = (_in(part, precision) for part in (warping.third, warping.fourth))

    def forward(self, feature: Tensor, deformation: Tensor, occlusion: Tensor) -> Tensor:
        if self.plain:
            moved = gather_sample(feature, deformation)
        else:
            moved = sample(feature.expand(deformation.shape[0], *feature.shape[1:]), deformation)
        planes = self.fourth(self.third(moved.flatten(1, 2).to(self.dtype)))
        result: Tensor = planes * occlusion.to(self.dtype)
        return result


class _Generator(nn.Module):
    def __init__(self, generator: SpadeGenerator, precision: Precision) -> None:
        super().__init__()
        self.generator = _in(generator, precision)

    def forward(self, warped: Tensor) -> tuple[Tensor, Tensor]:
        picture = self.generator(warped).float()
        return picture, (picture * 255).round().clamp(0, 255).to(torch.uint8).permute(0, 2, 3, 1)


def _in(module: nn.Module, precision: Precision) -> nn.Module:
    """A copy of a part in a precision; in fp32 the part itself."""
    return module if precision == "fp32" else deepcopy(module).half()


def _dtype(precision: Precision) -> torch.dtype:
    return torch.float32 if precision == "fp32" else torch.float16


def _images() -> Tensor:
    return torch.zeros(_EXAMPLES, 3, _IMAGE_SIDE, _IMAGE_SIDE)


def _feature(warping: Warping) -> Tensor:
    sizes = warping.sizes.dense_motion
    return torch.zeros(1, sizes.channels, sizes.depth, _SIDE, _SIDE)


def _keypoints(warping: Warping, count: int) -> Tensor:
    return torch.zeros(count, warping.sizes.dense_motion.keypoints, 3)
