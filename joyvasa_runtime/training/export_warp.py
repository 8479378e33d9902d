"""Writes the layered generator's graph as ONNX, the same bytes every time.

It contains no learned weights; the pack's manifest is written by the pack builder.
"""

from pathlib import Path

import torch

from joyvasa_runtime.convert.bare_onnx import write_onnx
from joyvasa_runtime.networks.layered_warp import NODES, LayeredWarp

INPUTS = (
    "motion",
    "reference",
    "fields",
    "face_grid",
    "head_grid",
    "head_depth",
    "head_weight",
    "face_shape",
)
OUTPUTS = ("head", "upper", "lower", "controls")


def export_warp(path: Path) -> None:
    """Write `layered_warp.onnx`.

    Parameters
    ----------
    path : Path
        The file; its folder exists.
    """
    inputs = dict(zip(INPUTS, example_inputs(), strict=True))
    write_onnx(LayeredWarp(), inputs, OUTPUTS, path, free={"motion": {0: "N"}})


def example_inputs() -> tuple[torch.Tensor, ...]:
    """Inputs of a flat, centred face that doesn't move, two frames."""
    motion = torch.zeros(2, 70)
    motion[:, 63] = 1.0
    return (
        motion,
        motion[0].clone(),
        torch.zeros(2, 8, 2, NODES, NODES),
        torch.tensor([100.0, 100.0, 5.0, 5.0]),
        torch.tensor([3.5, 3.5, 8.0, 8.0]),
        torch.zeros(NODES, NODES),
        torch.zeros(NODES, NODES),
        torch.tensor([256.0, 330.0, 0.0]),
    )
