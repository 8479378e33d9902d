"""Everything that the motion of a clip on the timeline depends on, as one value that can be compared.

With the same inputs a clip has the same faults; nothing is measured here.
"""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.project.document import Clip, Project, Track
from joyvasa_runtime.project.placed import TRANSITION
from joyvasa_runtime.timebase import FrameSpan

MARGIN = TRANSITION
"""Frames around a clip that its faults are measured with."""

_REACH = MARGIN + TRANSITION
"""Frames around a clip in which another one can change those."""

Inputs = tuple[object, ...]


def inputs_of(project: Project, clip: Clip, safe: SafeRanges, rest: NDArray[np.float32]) -> Inputs:
    """What the faults of a clip are made of, but for the levels of its sound.

    Two of them are equal if all parts are; parts that are the same object cost nothing to compare.
    """
    near = tuple(
        around(track, clip.start - _REACH, clip.stop + _REACH) for track in project.tracks if track.drives
    )
    wanted = {take_id for clips in near for one in clips for take_id in _takes_of(one)}
    takes = tuple(take for take in project.takes if take.id in wanted)
    return clip, near, takes, project.reference, project.idle_seed, safe, rest.tobytes()


def around(track: Track, start: int, stop: int) -> tuple[Clip, ...]:
    """The clips of a track that reach into frames; they are ordered and never overlap."""
    first = bisect_left(track.clips, start + 1, key=lambda clip: clip.stop)
    last = bisect_left(track.clips, stop, key=lambda clip: clip.start)
    return track.clips[first:last]


def covering(project: Project, clip: Clip, span: FrameSpan) -> tuple[Clip, ...]:
    """The clips with a take that hide a clip in some of a span: those of the driving tracks above its own."""
    above: list[Clip] = []
    for track in project.tracks:
        if any(one is clip for one in around(track, clip.start, clip.stop)):
            break
        if track.drives:
            found = around(track, span.start - TRANSITION, span.stop + TRANSITION)
            above += [one for one in found if one.take_id is not None]
    return tuple(above)


def _takes_of(clip: Clip) -> set[int]:
    return {stretch.take_id for stretch in clip.performance.comp} | {clip.take_id or 0}
