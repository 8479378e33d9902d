"""The half of a pack that draws: the networks that look at a portrait as models, each checked, and the probe.

What runs for every frame is `frame_files`'. One network is in memory at a time; what it makes of the probe is
what the next one is checked with.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from joyvasa_runtime.convert.export_portrait import (
    export_appearance,
    export_keypoint_mlp,
    export_motion_extractor,
)
from joyvasa_runtime.convert.frame_files import ALLOWED, write_generator, write_warping
from joyvasa_runtime.convert.pack_draft import PackDraft
from joyvasa_runtime.convert.probe_face import probe_image, probe_keypoints, probe_pair
from joyvasa_runtime.convert.published_files import PortraitFiles
from joyvasa_runtime.convert.safe_checkpoint import read_checkpoint, read_tensors, tensors_in
from joyvasa_runtime.convert.self_check import Allowed, run_each, seeded
from joyvasa_runtime.convert.settings import Precision
from joyvasa_runtime.convert.work import appearance_gflop, keypoint_mlp_gflop, motion_extractor_gflop
from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.networks.appearance_extractor import load_appearance_extractor
from joyvasa_runtime.networks.keypoint_mlps import EYE, LIP, STITCHING, KeypointMlp, load_keypoint_mlp
from joyvasa_runtime.networks.motion_extractor import load_motion_extractor

_KEYPOINT_ROLES = {STITCHING: "stitching", LIP: "lip", EYE: "eye"}

_ALLOWED_KEYPOINTS = Allowed(1e-4)
"""Of the small networks on keypoints."""

_SCATTER = 0.02
"""How far the second frame's keypoints lie around the first's; an expression moves some so far."""


def write_portrait_half(files: PortraitFiles, precision: Precision, draft: PackDraft) -> None:
    """Write and check every model that draws, and the probe.

    Raises
    ------
    ModelPackError
        If a checkpoint can't be read or a model does not answer as its network.
    OSError
        If a file can't be written.
    Cancelled
        If the user asked to stop.
    """
    image = probe_image(files.kind)
    pair = probe_pair(image)
    feature = _write_appearance(files.appearance, pair, draft)
    source, driving = _write_motion_extractor(files.motion_extractor, pair, draft)
    if files.stitching is not None:
        _write_keypoint_networks(files.stitching, source, draft)
    warped = write_warping(files.warping, feature, source, driving, precision, draft)
    # One frame only: the generator takes two gigabytes, and a third one when it runs again.
    picture = write_generator(files.generator, warped[:1], precision, draft)
    pixels = (picture[0] * 255).round().to(torch.uint8).permute(1, 2, 0)
    probe = {"kp_source": source, "kp_driving": driving[:1], "pixels": pixels}
    draft.add_arrays("probe", {"image": image} | {name: np.asarray(value) for name, value in probe.items()})


def load_keypoint_networks(path: Path) -> dict[str, KeypointMlp]:
    """The three networks of the published file by their roles.

    Raises
    ------
    ModelPackError
        If the file can't be read, or a network is missing or another one.
    """
    held = read_checkpoint(path)
    parts = held if isinstance(held, Mapping) else {}
    if parts.keys() != _KEYPOINT_ROLES.keys():
        raise ModelPackError(
            f"{path} holds {', '.join(map(str, parts)) or 'nothing'} instead of {', '.join(_KEYPOINT_ROLES)}",
            "Get the published file again.",
        )
    return {
        role: load_keypoint_mlp(tensors_in(parts[part], path), part) for part, role in _KEYPOINT_ROLES.items()
    }


def _write_appearance(path: Path, pair: Tensor, draft: PackDraft) -> Tensor:
    """Give the probe's volume, (1, C, D, 64, 64)."""
    draft.begin("appearance", 1)
    network = load_appearance_extractor(read_tensors(path))
    draft.advance()
    feature: Tensor = network(pair)
    model = draft.add_model("appearance", partial(export_appearance, network), appearance_gflop(network))
    draft.add_check("appearance", run_each(model, {"image": pair}), {"feature": feature}, ALLOWED["fp32"])
    return feature[:1].clone()


def _write_motion_extractor(path: Path, pair: Tensor, draft: PackDraft) -> tuple[Tensor, Tensor]:
    """Give the probe's keypoints, (1, 21, 3), and those of two frames of it, (2, 21, 3)."""
    draft.begin("motion extractor", 1)
    network = load_motion_extractor(read_tensors(path))
    draft.advance()
    motion = network(pair)
    export = partial(export_motion_extractor, network)
    model = draft.add_model("motion_extractor", export, motion_extractor_gflop(network))
    draft.add_check("motion_extractor", run_each(model, {"image": pair}), motion._asdict(), ALLOWED["fp32"])
    source, driving = probe_keypoints(motion)
    scatter = _SCATTER * torch.randn(driving.shape, generator=seeded())
    return source, torch.cat([driving, driving + scatter])


def _write_keypoint_networks(path: Path, source: Tensor, draft: PackDraft) -> None:
    draft.begin("keypoints", len(_KEYPOINT_ROLES))
    networks = load_keypoint_networks(path)
    draft.advance()
    for role, network in networks.items():
        taken = next(network.parameters()).shape[1]
        # The source's keypoints, and besides them whatever lies in the keypoints' range.
        rest = torch.rand(2, taken - source.numel(), generator=seeded()) - 0.5
        pair = torch.cat([source.flatten().expand(2, -1), rest], dim=1)
        model = draft.add_model(role, partial(export_keypoint_mlp, network), keypoint_mlp_gflop(network))
        draft.add_check(role, run_each(model, {"pair": pair}), {"delta": network(pair)}, _ALLOWED_KEYPOINTS)
