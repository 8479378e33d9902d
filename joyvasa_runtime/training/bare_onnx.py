"""Writing a torch module as an ONNX file without the exporter's notes, which name files of the machine.

It does not check the file; `export` describes it in the manifest afterwards.
"""

import logging
import os
import warnings
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import onnx
import torch
from torch import nn

OPSET = 20

_MAX_BATCH = 4096
"""The exporter wants a bound; no caller comes near it."""


def write_onnx(
    model: nn.Module,
    inputs: Mapping[str, torch.Tensor],
    outputs: Sequence[str],
    path: Path,
    *,
    batch: str = "B",
    batched: Collection[str] | None = None,
) -> None:
    """Write `model`, the same bytes every time.

    Parameters
    ----------
    model : Module
    inputs : mapping
        Example inputs by name, in the order of the model's arguments; batched ones with two items or more.
    outputs : sequence of str
        Names of the outputs.
    path : Path
        A crash while writing leaves the previous file.
    batch : str
        Name of the free first dimension.
    batched : collection of str, optional
        Inputs whose first dimension is free; all of them by default.
    """
    free = {0: torch.export.Dim(batch, min=1, max=_MAX_BATCH)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own deprecations
        logging.getLogger("torch.onnx").setLevel(logging.ERROR)
        program = torch.onnx.export(
            model.eval(),
            tuple(inputs.values()),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_shapes=tuple(free if batched is None or name in batched else None for name in inputs),
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
