"""Edits of how strongly a face plays and what is added to it, as sliders make them: a value, or a key of it.

Any other edit of these curves is `performance.set_curve`.
"""

from collections.abc import Collection, Iterable

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, constant
from joyvasa_runtime.project.curves.edits.insert import insert_key, put_value, remove_keys
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.lanes import pick
from joyvasa_runtime.project.operations.layers import add_layer
from joyvasa_runtime.project.operations.performance import set_curve
from joyvasa_runtime.project.performance.addresses import LayerCurve
from joyvasa_runtime.project.performance.dials import (
    EXPRESSION_LAYER,
    Dial,
    OffsetDial,
    dial_address,
    dial_curve,
    dial_default,
    is_keyed,
)
from joyvasa_runtime.project.sound_frames import require_shown, shows, sound_frame


def turn_dial(project: Project, clip_ids: Collection[int], dial: Dial, value: float, frame: int) -> Project:
    """The project in which a dial of clips stands at a value.

    A curve with several keys gets one at the playhead; any other one becomes that value everywhere, and goes
    where that changes nothing. Of several clips, those with keys that the playhead isn't on stay.

    Parameters
    ----------
    project : Project
    clip_ids : collection of int
    dial : Dial
    value : float
    frame : int
        Of the timeline, where the playhead is.

    Raises
    ------
    EditError
        If a clip isn't there or is locked, the value is out of range, or there are keys and the playhead is
        on no clip.
    """
    clips = [one.clip for one in pick(project, clip_ids)]
    turned = [clip for clip in clips if shows(clip, frame) or not _is_keyed(clip, dial)]
    if not turned:
        raise EditError("The playhead is not on the clip", "Move it there to set a key.")
    for clip in turned:
        project = _put(project, clip, dial, _turned(clip, dial, value, frame))
    return project


def toggle_key(project: Project, clip_id: int, dial: Dial, frame: int) -> Project:
    """The project in which a dial has a key at the playhead, or none any more where it had one.

    Raises
    ------
    EditError
        If the clip isn't there or is locked, or the playhead isn't on it.
    """
    (one,) = pick(project, (clip_id,))
    at, curve = require_shown(one.clip, frame), dial_curve(one.clip.performance, dial)
    if curve.key_at(at) is None:
        return _put(project, one.clip, dial, insert_key(curve, at, dial_default(dial)))
    return _put(project, one.clip, dial, remove_keys(curve, (at,)))


def clear_dials(project: Project, clip_ids: Collection[int], dials: Iterable[Dial]) -> Project:
    """The project in which dials of clips change nothing; all their keys are gone.

    Raises
    ------
    EditError
        If a clip isn't there or is locked.
    """
    clips = [one.clip for one in pick(project, clip_ids)]
    for dial in dials:
        for clip in clips:
            project = _put(project, clip, dial, NO_CURVE)
    return project


def with_dial_layer(project: Project, clip_id: int, dial: Dial) -> Project:
    """The project in which the layer of a dial is there, so that its curve has an address.

    Raises
    ------
    EditError
        If the clip isn't there or is locked.
    """
    (one,) = pick(project, (clip_id,))
    if dial_address(one.clip.performance, dial) is not None:
        return project
    return add_layer(project, clip_id, EXPRESSION_LAYER)


def _is_keyed(clip: Clip, dial: Dial) -> bool:
    return is_keyed(dial_curve(clip.performance, dial))


def _turned(clip: Clip, dial: Dial, value: float, frame: int) -> Curve:
    curve = dial_curve(clip.performance, dial)
    if is_keyed(curve):
        return put_value(curve, sound_frame(clip, frame), value)
    if value == dial_default(dial):
        return NO_CURVE
    # A key that is there was set on purpose: a second one shall find it at its place.
    return constant(value, curve.keys[0].frame if curve else clip.offset)


def _put(project: Project, clip: Clip, dial: Dial, curve: Curve) -> Project:
    # Another dial of the same edit may have changed the clip since it was picked.
    address = dial_address(project.clip(clip.id).performance, dial)
    if address is None:
        if not curve:
            return project
        assert isinstance(dial, OffsetDial)
        project = add_layer(project, clip.id, EXPRESSION_LAYER)
        address = LayerCurve(project.next_id - 1, dial.channel)
    return set_curve(project, clip.id, address, curve)
