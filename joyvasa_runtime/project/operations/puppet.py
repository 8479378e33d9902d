"""The edit that puts recorded curves into a layer. How a recording becomes a curve is `curves.recording`."""

from collections.abc import Mapping

from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.performance import change_performance, require_open_layer
from joyvasa_runtime.project.performance.addresses import LayerCurve, with_curve
from joyvasa_runtime.project.performance.layer import Channel
from joyvasa_runtime.project.performance.performance import Performance


def set_layer_curves(
    project: Project, clip_id: int, layer_id: int, curves: Mapping[Channel, Curve]
) -> Project:
    """The project with other curves in a layer; one without keys takes the old one away.

    Raises
    ------
    EditError
        If the clip or the layer isn't there or is locked, or a value is out of range.
    """

    def change(performance: Performance) -> Performance:
        require_open_layer(performance, layer_id)
        for channel, curve in curves.items():
            performance = with_curve(performance, LayerCurve(layer_id, channel), curve)
        return performance

    return change_performance(project, clip_id, change)
