"""Edits of the comp: which take a stretch of a clip plays instead of the clip's own.

Stretches are in frames of the clip's sound. How the takes fade into each other is `evaluate`'s.
"""

from dataclasses import replace

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Project, Take
from joyvasa_runtime.project.operations.lanes import pick, shown_name
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.operations.takes import require_take
from joyvasa_runtime.project.performance.comp import DEFAULT_FADE, Comp, chosen
from joyvasa_runtime.project.performance.performance import CompSpan
from joyvasa_runtime.timebase import FrameSpan


def choose_comp(
    project: Project, clip_id: int, span: FrameSpan, take_id: int, fade: int = DEFAULT_FADE
) -> Project:
    """The project in which a stretch of a clip plays a take; the clip's own take clears the stretch.

    What was chosen for parts of the stretch gives way, and stretches of one take that touch become one.

    Parameters
    ----------
    project : Project
    clip_id : int
    span : FrameSpan
        Of the sound.
    take_id : int
    fade : int
        Frames over which the take comes and goes.

    Raises
    ------
    EditError
        If the clip or the take isn't there, the track is locked, the clip plays no take, the chosen one
        doesn't perform all of the stretch, or the fade is out of range.
    """
    (picked,) = pick(project, (clip_id,))
    clip, take = picked.clip, require_take(project, take_id)
    if clip.take_id is None:
        raise EditError(f"“{shown_name(project, clip)}” plays no take yet", "Let it play one first.")
    _require_performed(project, clip, take, span)
    new = None if take_id == clip.take_id else CompSpan(span.start, span.stop, take_id, fade)
    return _change_comp(project, clip_id, chosen(clip.performance.comp, span, new))


def clear_comp(project: Project, clip_id: int, span: FrameSpan | None = None) -> Project:
    """The project in which a clip plays its own take everywhere, or in a stretch of its sound.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked.
    """
    (picked,) = pick(project, (clip_id,))
    comp = () if span is None else chosen(picked.clip.performance.comp, span, None)
    return _change_comp(project, clip_id, comp)


def set_comp_fade(project: Project, clip_id: int, frame: int, fade: int) -> Project:
    """The project in which the chosen stretch at a frame of the sound comes and goes over other frames.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked, nothing was chosen there, or the fade is out of range.
    """
    (picked,) = pick(project, (clip_id,))
    comp = picked.clip.performance.comp
    span = next((one for one in comp if one.start <= frame < one.stop), None)
    if span is None:
        raise EditError("No other take was chosen there", "Choose a stretch of a take first.")
    changed = tuple(replace(one, fade=fade) if one is span else one for one in comp)
    return _change_comp(project, clip_id, changed)


def _change_comp(project: Project, clip_id: int, comp: Comp) -> Project:
    return change_performance(project, clip_id, lambda performance: replace(performance, comp=comp))


def _require_performed(project: Project, clip: Clip, take: Take, span: FrameSpan) -> None:
    if take.media_id != clip.media_id:
        raise EditError(
            f"The take performs another sound than “{shown_name(project, clip)}”",
            "Choose a take of this sound, or generate one.",
        )
    if span.start < take.start or take.stop < span.stop:
        raise EditError(
            "The take doesn't perform all of this stretch", "Choose a shorter stretch or another take."
        )
