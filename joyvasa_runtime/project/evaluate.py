"""The motion a project results in: what the preview shows and the export writes, frame by frame.

It decides nothing about sound, and it changes no project. The order is fixed, from the inside out: a take's
rows relative to the project's reference, the crossfades of a track's clips, the tracks from bottom to top,
and the idle motion beneath them all.
"""

from bisect import bisect_left
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import CHANNELS, SCALE, MotionSequence
from joyvasa_runtime.project.coverage import TRANSITION, covered, strength
from joyvasa_runtime.project.document import Clip, Project, Take, Track
from joyvasa_runtime.project.idle import idle_rows
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.timebase import FrameSpan

Rows = NDArray[np.float32]

Takes = Mapping[int, Take]

_CHUNK = 1_000
"""Frames evaluated at a time: a few milliseconds, and less than a megabyte of intermediate rows."""

_Place = tuple[int, int]
"""A take by its id, and the frame of its sound at the timeline's frame 0.

Clips that show the same take at the same place are one performance: a split alone changes nothing.
"""


def evaluate(project: Project, span: FrameSpan, motions: Motions, rest: Rows) -> MotionSequence:
    """The motion of a stretch of the timeline; a frame is the same, bit for bit, in any stretch.

    Parameters
    ----------
    project : Project
    span : FrameSpan
        Frames of the timeline; beyond its end there is idle motion.
    motions : mapping of str to MotionSequence
        Of at least the takes that clips play.
    rest : ndarray, shape (70,), float32
        The pack's row at rest, used until a take has given the project its reference.

    Returns
    -------
    MotionSequence
        As many rows as the span has frames, relative to `reference_row`.

    Notes
    -----
    A clip's take counts in full where the clip covers it, and falls off over `coverage.TRANSITION` frames
    around that. Clips of one track share a frame by these strengths; the strongest of them is how much
    of the track replaces what is below.
    """
    reference = reference_row(project, rest)
    rows = idle_rows(span, project.idle_seed, reference)
    takes = {take.id: take for take in project.takes}
    for track in reversed(project.tracks):
        if track.drives:
            _perform(rows, span, _places(track, span, takes), takes, motions, reference)
    return MotionSequence(rows)


def evaluate_whole(
    project: Project, span: FrameSpan, motions: Motions, rest: Rows, monitor: Monitor
) -> MotionSequence:
    """The same as `evaluate`, for a stretch of any length: in little memory, and to be cancelled.

    Parameters
    ----------
    project, span, motions, rest
        As for `evaluate`.
    monitor : Monitor
        Gets stage "evaluate" with frames done.

    Raises
    ------
    Cancelled
    """
    values = np.empty((len(span), CHANNELS), np.float32)
    for start in range(0, len(span), _CHUNK):
        monitor.step("evaluate", start, len(span))
        stop = min(start + _CHUNK, len(span))
        part = FrameSpan(span.start + start, span.start + stop)
        values[start:stop] = evaluate(project, part, motions, rest).values
    return MotionSequence(values)


def reference_row(project: Project, rest: Rows) -> Rows:
    """The row at which the portrait looks as in its picture, shape (70,), float32.

    That of the first take ever made, or the pack's row at rest before there was one.
    """
    return rest if project.reference is None else np.array(project.reference, np.float32)


def _places(track: Track, span: FrameSpan, takes: Takes) -> dict[_Place, Rows]:
    """How strongly each performance of a track counts in each frame of a span, shape (F,)."""
    frames = np.arange(span.start, span.stop)
    places: dict[_Place, Rows] = {}
    for clip in _around(track.clips, span):
        if clip.take_id is None:
            continue
        shown = covered(clip, takes[clip.take_id])
        if shown is None:
            continue
        place = clip.take_id, clip.offset - clip.start
        weights = strength(shown, frames)
        places[place] = np.maximum(places[place], weights) if place in places else weights
    return places


def _around(clips: tuple[Clip, ...], span: FrameSpan) -> tuple[Clip, ...]:
    """The clips that reach into a span; they are ordered and never overlap."""
    first = bisect_left(clips, span.start - TRANSITION, key=lambda clip: clip.stop)
    last = bisect_left(clips, span.stop + TRANSITION, key=lambda clip: clip.start)
    return clips[first:last]


def _perform(
    rows: Rows, span: FrameSpan, places: dict[_Place, Rows], takes: Takes, motions: Motions, reference: Rows
) -> None:
    """Lay a track's performances over `rows`, shape (F, 70), in place.

    Each performance is mixed into the mean of those before it. The order is that of the places, not that of
    the clips, which would depend on how much of the track the span shows.
    """
    mixed = np.zeros_like(rows)
    total = np.zeros(len(rows), np.float32)
    strongest = np.zeros(len(rows), np.float32)
    for place, weights in sorted(places.items()):
        take_id, shift = place
        # Only frames that it reaches: adding nothing could still turn -0.0 into 0.0.
        here = np.flatnonzero(weights)
        weight = weights[here]
        total[here] += weight
        take = takes[take_id]
        performed = _performed(take, motions[take.motion_sha256], here + (span.start + shift), reference)
        mixed[here] = _mix(mixed[here], performed, weight / total[here])
        strongest[here] = np.maximum(strongest[here], weight)
    here = np.flatnonzero(strongest)
    rows[here] = _mix(rows[here], mixed[here], strongest[here])


def _performed(take: Take, motion: MotionSequence, frames: NDArray[np.int64], reference: Rows) -> Rows:
    """A take's rows at frames of its sound, relative to the project's reference; held beyond its ends."""
    rows = motion.values[np.clip(frames - take.start, 0, take.frames - 1)]
    own = np.array(take.reference, np.float32)
    if np.array_equal(own, reference):
        return rows
    # Scale is a factor, everything else an offset (see `portrait.keypoints`).
    scale = rows[:, SCALE] * (reference[SCALE] / own[SCALE])
    rows += reference - own
    rows[:, SCALE] = scale
    return rows


def _mix(below: Rows, above: Rows, share: Rows) -> Rows:
    """Rows between two, each of shape (F, 70); exactly `above` where the share, shape (F,), is 1."""
    part = share[:, None]
    return np.where(part == 1, above, below + part * (above - below))
