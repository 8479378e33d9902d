"""The edit that lets a clip play another sound, such as the same words recorded anew; hand edits are kept.

Importing the sound is `media`'s, and a take of it is generated afterwards.
"""

from dataclasses import replace

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.arrange import fitting_fades
from joyvasa_runtime.project.operations.lanes import change_clips, pick
from joyvasa_runtime.project.operations.media import require_sound
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.performance.performance import Performance
from joyvasa_runtime.project.performance.shifting import shifted, under_another_sound


def replace_sound(project: Project, clip_id: int, media_id: int, offset: int = 0) -> Project:
    """The project in which a clip plays another sound in the same place.

    What was done by hand stays where it is on the timeline. Silences that were found in the old sound go, for
    the new one has its own; stretches of takes of the old sound stay in the comp, without being played. The
    clip gets shorter where the new sound is.

    Parameters
    ----------
    project : Project
    clip_id : int
    media_id : int
        The sound.
    offset : int
        Frame of it at which the clip begins.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked, there is no such sound or it ends before `offset`, or
        an edit would lie too far from it.
    """
    (picked,) = pick(project, (clip_id,))
    clip, media = picked.clip, require_sound(project, media_id)
    if (clip.media_id, clip.offset) == (media_id, offset):
        return project
    frames = min(clip.frames, media.frames - offset)
    if offset < 0 or frames < 1:
        raise EditError(f"“{media.name}” has no sound there", "Choose an earlier place in it.")
    is_other = media_id != clip.media_id

    def change(clip: Clip) -> Clip:
        take_id = None if is_other else clip.take_id
        cut = replace(clip, media_id=media_id, offset=offset, frames=frames, take_id=take_id)
        return fitting_fades(cut, "stop")

    def move(performance: Performance) -> Performance:
        frames = offset - clip.offset
        return under_another_sound(performance, frames) if is_other else shifted(performance, frames)

    return change_performance(change_clips(project, (clip_id,), change), clip_id, move)
