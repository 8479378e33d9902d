"""The edit of a clip's performance that all others are made of: one clip, one change, the locks respected."""

from collections.abc import Callable
from dataclasses import replace

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.lanes import change_clips
from joyvasa_runtime.project.operations.text import sentence
from joyvasa_runtime.project.performance.addresses import CurveAddress, LayerCurve, LayerWeight, with_curve
from joyvasa_runtime.project.performance.layer import Layer
from joyvasa_runtime.project.performance.performance import Performance
from joyvasa_runtime.project.performance.problems import performance_problem

Change = Callable[[Performance], Performance]


def change_performance(project: Project, clip_id: int, change: Change) -> Project:
    """The project in which the performance of a clip is what `change` makes of it.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked, if the result is out of range, and as `change`.
    """

    def changed(clip: Clip) -> Clip:
        after = change(clip.performance)
        if after is clip.performance:
            return clip
        problem = performance_problem(after, clip.performance)
        if problem:
            raise EditError(sentence(problem), "Choose another value.")
        return replace(clip, performance=after)

    return change_clips(project, (clip_id,), changed)


def set_curve(project: Project, clip_id: int, address: CurveAddress, curve: Curve) -> Project:
    """The project with another curve in a clip's performance; one without keys takes the old one away.

    Raises
    ------
    EditError
        If the clip or the layer isn't there or is locked, or a value is out of range.
    """

    def change(performance: Performance) -> Performance:
        if isinstance(address, LayerCurve | LayerWeight):
            require_open_layer(performance, address.layer_id)
        return with_curve(performance, address, curve)

    return change_performance(project, clip_id, change)


def require_open_layer(performance: Performance, layer_id: int) -> Layer:
    """A layer that may be edited.

    Raises
    ------
    EditError
        If it isn't there or is locked.
    """
    layer = require_layer(performance, layer_id)
    if layer.is_locked:
        raise EditError(f"The layer “{layer.name}” is locked", "Unlock it first.")
    return layer


def require_layer(performance: Performance, layer_id: int) -> Layer:
    """A layer, locked or not.

    Raises
    ------
    EditError
        If it isn't there.
    """
    for layer in performance.layers:
        if layer.id == layer_id:
            return layer
    raise EditError("The layer is not there any more", "Choose another layer.")
