"""Edits of which takes there are and which of them clips play. Making a take is the engine's work."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take
from joyvasa_runtime.project.operations.lanes import change_clips, put_clips, shown_name
from joyvasa_runtime.project.operations.media import require_sound
from joyvasa_runtime.project.performance.comp import faded


def add_take(
    project: Project,
    clip_ids: Collection[int],
    media_id: int,
    start: int,
    motion: MotionSequence,
    reference: Sequence[float] | NDArray[np.float32],
    generation: Generation,
    pack_version: str,
    motion_sha256: str,
    keep_playing: bool = False,
) -> Project:
    """The project with a take, played by those of the clips that still fit it.

    It is applied to the project as it is when the generation ends: a clip that is gone, locked, plays another
    sound or shares no frame with the take stays as it is. A take that is there already isn't added again. The
    first take's reference becomes the project's.

    Parameters
    ----------
    project : Project
    clip_ids : collection of int
        Clips the take was made for.
    media_id : int
        The sound it performs.
    start : int
        Frame of the sound that the motion's first row belongs to.
    motion : MotionSequence
    reference : 70 floats
        The row that the motion is relative to, physical units.
    generation : Generation
        How it was made.
    pack_version : str
    motion_sha256 : str
        See `motions.motion_sha256`.
    keep_playing : bool
        Whether clips that play a take already go on with that one.

    Raises
    ------
    EditError
        If the sound isn't in the project any more, or is shorter than the motion.
    """
    row = tuple(float(value) for value in reference)
    fresh = Take(0, media_id, start, len(motion), motion_sha256, row, generation, pack_version)
    kept, take = keep_take(project, fresh)
    players = _players(kept, frozenset(clip_ids), take)
    if keep_playing:
        players = {id_: clip for id_, clip in players.items() if kept.clip(id_).take_id is None}
    return put_clips(kept, players)


def keep_take(project: Project, fresh: Take) -> tuple[Project, Take]:
    """The project with a take that nothing plays yet, and the take as it is in the project.

    Its id is the old `next_id`, whatever `fresh` has; one that is there already isn't added again.

    Raises
    ------
    EditError
        If its sound isn't in the project, or is shorter.
    """
    _require_inside(fresh, require_sound(project, fresh.media_id))
    for one in project.takes:
        if replace(one, id=fresh.id) == fresh:
            return project, one
    take = replace(fresh, id=project.next_id)
    reference = take.reference if project.reference is None else project.reference
    takes = (*project.takes, take)
    return replace(project, takes=takes, reference=reference, next_id=take.id + 1), take


def choose_take(project: Project, clip_ids: Collection[int], take_id: int | None) -> Project:
    """The project in which clips play a take; None lets them rest.

    Raises
    ------
    EditError
        If the take isn't there or performs nothing of a clip, or a clip isn't there or its track is locked.
    """
    take = None if take_id is None else require_take(project, take_id)

    def change(clip: Clip) -> Clip:
        if take is not None and not _performs(take, clip):
            raise EditError(
                f"The take performs nothing of “{shown_name(project, clip)}”",
                "Choose a take of this part of its sound, or generate one.",
            )
        return _with_take(clip, take_id)

    return change_clips(project, clip_ids, change)


def delete_take(project: Project, take_id: int) -> Project:
    """The project without a take that nothing plays; its reference stays.

    Raises
    ------
    EditError
        If it isn't there, or a clip plays it, all along or in a stretch.
    """
    require_take(project, take_id)
    for clip in (clip for track in project.tracks for clip in track.clips):
        name = shown_name(project, clip)
        if clip.take_id == take_id:
            raise EditError(f"The take is played by “{name}”", "Let the clip play another take first.")
        if any(span.take_id == take_id for span in clip.performance.comp):
            raise EditError(
                f"The take is played in a stretch of “{name}”", "Choose another take for the stretch first."
            )
    return replace(project, takes=tuple(take for take in project.takes if take.id != take_id))


def remove_unused_takes(project: Project) -> Project:
    """The project without the takes that no clip plays anywhere; its reference stays."""
    clips = [clip for track in project.tracks for clip in track.clips]
    played = {clip.take_id for clip in clips}
    played |= {span.take_id for clip in clips for span in clip.performance.comp}
    takes = tuple(take for take in project.takes if take.id in played)
    return project if len(takes) == len(project.takes) else replace(project, takes=takes)


def _players(project: Project, clip_ids: frozenset[int], take: Take) -> dict[int, Clip]:
    return {
        clip.id: _with_take(clip, take.id)
        for track in project.tracks
        if not track.is_locked
        for clip in track.clips
        if clip.id in clip_ids and _performs(take, clip)
    }


def _performs(take: Take, clip: Clip) -> bool:
    """Whether at least a frame of the clip has a row of the take."""
    is_near = take.start < clip.offset + clip.frames and clip.offset < take.stop
    return take.media_id == clip.media_id and is_near


def _with_take(clip: Clip, take_id: int | None) -> Clip:
    """The clip playing another take as a whole; what is done by hand to it stays."""
    if take_id == clip.take_id:
        return clip
    comp = faded(clip.performance.comp)
    return replace(clip, take_id=take_id, performance=replace(clip.performance, comp=comp))


def require_take(project: Project, take_id: int) -> Take:
    """The take with an id.

    Raises
    ------
    EditError
        If it isn't there.
    """
    for take in project.takes:
        if take.id == take_id:
            return take
    raise EditError("The take is not there any more", "Choose another take or generate one.")


def _require_inside(take: Take, media: Media) -> None:
    if take.frames < 1 or take.start < 0 or take.stop > media.frames:
        raise EditError(f"The motion does not fit “{media.name}”", "Generate it again.")
