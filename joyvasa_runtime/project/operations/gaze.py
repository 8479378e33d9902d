"""Edits of where the eyes look: the mode, a place that is fixed, and keys of the place."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.curves.curve import constant
from joyvasa_runtime.project.curves.edits.insert import put_value
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.lanes import pick
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.performance.performance import Gaze, GazeMode, Performance
from joyvasa_runtime.project.sound_frames import shows, sound_frame

_Change = Callable[[Gaze, Clip], Gaze]


def set_gaze_mode(project: Project, clip_ids: Collection[int], mode: GazeMode) -> Project:
    """The project in which the eyes of clips look as a mode says; places and keys of others are kept.

    Keys that are wanted for the first time begin with the place that was fixed.

    Raises
    ------
    EditError
        If a clip isn't there or is locked.
    """

    def change(gaze: Gaze, clip: Clip) -> Gaze:
        if mode == "keyed" and not gaze.x_curve and not gaze.y_curve:
            x, y = constant(gaze.x, clip.offset), constant(gaze.y, clip.offset)
            return replace(gaze, mode=mode, x_curve=x, y_curve=y)
        return replace(gaze, mode=mode)

    return _change_each(project, clip_ids, change)


def fix_gaze(project: Project, clip_ids: Collection[int], x: float, y: float) -> Project:
    """The project in which the eyes of clips look at one place all the time.

    Raises
    ------
    EditError
        If a clip isn't there or is locked, or the place is outside -1 to 1.
    """
    return _change_each(project, clip_ids, lambda gaze, _clip: replace(gaze, mode="fixed", x=x, y=y))


def key_gaze(project: Project, clip_ids: Collection[int], frame: int, x: float, y: float) -> Project:
    """The project in which the eyes of the clips at a frame of the timeline have keys of a place there.

    Raises
    ------
    EditError
        If a clip isn't there or is locked, none is at the frame, or the place is outside -1 to 1.
    """
    shown = [one.clip.id for one in pick(project, clip_ids) if shows(one.clip, frame)]
    if not shown:
        raise EditError("The playhead is not on the clip", "Move it there to set a key.")

    def change(gaze: Gaze, clip: Clip) -> Gaze:
        at = sound_frame(clip, frame)
        x_curve, y_curve = put_value(gaze.x_curve, at, x), put_value(gaze.y_curve, at, y)
        return replace(gaze, mode="keyed", x_curve=x_curve, y_curve=y_curve)

    return _change_each(project, shown, change)


def _change_each(project: Project, clip_ids: Collection[int], change: _Change) -> Project:
    for one in pick(project, clip_ids):
        gaze = change(one.clip.performance.gaze, one.clip)
        project = change_performance(project, one.clip.id, partial(_with_gaze, gaze=gaze))
    return project


def _with_gaze(performance: Performance, gaze: Gaze) -> Performance:
    return replace(performance, gaze=gaze)
