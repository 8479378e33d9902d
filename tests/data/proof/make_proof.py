"""Makes the small networks of `resources/proof`, which show whether a GPU really computes.

Run: python tests/data/proof/make_proof.py   (from the checkout's root; needs the package onnx)
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "proof"


def convolution() -> onnx.ModelProto:
    """A convolution (cuDNN), then a matrix product (cuBLAS): x (1, 2, 8, 8) -> y (1, 2, 8, 8)."""
    kernel = np.linspace(-1, 1, 36, dtype=np.float32).reshape(2, 2, 3, 3)
    matrix = np.linspace(-1, 1, 64, dtype=np.float32).reshape(8, 8)
    nodes = [
        helper.make_node("Conv", ["x", "kernel"], ["planes"], pads=[1, 1, 1, 1]),
        helper.make_node("MatMul", ["planes", "matrix"], ["y"]),
    ]
    constants = [numpy_helper.from_array(kernel, "kernel"), numpy_helper.from_array(matrix, "matrix")]
    return _model("convolution", nodes, {"x": [1, 2, 8, 8]}, {"y": [1, 2, 8, 8]}, constants)


def volume_sampling() -> onnx.ModelProto:
    """A volume (1, 2, 4, 4, 4) read at a grid (1, 3, 3, 3, 3) of coordinates from -1 to 1."""
    node = helper.make_node("GridSample", ["volume", "grid"], ["y"], mode="linear", padding_mode="zeros")
    given = {"volume": [1, 2, 4, 4, 4], "grid": [1, 3, 3, 3, 3]}
    return _model("volume_sampling", [node], given, {"y": [1, 2, 3, 3, 3]}, [])


def _model(
    name: str,
    nodes: list[onnx.NodeProto],
    inputs: dict[str, list[int]],
    outputs: dict[str, list[int]],
    constants: list[onnx.TensorProto],
) -> onnx.ModelProto:
    given, result = (
        [helper.make_tensor_value_info(key, TensorProto.FLOAT, shape) for key, shape in items.items()]
        for items in (inputs, outputs)
    )
    graph = helper.make_graph(nodes, name, given, result, constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for model in (convolution(), volume_sampling()):
        onnx.save(model, FOLDER / f"{model.graph.name}.onnx")
