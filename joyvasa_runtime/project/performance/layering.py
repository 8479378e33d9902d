"""What layers do to rows of motion: their motion and their curves, added or put in place of what is below.

A layer of weight 0, and a channel that adds 0, leave a frame as it is, bit for bit.
"""

import numpy as np

from joyvasa_runtime.motion.sequence import EXP, HEAD, SCALE
from joyvasa_runtime.project.curves.sampling import sample
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.performance.channels import AXES, COLUMNS, Values, axis_values
from joyvasa_runtime.project.performance.easing import Frames
from joyvasa_runtime.project.performance.layer import HEAD_CHANNELS, Channel, Layer, LayerMode, LayerMotion
from joyvasa_runtime.project.performance.take_rows import Rebasing, Rows, TakeRows

_SMALLEST = 0.2
"""Part of the picture's size below which no head gets: 0 and less can't be drawn."""

_PARTS = {"all": slice(0, 70), "head": HEAD, "face": EXP}


def active_layers(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """The layers that count, from bottom to top: not muted, and solo if any is."""
    any_solo = any(layer.is_solo for layer in layers)
    return tuple(layer for layer in layers if not layer.is_muted and (layer.is_solo or not any_solo))


def lay_over(
    rows: Rows, frames: Frames, layers: tuple[Layer, ...], motions: Motions, reference: Rows
) -> None:
    """Lay the active layers over rows, shape (F, 70), at frames of the sound, in place."""
    for layer in active_layers(layers):
        weight = np.clip(sample(layer.weight, frames, 1.0), 0.0, 1.0).astype(np.float32)
        if layer.motion is not None:
            _lay_motion(rows, frames, layer.mode, layer.motion, weight, motions, reference)
        for channel, curve in layer.curves:
            value = sample(curve, frames, 0.0)
            if channel in HEAD_CHANNELS:
                _lay_column(rows, channel, layer.mode, value, weight, reference)
            else:
                _lay_axis(rows, channel, layer.mode, value, weight, reference)


def _lay_motion(
    rows: Rows,
    frames: Frames,
    mode: LayerMode,
    motion: LayerMotion,
    weight: Rows,
    motions: Motions,
    reference: Rows,
) -> None:
    here = np.flatnonzero((frames >= motion.start) & (frames < motion.stop) & (weight != 0))
    if not len(here):
        return
    rebasing = Rebasing.between(np.array(motion.reference, np.float32), reference)
    above = TakeRows(motions[motion.motion_sha256].values, motion.start, rebasing)(frames[here])
    share, below, part = weight[here, None], rows[here], _PARTS[motion.part]
    if mode == "replace":
        laid = np.where(share == 1, above, below + share * (above - below))
    else:
        laid = below + share * (above - reference)
        laid[:, SCALE] = below[:, SCALE] * (1 + share[:, 0] * (above[:, SCALE] / reference[SCALE] - 1))
    rows[here, part] = laid[:, part]


def _lay_column(
    rows: Rows, channel: Channel, mode: LayerMode, value: Values, weight: Rows, reference: Rows
) -> None:
    column = COLUMNS[channel]
    unit = float(reference[SCALE]) if channel == "scale" else 1.0
    start = 0.0 if channel == "scale" else float(reference[column])
    below = rows[:, column].astype(np.float64)
    laid = below + weight * (value * unit if mode == "add" else start + value * unit - below)
    if channel == "scale":
        laid = np.maximum(laid, _SMALLEST * unit)
    here = _changed(mode, value, weight)
    rows[here, column] = laid[here]


def _lay_axis(
    rows: Rows, channel: Channel, mode: LayerMode, value: Values, weight: Rows, reference: Rows
) -> None:
    here = _changed(mode, value, weight)
    if not len(here):
        return
    step = value[here] if mode == "add" else value[here] - axis_values(rows[here], reference, channel)
    rows[here, EXP] += (weight[here] * step).astype(np.float32)[:, None] * AXES[channel]


def _changed(mode: LayerMode, value: Values, weight: Rows) -> Frames:
    return np.flatnonzero((weight != 0) & ((value != 0) | (mode == "replace")))
