"""From clips to what plays them: their takes and motions looked up, and halves of one clip joined again."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.project.coverage import covered
from joyvasa_runtime.project.document import Clip, Take
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.performance.comping import Comp
from joyvasa_runtime.project.performance.perform import Performer
from joyvasa_runtime.project.performance.take_rows import Rebasing, TakeRows
from joyvasa_runtime.project.placed import Placed
from joyvasa_runtime.timebase import FrameSpan

Takes = Mapping[int, Take]


def performer_of(clip: Clip, takes: Takes, motions: Motions, reference: NDArray[np.float32]) -> Performer:
    """What plays a clip that has a take.

    Parameters
    ----------
    clip : Clip
    takes : mapping of int to Take
        All of the project, by id.
    motions : mapping of str to MotionSequence
    reference : ndarray, shape (70,), float32
        The project's.
    """
    assert clip.take_id is not None, "a clip without a take performs nothing"
    chosen = {span.take_id for span in clip.performance.comp}
    others = {
        take_id: take_rows(takes[take_id], motions, reference)
        for take_id in chosen
        # A take of a sound that the clip played once can't be heard in this one.
        if takes[take_id].media_id == clip.media_id
    }
    comp = Comp(take_rows(takes[clip.take_id], motions, reference), clip.performance.comp, others)
    return Performer(comp, clip.performance, motions, reference)


def take_rows(take: Take, motions: Motions, reference: NDArray[np.float32]) -> TakeRows:
    """The rows of a take by frames of its sound, relative to a reference row, shape (70,)."""
    rebasing = Rebasing.between(np.array(take.reference, np.float32), reference)
    return TakeRows(motions[take.motion_sha256].values, take.start, rebasing)


def place_all(
    clips: Iterable[Clip], takes: Takes, motions: Motions, reference: NDArray[np.float32]
) -> tuple[Placed, ...]:
    """The performances of clips of one track, in the order of the timeline.

    Clips that follow each other without a gap and go on with the same performance of the same take are one of
    them: a split alone changes nothing.
    """
    placed: list[Placed] = []
    last: Clip | None = None
    for clip in clips:
        shown = None if clip.take_id is None else covered(clip, takes[clip.take_id])
        if shown is None:
            continue
        if last is not None and _continues(last, clip):
            before = placed.pop()
            placed.append(Placed(before.performer, before.origin, (*before.spans, shown)))
        else:
            performer = performer_of(clip, takes, motions, reference)
            placed.append(Placed(performer, clip.start - clip.offset, (shown,)))
        last = clip
    return tuple(placed)


def shown_span(clip: Clip) -> FrameSpan:
    """The frames of its sound that a clip shows."""
    return FrameSpan(clip.offset, clip.offset + clip.frames)


def _continues(before: Clip, after: Clip) -> bool:
    return (
        before.take_id == after.take_id
        and before.stop == after.start
        and before.start - before.offset == after.start - after.offset
        and before.performance == after.performance
    )
