"""Writes the layered generator's graph as ONNX, the same bytes every time.

It contains no learned weights; the pack's manifest is written by the pack builder.
"""

from pathlib import Path

import onnx
import torch

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
_OPSET = 20


def export_warp(path: Path) -> None:
    """Write `layered_warp.onnx`.

    Parameters
    ----------
    path : Path
        The file; its folder exists.
    """
    model = LayeredWarp().eval()
    frames = torch.export.Dim("N", min=1, max=4096)
    shapes = {name: {0: frames} if name == "motion" else None for name in INPUTS}
    program = torch.onnx.export(
        model,
        example_inputs(),
        dynamo=True,
        opset_version=_OPSET,
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_shapes=shapes,
        verbose=False,
    )
    assert program is not None
    onnx.save(_bare(program.model_proto), path)


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


def _bare(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model without the exporter's notes, which name files of the machine."""
    model.doc_string = ""
    model.producer_version = ""
    del model.metadata_props[:]
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output):
        value.doc_string = ""
        del value.metadata_props[:]
    del model.graph.metadata_props[:]
    return model
