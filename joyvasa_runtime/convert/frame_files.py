"""The networks that run for every frame, warping and generator, as models in each precision, each checked.

What runs once for a portrait is `portrait_files`'.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.convert.export_portrait import (
    export_flow,
    export_flow_source,
    export_generator,
    export_sampling,
)
from joyvasa_runtime.convert.pack_draft import PackDraft
from joyvasa_runtime.convert.safe_checkpoint import read_tensors
from joyvasa_runtime.convert.self_check import Allowed, Answers, Feed, run, run_each
from joyvasa_runtime.convert.settings import Precision
from joyvasa_runtime.convert.work import flow_gflop, flow_source_gflop, generator_gflop, sampling_gflop
from joyvasa_runtime.networks.spade_generator import SpadeGenerator, load_spade_generator
from joyvasa_runtime.networks.warping import Warped, Warping, load_warping

ALLOWED: dict[Precision, Allowed] = {"fp32": Allowed(1e-3), "fp16": Allowed(0.01, "rms")}
"""Of networks on pictures: rounding in another order, or to half precision, where 0.01 is 40 dB."""

_ENDINGS: dict[Precision, str] = {"fp32": "", "fp16": "_fp16"}
"""Of a role's name. Half-precision files lie beside the others, to which the runtime can always fall back."""


def precisions(wanted: Precision) -> tuple[Precision, ...]:
    """The precisions of the files in a pack of a precision."""
    return ("fp32",) if wanted == "fp32" else ("fp32", "fp16")


def write_warping(
    path: Path, feature: Tensor, source: Tensor, driving: Tensor, wanted: Precision, draft: PackDraft
) -> Tensor:
    """Write flow and sampling, and give the warped planes of some frames, (B, planes, 64, 64).

    Parameters
    ----------
    path : Path
    feature : Tensor, shape (1, C, D, 64, 64)
    source, driving : Tensor, shape (1, K, 3) and (B, K, 3)
    wanted : {"fp32", "fp16"}
    draft : PackDraft
    """
    draft.begin("warping", 1 + 3 * len(precisions(wanted)))
    network = load_warping(read_tensors(path))
    draft.advance()
    expected: Warped = network(feature, source, driving)
    export = partial(export_flow_source, network)
    model = draft.add_model("flow_source", export, flow_source_gflop(network))
    portrait = run(model, {"feature": feature, "kp_source": source})
    once: dict[str, Feed] = {"kp_source": source, **portrait}
    for precision in precisions(wanted):
        answers = _write_flow(network, once, driving, expected, precision, draft)
        if precision == "fp32":
            # What flow_source answers is seen in the flow only.
            draft.add_check("flow_source", answers, _flow(expected), ALLOWED["fp32"])
        for plain in (False, True):
            _write_sampling(network, feature, expected, precision, plain, draft)
    return expected.warped


def write_generator(path: Path, warped: Tensor, wanted: Precision, draft: PackDraft) -> Tensor:
    """Write the generator, and give the picture of a frame's warped planes, (1, 3, 512, 512), 0 to 1."""
    draft.begin("generator", len(precisions(wanted)))
    network = load_spade_generator(read_tensors(path))
    draft.advance()
    picture: Tensor = network(warped)
    for precision in precisions(wanted):
        _write_generator(network, warped, picture, precision, draft)
    return picture


def _write_flow(
    network: Warping,
    once: Mapping[str, Feed],
    driving: Tensor,
    expected: Warped,
    precision: Precision,
    draft: PackDraft,
) -> Answers:
    role = "flow" + _ENDINGS[precision]
    export = partial(export_flow, network, precision=precision)
    model = draft.add_model(role, export, flow_gflop(network))
    answers = run_each(model, {"kp_driving": driving}, once)
    draft.add_check(role, answers, _flow(expected), ALLOWED[precision])
    return answers


def _write_sampling(
    network: Warping, feature: Tensor, expected: Warped, precision: Precision, plain: bool, draft: PackDraft
) -> None:
    role = ("sampling_plain" if plain else "sampling") + _ENDINGS[precision]
    export = partial(export_sampling, network, precision=precision, plain=plain)
    model = draft.add_model(role, export, sampling_gflop(network))
    answers = run_each(model, _flow(expected), {"feature": feature})
    draft.add_check(role, answers, {"warped": expected.warped}, ALLOWED[precision])


def _write_generator(
    network: SpadeGenerator, warped: Tensor, picture: Tensor, precision: Precision, draft: PackDraft
) -> None:
    role = "generator" + _ENDINGS[precision]
    export = partial(export_generator, network, precision=precision)
    model = draft.add_model(role, export, generator_gflop(network))
    answers = run(model, {"warped": warped})
    seen = {"picture": answers["picture"], "pixels": _unrounded(answers)}
    draft.add_check(role, seen, {"picture": picture, "pixels": picture}, ALLOWED[precision])


def _flow(expected: Warped) -> dict[str, Tensor]:
    return {"deformation": expected.deformation, "occlusion": expected.occlusion}


def _unrounded(answers: Answers) -> NDArray[Any]:
    """The picture as far as its pixels allow: a pixel stands for half a step to either side of it."""
    pixels = answers["pixels"].transpose(0, 3, 1, 2).astype(np.float32)
    return np.clip(answers["picture"], (pixels - 0.5) / 255, (pixels + 0.5) / 255)
