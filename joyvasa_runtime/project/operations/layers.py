"""Edits of which layers a clip has, their order, and what each is like. Their curves are `performance`'s."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.curves.edits.move import move_keys
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.performance import (
    change_performance,
    require_layer,
    require_open_layer,
)
from joyvasa_runtime.project.operations.text import one_line
from joyvasa_runtime.project.performance.addresses import LayerCurve, limits_of, with_layer
from joyvasa_runtime.project.performance.layer import Channel, Layer, LayerMode, LayerMotion
from joyvasa_runtime.project.performance.performance import Performance

LayerFlag = Literal["is_muted", "is_solo", "is_locked"]


def add_layer(
    project: Project,
    clip_id: int,
    name: str,
    mode: LayerMode = "add",
    motion: LayerMotion | None = None,
) -> Project:
    """The project with a layer on top of a clip's others, whose id is the old `next_id`.

    Raises
    ------
    EditError
        If the name is empty, or the clip isn't there or its track is locked.
    """
    layer = Layer(project.next_id, _layer_name(name), mode, motion=motion)
    after = change_performance(project, clip_id, lambda one: replace(one, layers=(*one.layers, layer)))
    return replace(after, next_id=layer.id + 1)


def remove_layer(project: Project, clip_id: int, layer_id: int) -> Project:
    """The project without a layer of a clip.

    Raises
    ------
    EditError
        If the clip or the layer isn't there or is locked.
    """

    def change(performance: Performance) -> Performance:
        require_open_layer(performance, layer_id)
        return replace(performance, layers=tuple(one for one in performance.layers if one.id != layer_id))

    return change_performance(project, clip_id, change)


def duplicate_layer(project: Project, clip_id: int, layer_id: int, name: str) -> Project:
    """The project with a copy of a layer above it, whose id is the old `next_id`.

    Raises
    ------
    EditError
        If the name is empty, the clip or the layer isn't there, or its track is locked.
    """

    def change(performance: Performance) -> Performance:
        layer = require_layer(performance, layer_id)
        copy = replace(layer, id=project.next_id, name=_layer_name(name), is_locked=False)
        row = performance.layers.index(layer) + 1
        return replace(performance, layers=(*performance.layers[:row], copy, *performance.layers[row:]))

    return replace(change_performance(project, clip_id, change), next_id=project.next_id + 1)


def move_layer(project: Project, clip_id: int, layer_id: int, index: int) -> Project:
    """The project with a layer moved to a place, counted from the bottom.

    Raises
    ------
    EditError
        If the clip or the layer isn't there or is locked, or there is no such place.
    """

    def change(performance: Performance) -> Performance:
        layer = require_open_layer(performance, layer_id)
        layers = [one for one in performance.layers if one is not layer]
        if not 0 <= index <= len(layers):
            raise EditError("There is no place for the layer there", "Choose another place.")
        layers.insert(index, layer)
        return replace(performance, layers=tuple(layers))

    return change_performance(project, clip_id, change)


def rename_layer(project: Project, clip_id: int, layer_id: int, name: str) -> Project:
    """The project with a layer renamed.

    Raises
    ------
    EditError
        If the name is empty, or the clip or the layer isn't there or is locked.
    """
    shown = _layer_name(name)
    return change_layer(project, clip_id, layer_id, lambda layer: replace(layer, name=shown))


def set_layer_mode(project: Project, clip_id: int, layer_id: int, mode: LayerMode) -> Project:
    """The project in which a layer is added to what is below it, or replaces it.

    Its sizes become what they look like: one that adds nothing is 0, one that is the picture's own is 1.

    Raises
    ------
    EditError
        If the clip or the layer isn't there or is locked.
    """

    def change(layer: Layer) -> Layer:
        if layer.mode == mode:
            return layer
        return replace(layer, mode=mode, curves=_sizes_raised(layer, 1.0 if mode == "replace" else -1.0))

    return change_layer(project, clip_id, layer_id, change)


def set_layer_flag(project: Project, clip_id: int, layer_id: int, flag: LayerFlag, is_on: bool) -> Project:
    """The project with a layer muted, solo or locked, or not; a locked layer allows this.

    Raises
    ------
    EditError
        If the clip or the layer isn't there, or the clip's track is locked.
    """

    def change(performance: Performance) -> Performance:
        layer = require_layer(performance, layer_id)
        match flag:
            case "is_muted":
                return with_layer(performance, replace(layer, is_muted=is_on))
            case "is_solo":
                return with_layer(performance, replace(layer, is_solo=is_on))
            case "is_locked":
                return with_layer(performance, replace(layer, is_locked=is_on))

    return change_performance(project, clip_id, change)


def change_layer(project: Project, clip_id: int, layer_id: int, change: Callable[[Layer], Layer]) -> Project:
    """The project with an open layer replaced by what `change` makes of it.

    Raises
    ------
    EditError
        If the clip or the layer isn't there or is locked, or the result is out of range.
    """
    return change_performance(
        project, clip_id, lambda one: with_layer(one, change(require_open_layer(one, layer_id)))
    )


def _sizes_raised(layer: Layer, by: float) -> tuple[tuple[Channel, Curve], ...]:
    """The curves of a layer with that of the size raised, if it has one."""
    limits = limits_of(LayerCurve(layer.id, "scale"))
    return tuple(
        (channel, move_keys(curve, [key.frame for key in curve.keys], 0, by, limits))
        if channel == "scale"
        else (channel, curve)
        for channel, curve in layer.curves
    )


def _layer_name(name: str) -> str:
    shown = one_line(name)
    if not shown:
        raise EditError("A layer needs a name", "Type one.")
    return shown
