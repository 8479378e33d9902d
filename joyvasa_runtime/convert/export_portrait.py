"""The drawing half of a published checkpoint as ONNX files: portrait networks, flow, sampling, generator.

It writes graphs only; which files a pack holds is said elsewhere.
"""

from pathlib import Path
from typing import Literal

import torch
from torch import Tensor, nn

from joyvasa_runtime.convert.bare_onnx import write_onnx
from joyvasa_runtime.networks.appearance_extractor import AppearanceExtractor
from joyvasa_runtime.networks.direct_form import DirectForm
from joyvasa_runtime.networks.fast_flow import FastFlow, FlowSource
from joyvasa_runtime.networks.fast_generator import FastGenerator
from joyvasa_runtime.networks.fast_sampling import FastSampling
from joyvasa_runtime.networks.form import Form
from joyvasa_runtime.networks.keypoint_mlps import KeypointMlp
from joyvasa_runtime.networks.motion_extractor import MotionExtractor, RawMotion
from joyvasa_runtime.networks.spade_generator import SpadeGenerator
from joyvasa_runtime.networks.tiled_form import TiledForm
from joyvasa_runtime.networks.warping import Warping

Precision = Literal["fp32", "fp16"]

_EXAMPLES = 2
"""Items of an example where their number is free."""

_IMAGE_SIDE = 256
"""Pixels a side of the portrait networks' image."""

_SIDE = 64
"""Cells a side of the volume, and of everything before the generator doubles it."""

_SIZE = _SIDE, _SIDE

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
    write_onnx(FlowSource(warping, _SIZE), inputs, ["compressed", "source_blobs"], path, free={})


def export_flow(
    warping: Warping, path: Path, precision: Precision = "fp32", *, form: Form | None = None
) -> None:
    """``kp_source, kp_driving, compressed, source_blobs`` -> ``deformation, occlusion``."""
    sizes = warping.sizes.dense_motion
    inputs = {
        "kp_source": _keypoints(warping, 1),
        "kp_driving": _keypoints(warping, _EXAMPLES),
        "compressed": torch.zeros(1, sizes.compressed, sizes.depth, _SIDE, _SIDE),
    }
    model = FastFlow(warping, _SIZE, form or chosen_form(precision), _dtype(precision))
    inputs["source_blobs"] = torch.zeros(1, model.candidates.rows, sizes.depth, _SIDE, _SIDE)
    write_onnx(model, inputs, ["deformation", "occlusion"], path, free={"kp_driving": _FREE})


def export_sampling(
    warping: Warping,
    path: Path,
    precision: Precision = "fp32",
    *,
    plain: bool = False,
    form: Form | None = None,
) -> None:
    """``feature, deformation, occlusion`` -> ``warped``; `plain` without sampling in 5 dimensions."""
    depth = warping.sizes.dense_motion.depth
    inputs = {
        "feature": _feature(warping),
        "deformation": torch.zeros(_EXAMPLES, depth, _SIDE, _SIDE, 3),
        "occlusion": torch.zeros(_EXAMPLES, 1, _SIDE, _SIDE),
    }
    free = {"deformation": _FREE, "occlusion": _FREE}
    model = FastSampling(warping, _SIZE, form or chosen_form(precision), _dtype(precision), plain)
    write_onnx(model, inputs, ["warped"], path, free=free)


def export_generator(
    generator: SpadeGenerator, path: Path, precision: Precision = "fp32", *, form: Form | None = None
) -> None:
    """``warped`` -> ``picture`` (B, 3, 512, 512), 0 to 1, and ``pixels`` (B, 512, 512, 3), uint8."""
    warped = torch.zeros(_EXAMPLES, generator.sizes.planes, _SIDE, _SIDE, dtype=_dtype(precision))
    model = FastGenerator(generator, _SIZE, form or chosen_form(precision), _dtype(precision))
    write_onnx(model, {"warped": warped}, ["picture", "pixels"], path)


def chosen_form(precision: Precision) -> Form:
    """The form that is fast where a precision is used: fp32 on processors, fp16 on graphics cards."""
    return TiledForm() if precision == "fp32" else DirectForm()


def _dtype(precision: Precision) -> torch.dtype:
    return torch.float32 if precision == "fp32" else torch.float16


def _images() -> Tensor:
    return torch.zeros(_EXAMPLES, 3, _IMAGE_SIDE, _IMAGE_SIDE)


def _feature(warping: Warping) -> Tensor:
    sizes = warping.sizes.dense_motion
    return torch.zeros(1, sizes.channels, sizes.depth, _SIDE, _SIDE)


def _keypoints(warping: Warping, count: int) -> Tensor:
    return torch.zeros(count, warping.sizes.dense_motion.keypoints, 3)
