"""Edits of pieces of motion in layers: dropping one on a clip, moving it, trimming it, choosing its part.

Where pieces come from is the library's business; a project keeps their motion like that of a take.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.lanes import pick
from joyvasa_runtime.project.operations.layers import add_layer, change_layer
from joyvasa_runtime.project.performance.layer import Layer, LayerMode, LayerMotion, MotionPart
from joyvasa_runtime.project.performance.problems import FARTHEST
from joyvasa_runtime.project.performance.shifting import shifted_layer

EASE = 8
"""Frames over which a piece comes and goes at most: 0.32 s, as the face of a clip does (see `placed`)."""


def drop_motion(
    project: Project,
    clip_id: int,
    name: str,
    sound_frame: int,
    motion_sha256: str,
    frames: int,
    reference: Sequence[float] | NDArray[np.float32],
    part: MotionPart = "all",
    mode: LayerMode = "add",
) -> Project:
    """The project with a piece of motion as a layer on top of a clip's, whose id is the old `next_id`.

    Its weight rises and falls over up to `EASE` frames at its ends.

    Parameters
    ----------
    project : Project
    clip_id : int
    name : str
        Of the layer.
    sound_frame : int
        Frame of the clip's sound that the piece begins at.
    motion_sha256 : str
        See `motions.motion_sha256`.
    frames : int
        Number of its rows.
    reference : 70 floats
        The row that it is relative to, physical units.
    part : "all", "head" or "face"
    mode : "add" or "replace"

    Raises
    ------
    EditError
        If nothing of it lies in the clip, or the clip isn't there or its track is locked.
    """
    row = tuple(float(value) for value in reference)
    motion = LayerMotion(motion_sha256, sound_frame, frames, row, part)
    clip = pick(project, (clip_id,))[0].clip
    if not (motion.start < clip.offset + clip.frames and clip.offset < motion.stop):
        raise EditError(f"“{name}” would lie outside of the clip", "Move the playhead into the clip.")
    layer_id = project.next_id
    project = add_layer(project, clip_id, name, mode, motion)
    weight = eased(motion.start, motion.stop)
    return change_layer(project, clip_id, layer_id, lambda layer: replace(layer, weight=weight))


def move_layer_motion(project: Project, clip_id: int, layer_id: int, frames: int) -> Project:
    """The project with a layer's motion moved in time, and its weight and curves along with it.

    Raises
    ------
    EditError
        If the layer has no motion, or isn't there or is locked, or it would lie too far away.
    """

    def change(layer: Layer) -> Layer:
        motion = _require_motion(layer)
        if frames == 0:
            return layer
        if abs(motion.start + frames) > FARTHEST:
            raise EditError("The motion would lie too far from its sound", "Move it less far.")
        return shifted_layer(layer, frames)

    return change_layer(project, clip_id, layer_id, change)


def trim_layer_motion(project: Project, clip_id: int, layer_id: int, start: int, stop: int) -> Project:
    """The project in which only a stretch of a layer's motion counts.

    Its weight is drawn anew; no row of the motion is lost, so trimming it again brings them back.

    Parameters
    ----------
    project : Project
    clip_id, layer_id : int
    start, stop : int
        Frames of the sound; what lies outside of the motion is left out.

    Raises
    ------
    EditError
        If nothing would be left, the layer has no motion, or isn't there or is locked.
    """

    def change(layer: Layer) -> Layer:
        motion = _require_motion(layer)
        first, last = max(start, motion.start), min(stop, motion.stop)
        if first >= last:
            raise EditError("Nothing of the motion would be left", "Trim it less far, or remove the layer.")
        return replace(layer, weight=eased(first, last))

    return change_layer(project, clip_id, layer_id, change)


def set_motion_part(project: Project, clip_id: int, layer_id: int, part: MotionPart) -> Project:
    """The project in which another part of a layer's motion counts.

    Raises
    ------
    EditError
        If the layer has no motion, or isn't there or is locked.
    """
    return change_layer(
        project,
        clip_id,
        layer_id,
        lambda layer: replace(layer, motion=replace(_require_motion(layer), part=part)),
    )


def eased(start: int, stop: int) -> Curve:
    """A weight that is 0 around the frames [start, stop) and rises to 1 over up to `EASE` of them."""
    ease = min(EASE, (stop - start + 1) // 2)
    # The first and the last frame are seen a little already.
    tops = sorted({start - 1 + ease, stop - ease})
    flat = (Key(start - 1, 0.0), *(Key(frame, 1.0) for frame in tops), Key(stop, 0.0))
    return Curve(tuple(replace(key, handles="flat") for key in flat))


def _require_motion(layer: Layer) -> LayerMotion:
    if layer.motion is None:
        raise EditError(f"The layer “{layer.name}” has no motion of its own", "Choose another layer.")
    return layer.motion
