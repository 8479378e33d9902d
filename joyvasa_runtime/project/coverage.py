"""Which frames of the timeline a clip's take has motion for: the part of the clip that it covers.

How strongly it moves the portrait there and around is `placed`.
"""

from joyvasa_runtime.project.document import Clip, Project, Take
from joyvasa_runtime.project.performance.performance import CompSpan
from joyvasa_runtime.timebase import FrameSpan


def covered(clip: Clip, take: Take) -> FrameSpan | None:
    """Frames of the timeline at which a clip shows a take; None where they have no frame in common."""
    shift = clip.start - clip.offset
    start = max(clip.start, take.start + shift)
    stop = min(clip.stop, take.stop + shift)
    return FrameSpan(start, stop) if start < stop else None


def playable(project: Project, clip: Clip) -> tuple[CompSpan, ...]:
    """The stretches of a clip's comp that are played: those whose takes perform the clip's sound."""
    if not clip.performance.comp:
        return ()
    sounds = {take.id: take.media_id for take in project.takes}
    return tuple(span for span in clip.performance.comp if sounds.get(span.take_id) == clip.media_id)
