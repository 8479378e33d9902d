"""The curves that the editor lists, for a clip's active layer or for one that is still to be made."""

from dataclasses import dataclass, replace

from joyvasa_runtime.project.performance.addresses import (
    CurveAddress,
    GazeCurve,
    LayerCurve,
    LayerWeight,
    StrengthCurve,
)
from joyvasa_runtime.project.performance.layer import FACE_CHANNELS, HEAD_CHANNELS
from joyvasa_runtime.project.performance.performance import REGIONS, Performance

NO_LAYER = 0
"""In place of a layer's id where the clip has none yet; ids begin with 1."""


@dataclass(frozen=True, slots=True)
class CurveList:
    """The curves of a clip in their groups, from top to bottom."""

    head: tuple[CurveAddress, ...]
    face: tuple[CurveAddress, ...]
    layer: tuple[CurveAddress, ...]
    strength: tuple[CurveAddress, ...]
    gaze: tuple[CurveAddress, ...]

    @staticmethod
    def of(performance: Performance, layer_id: int) -> "CurveList":
        """Those of a performance; the gaze's where it is keyed."""
        is_keyed = performance.gaze.mode == "keyed"
        return CurveList(
            head=tuple(LayerCurve(layer_id, channel) for channel in HEAD_CHANNELS),
            face=tuple(LayerCurve(layer_id, channel) for channel in FACE_CHANNELS),
            layer=() if layer_id == NO_LAYER else (LayerWeight(layer_id),),
            strength=tuple(StrengthCurve(region) for region in REGIONS),
            gaze=(GazeCurve("x"), GazeCurve("y")) if is_keyed else (),
        )


def on_layer(address: CurveAddress, layer_id: int) -> CurveAddress:
    """The same curve of another layer; one that no layer has stays."""
    if isinstance(address, LayerCurve | LayerWeight):
        return address if address.layer_id == layer_id else replace(address, layer_id=layer_id)
    return address
