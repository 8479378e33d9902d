"""What a slider of the expression turns: a curve by its meaning, which is the same one in every clip.

Turning it is `operations.strength`; what the curves mean is `performance` and `layer`.
"""

from dataclasses import dataclass

from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve
from joyvasa_runtime.project.performance.addresses import (
    CurveAddress,
    GazeCurve,
    LayerCurve,
    LayerWeight,
    StrengthCurve,
    curve_at,
)
from joyvasa_runtime.project.performance.layer import FaceChannel, Layer
from joyvasa_runtime.project.performance.performance import Performance

EXPRESSION_LAYER = "Expression"
"""Name of the layer that the offsets are written into; the same in every language, for it is looked up."""


@dataclass(frozen=True, slots=True)
class OffsetDial:
    """How much of an expression is added, all the time or by keys; it stands in `EXPRESSION_LAYER`."""

    channel: FaceChannel


Dial = StrengthCurve | GazeCurve | LayerWeight | OffsetDial
"""A layer's weight is a dial of the one clip that has the layer."""


def expression_layer(performance: Performance) -> Layer | None:
    """The topmost layer of the name `EXPRESSION_LAYER`, if there is one."""
    named = (layer for layer in reversed(performance.layers) if layer.name == EXPRESSION_LAYER)
    return next(named, None)


def dial_address(performance: Performance, dial: Dial) -> CurveAddress | None:
    """Where the curve of a dial stands; None as long as its layer isn't there."""
    if not isinstance(dial, OffsetDial):
        return dial
    layer = expression_layer(performance)
    return None if layer is None else LayerCurve(layer.id, dial.channel)


def dial_curve(performance: Performance, dial: Dial) -> Curve:
    """The curve of a dial; without keys where it has none."""
    address = dial_address(performance, dial)
    return NO_CURVE if address is None else curve_at(performance, address)


def dial_default(dial: Dial) -> float:
    """Where a dial changes nothing."""
    return 1.0 if isinstance(dial, StrengthCurve | LayerWeight) else 0.0


def is_keyed(curve: Curve) -> bool:
    """Whether a curve changes over time; one key alone is one value everywhere."""
    return len(curve.keys) > 1
