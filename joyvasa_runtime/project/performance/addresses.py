"""Which curve of a performance is meant, as a value: one editor and one set of edits serve all curves.

What the curves mean is `layer` and `performance`; how they are edited is `curves.edits`.
"""

from dataclasses import dataclass, replace
from typing import Literal

from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.performance.layer import CHANNELS, HEAD_CHANNELS, Channel, Layer
from joyvasa_runtime.project.performance.performance import REGIONS, Performance, Region


@dataclass(frozen=True, slots=True)
class LayerCurve:
    """The curve of a channel in a layer."""

    layer_id: int
    channel: Channel


@dataclass(frozen=True, slots=True)
class LayerWeight:
    """The weight of a layer."""

    layer_id: int


@dataclass(frozen=True, slots=True)
class StrengthCurve:
    """The strength of a region."""

    region: Region


@dataclass(frozen=True, slots=True)
class GazeCurve:
    """Where the eyes look, across or upward."""

    axis: Literal["x", "y"]


CurveAddress = LayerCurve | LayerWeight | StrengthCurve | GazeCurve


def curve_at(performance: Performance, address: CurveAddress) -> Curve:
    """The curve at an address; without keys where it has none. Its layer must exist."""
    match address:
        case LayerCurve(layer_id, channel):
            return performance.layer(layer_id).curve(channel)
        case LayerWeight(layer_id):
            return performance.layer(layer_id).weight
        case StrengthCurve(region):
            return performance.strength_of(region)
        case GazeCurve(axis):
            return performance.gaze.x_curve if axis == "x" else performance.gaze.y_curve


def with_curve(performance: Performance, address: CurveAddress, curve: Curve) -> Performance:
    """The performance with another curve at an address; one without keys takes the old one away."""
    match address:
        case LayerCurve(layer_id, channel):
            layer = performance.layer(layer_id)
            curves = {**dict(layer.curves), channel: curve}
            ordered = tuple((name, curves[name]) for name in CHANNELS if curves.get(name))
            return with_layer(performance, replace(layer, curves=ordered))
        case LayerWeight(layer_id):
            return with_layer(performance, replace(performance.layer(layer_id), weight=curve))
        case StrengthCurve(region):
            strengths = {**dict(performance.strength), region: curve}
            present = tuple((name, strengths[name]) for name in REGIONS if strengths.get(name))
            return replace(performance, strength=present)
        case GazeCurve(axis):
            gaze = performance.gaze
            changed = replace(gaze, x_curve=curve) if axis == "x" else replace(gaze, y_curve=curve)
            return replace(performance, gaze=changed)


def with_layer(performance: Performance, layer: Layer) -> Performance:
    """The performance with the layer of the same id exchanged."""
    layers = tuple(layer if one.id == layer.id else one for one in performance.layers)
    return replace(performance, layers=layers)


def default_of(performance: Performance, address: CurveAddress) -> float:
    """What the curve at an address is where it has no keys: the value that changes nothing."""
    match address:
        case LayerCurve(layer_id, channel):
            is_size = channel == "scale" and performance.layer(layer_id).mode == "replace"
            return 1.0 if is_size else 0.0
        case LayerWeight() | StrengthCurve():
            return 1.0
        case GazeCurve():
            return 0.0


def limits_of(address: CurveAddress) -> tuple[float, float]:
    """Lowest and highest value that the curve at an address may have."""
    match address:
        case LayerCurve(_, channel) if channel in HEAD_CHANNELS:
            return _HEAD_LIMITS[channel]
        case LayerCurve():
            return -2.0, 2.0
        case LayerWeight():
            return 0.0, 1.0
        case StrengthCurve():
            return 0.0, 2.0
        case GazeCurve():
            return -1.0, 1.0


_HEAD_LIMITS: dict[Channel, tuple[float, float]] = {
    "pitch": (-60.0, 60.0),
    "yaw": (-60.0, 60.0),
    "roll": (-60.0, 60.0),
    "x": (-1.0, 1.0),
    "y": (-1.0, 1.0),
    "scale": (-0.5, 2.0),
}
"""Beyond these no generator draws a face; yaw's angle must stay far below 90 degrees."""
