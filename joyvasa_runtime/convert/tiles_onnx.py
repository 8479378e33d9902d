"""What the operators of `networks.tiles` become in an ONNX file: the same products, with fixed shapes.

`bare_onnx.write_onnx` hands the table to the exporter.
"""

from collections.abc import Callable, Mapping, Sequence
from math import isqrt
from typing import Any

from onnxscript import opset20 as op

from joyvasa_runtime.networks.tiles import OUTPUTS, POINTS

Value = Any
"""A value of the graph in the making; its ``shape`` is known but for the batch."""


def _points(planes: Value, cells: Value, given: Value, slices: int) -> Value:
    height, width, channels = planes.shape[1:]
    (count, inputs), tiles = given.shape, cells.shape[1]
    rows = op.Reshape(planes, _ints(-1, slices * height * width, channels))
    rows = op.Gather(op.Pad(rows, _ints(0, 0, 0, 0, 1, 0)), cells, axis=1)
    rows = op.MatMul(given, op.Reshape(rows, _ints(0, inputs, -1)))
    if inputs != cells.shape[0]:
        rows = op.MatMul(given, op.Reshape(rows, _ints(0, count, inputs, -1)))
        count *= count
    return op.Reshape(rows, _ints(0, count, tiles, channels))


def _outputs(
    values: Value,
    weight: Value,
    bias: Value,
    sums: Value,
    taps: Value,
    made: Value,
    tiles: Sequence[int],
    size: Sequence[int],
) -> Value:
    count, _, channels = values.shape[1:]
    width = bias.shape[0]
    # Both are constants: the runtime multiplies them once, when it loads the file.
    weights = op.Reshape(op.MatMul(taps, weight), _ints(count, channels, -1))
    rows, inner = op.MatMul(values, weights), made.shape[1]
    if inner == count:
        side = isqrt(made.shape[0])
        rows = op.MatMul(made, op.Reshape(rows, _ints(0, count, -1)))
    else:
        side = made.shape[0]
        rows = op.MatMul(made, op.Reshape(rows, _ints(0, inner, inner, -1)))
        rows = op.MatMul(made, op.Reshape(rows, _ints(0, inner, -1)))
    rows = op.Reshape(rows, _ints(0, side, side, *tiles, -1, width))
    rows = op.Transpose(rows, perm=[0, 3, 6, 4, 1, 5, 2, 7])
    if sums is not None:
        rows = op.MatMul(sums, op.Reshape(rows, _ints(0, sums.shape[1], -1)))
    covered = tiles[1] * side, tiles[2] * side
    planes = op.Reshape(rows, _ints(-1, *covered, width))
    if covered != tuple(size):
        planes = op.Slice(planes, _ints(0, 0), _ints(*size), _ints(1, 2))
    return op.Add(planes, bias)


def _ints(*values: int) -> Value:
    return op.Constant(value_ints=values)


TRANSLATIONS: Mapping[Callable[..., Any], Callable[..., Value]] = {
    OUTPUTS: _outputs,
    POINTS: _points,
}
"""By operator what it becomes."""
