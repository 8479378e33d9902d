"""Writing a torch module as an ONNX file without the exporter's notes, which name files of the machine.

It does not check the file; `export` describes it in the manifest afterwards.
"""

import logging
import os
import warnings
from pathlib import Path

import onnx
import torch
from torch import nn

OPSET = 20


def write_onnx(model: nn.Module, inputs: dict[str, torch.Tensor], output: str, path: Path) -> None:
    """Write `model` with a free first dimension ``B`` of every input.

    Parameters
    ----------
    inputs : dict
        Example inputs by name, in the order of the model's arguments; at least two items each.
    output : str
        Name of the one output.
    path : Path
        A crash while writing leaves the previous file.
    """
    batch = torch.export.Dim("B")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own deprecations
        logging.getLogger("torch.onnx").setLevel(logging.ERROR)
        program = torch.onnx.export(
            model.eval(),
            tuple(inputs.values()),
            input_names=list(inputs),
            output_names=[output],
            dynamic_shapes=tuple({0: batch} for _ in inputs),
            opset_version=OPSET,
            dynamo=True,
            verbose=False,
        )
    assert program is not None
    partial = path.with_suffix(".part")
    onnx.save(_bare(program.model_proto), partial)
    os.replace(partial, path)


def _bare(model: onnx.ModelProto) -> onnx.ModelProto:
    graph = model.graph
    model.doc_string, model.producer_version, graph.doc_string = "", "", ""
    del model.metadata_props[:], graph.metadata_props[:]
    for item in (*graph.node, *graph.value_info, *graph.input, *graph.output, *graph.initializer):
        item.doc_string = ""
        del item.metadata_props[:]
    return model
