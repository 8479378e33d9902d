"""The edit that puts a take made for one stretch into a clip, and leaves every other frame as it is.

Making the take and bending its ends to fit is done before (`motion.borders`).
"""

from dataclasses import replace

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.coverage import playable
from joyvasa_runtime.project.document import Clip, Generation, Project, Take
from joyvasa_runtime.project.operations.lanes import shown_name
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.operations.takes import keep_take
from joyvasa_runtime.project.performance.comp import cut, fitted
from joyvasa_runtime.project.performance.performance import CompSpan


def put_stretch(
    project: Project,
    clip_id: int,
    media_id: int,
    start: int,
    motion: MotionSequence,
    generation: Generation,
    pack_version: str,
    motion_sha256: str,
) -> Project:
    """The project with a take of a stretch that a clip plays there, without fades.

    What was chosen for other stretches stays as it is.

    Parameters
    ----------
    project : Project
    clip_id : int
    media_id : int
        The sound that the stretch was made for.
    start : int
        Frame of the sound that the motion's first row belongs to.
    motion : MotionSequence
        Relative to the project's reference; its ends continue what the clip plays around it.
    generation : Generation
    pack_version : str
    motion_sha256 : str
        See `motions.motion_sha256`.

    Raises
    ------
    EditError
        If the clip isn't there, its track is locked, it plays no take or another sound now, or the motion is
        longer than the sound.
    """
    clip = require_performing(project, clip_id, media_id)
    assert project.reference is not None, "the first take gives the project its reference"
    fresh = Take(0, media_id, start, len(motion), motion_sha256, project.reference, generation, pack_version)
    kept, take = keep_take(project, fresh)
    new = CompSpan(take.start, take.stop, take.id, fade=0)
    played = playable(project, clip)
    silent = tuple(span for span in clip.performance.comp if span not in played)
    comp = tuple(sorted((*fitted(played, new), *cut(silent, new)), key=lambda span: span.start))
    return change_performance(kept, clip_id, lambda one: replace(one, comp=comp))


def require_performing(project: Project, clip_id: int, media_id: int) -> Clip:
    """A clip that performs a sound.

    Raises
    ------
    EditError
        If it isn't there, or plays no take or another sound.
    """
    clip = next((one for track in project.tracks for one in track.clips if one.id == clip_id), None)
    if clip is None:
        raise EditError("The clip is not there any more", "Choose another clip.")
    if clip.media_id != media_id:
        raise EditError(f"“{shown_name(project, clip)}” plays another sound now", "Make the stretch again.")
    if clip.take_id is None:
        raise EditError(
            f"“{shown_name(project, clip)}” has no motion yet", "Generate the motion of the whole clip first."
        )
    return clip
