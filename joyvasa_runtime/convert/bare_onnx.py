"""Writing a torch module as an ONNX file without the exporter's notes, which name files of the machine.

It does not check the file; whoever writes a pack describes it in the manifest afterwards.
"""

import logging
import os
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch
from torch import nn

from joyvasa_runtime.convert.tiles_onnx import TRANSLATIONS

OPSET = 20

_MAX_BATCH = 4096
"""The exporter wants a bound; no caller comes near it."""

_CHATTY = ("torch.onnx", "onnxscript", "onnx_ir")


def write_onnx(
    model: nn.Module,
    inputs: Mapping[str, torch.Tensor],
    outputs: Sequence[str],
    path: Path,
    *,
    free: Mapping[str, Mapping[int, str]] | None = None,
    opset: int = OPSET,
) -> None:
    """Write `model`, the same bytes every time.

    Parameters
    ----------
    model : Module
    inputs : mapping
        Example inputs by name, in the order of the model's arguments; two or more items where it is free.
    outputs : sequence of str
        Names of the outputs.
    path : Path
        A crash while writing leaves the previous file.
    free : mapping, optional
        The free dimensions of the inputs, by axis, and what each is called; by default the first of every
        input, called "B".
    opset : int
        Version of ONNX's operators.
    """
    shapes = _free_shapes(inputs, free)
    # The exporter's progress bars, which nobody sees, would start a thread that never ends.
    torch.hub.tqdm.monitor_interval = 0  # type: ignore[attr-defined]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own deprecations
        for name in _CHATTY:
            logging.getLogger(name).setLevel(logging.ERROR)
        program = torch.onnx.export(
            model.eval(),
            tuple(inputs.values()),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_shapes=shapes,
            opset_version=opset,
            custom_translation_table=dict(TRANSLATIONS),
            dynamo=True,
            verbose=False,
        )
    assert program is not None
    partial = path.with_suffix(".part")
    onnx.save(_bare(program.model_proto), partial)
    os.replace(partial, path)


def _free_shapes(
    inputs: Mapping[str, torch.Tensor], free: Mapping[str, Mapping[int, str]] | None
) -> tuple[dict[int, torch.export.Dim] | None, ...]:
    """What the exporter wants to know of each input: its free dimensions."""
    if free is None:
        free = {name: {0: "B"} for name in inputs}
    names = {name for axes in free.values() for name in axes.values()}
    dims = {name: torch.export.Dim(name, min=1, max=_MAX_BATCH) for name in names}
    return tuple(
        {axis: dims[name] for axis, name in free[item].items()} if item in free else None for item in inputs
    )


def _bare(model: onnx.ModelProto) -> onnx.ModelProto:
    graph = model.graph
    model.doc_string, model.producer_version, graph.doc_string = "", "", ""
    del model.metadata_props[:], graph.metadata_props[:]
    for item in (*graph.node, *graph.value_info, *graph.input, *graph.output, *graph.initializer):
        item.doc_string = ""
        del item.metadata_props[:]
    return model
