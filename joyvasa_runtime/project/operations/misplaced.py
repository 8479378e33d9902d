"""Edits of edits that are out of sight: taken away without changing what is shown, or shown again.

What is out of sight is said by `project.misplaced`.
"""

from dataclasses import replace

from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.curves.edits.handles import set_handles
from joyvasa_runtime.project.curves.edits.insert import insert_key, remove_keys
from joyvasa_runtime.project.curves.edits.shape import limit_keys
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.misplaced import Misplaced, is_in_sight, is_played
from joyvasa_runtime.project.operations.arrange import trim_start, trim_stop
from joyvasa_runtime.project.operations.lanes import pick
from joyvasa_runtime.project.operations.performance import change_performance, require_open_layer
from joyvasa_runtime.project.performance.addresses import (
    LayerCurve,
    LayerWeight,
    curve_at,
    default_of,
    limits_of,
    with_curve,
    with_layer,
)
from joyvasa_runtime.project.performance.performance import Performance
from joyvasa_runtime.project.performers import shown_span
from joyvasa_runtime.timebase import FrameSpan


def remove_misplaced(project: Project, found: Misplaced) -> Project:
    """The project without edits that are out of sight; what is shown stays as it is.

    A curve gets keys at the first and the last frame shown, if it needs them to stay.

    Raises
    ------
    EditError
        If the clip or the layer isn't there or is locked.
    """
    (picked,) = pick(project, (found.clip_id,))
    clip = picked.clip
    return change_performance(project, clip.id, lambda one: _without(project, clip, one, found))


def reveal_misplaced(project: Project, found: Misplaced) -> Project:
    """The project in which a clip is trimmed so that it shows the edits; the same one where it does.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked, its sound doesn't reach that far, or another clip is
        in the way.
    """
    (picked,) = pick(project, (found.clip_id,))
    shown = shown_span(picked.clip)
    if found.first < shown.start:
        project = trim_start(project, (found.clip_id,), found.first - shown.start)
    if found.last >= shown.stop:
        project = trim_stop(project, (found.clip_id,), found.last + 1 - shown.stop)
    return project


def _without(project: Project, clip: Clip, performance: Performance, found: Misplaced) -> Performance:
    shown = shown_span(clip)
    match found.kind:
        case "keys":
            return _without_keys(performance, found, shown)
        case "blinks":
            events = tuple(one for one in performance.blinks.events if is_in_sight(one, shown))
            return replace(performance, blinks=replace(performance.blinks, events=events))
        case "silences":
            assert performance.gate is not None, "silences are found in a gate only"
            kept = tuple(s for s in performance.gate.silences if not s.is_manual or is_in_sight(s, shown))
            return replace(performance, gate=replace(performance.gate, silences=kept))
        case "comp":
            takes = {take.id: take for take in project.takes}
            comp = tuple(span for span in performance.comp if is_played(span, clip, takes))
            return replace(performance, comp=comp)
        case "smooths":
            smooths = tuple(one for one in performance.smooths if is_in_sight(one, shown))
            return replace(performance, smooths=smooths)
        case "limits":
            limits = tuple(one for one in performance.limits if is_in_sight(one, shown))
            return replace(performance, limits=limits)
        case "motion":
            assert found.layer_id is not None, "a piece of motion is in a layer"
            layer = require_open_layer(performance, found.layer_id)
            return with_layer(performance, replace(layer, motion=None))


def _without_keys(performance: Performance, found: Misplaced, shown: FrameSpan) -> Performance:
    assert found.address is not None, "keys are in a curve"
    if isinstance(found.address, LayerCurve | LayerWeight):
        require_open_layer(performance, found.address.layer_id)
    default, limits = default_of(performance, found.address), limits_of(found.address)
    curve = _trimmed(curve_at(performance, found.address), shown, default, limits)
    return with_curve(performance, found.address, curve)


def _trimmed(curve: Curve, shown: FrameSpan, default: float, limits: tuple[float, float]) -> Curve:
    """A curve without the keys outside of a span; the same within it but for swings beyond its limits."""
    ends = shown.start, shown.stop - 1
    for end in ends:
        curve = insert_key(curve, end, default)
    # Handles that are computed would change with the neighbours.
    curve = set_handles(curve, ends, "free")
    beyond = [
        key.frame for key in curve.keys if key.frame in ends and not limits[0] <= key.value <= limits[1]
    ]
    curve = limit_keys(curve, beyond, *limits)
    return remove_keys(curve, [key.frame for key in curve.keys if not ends[0] <= key.frame <= ends[1]])
