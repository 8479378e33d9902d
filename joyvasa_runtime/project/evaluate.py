"""The motion a project results in: what the preview shows and the export writes, frame by frame.

It decides nothing about sound, and it changes no project. The order is fixed, from the inside out: the
performance of each clip (see `performance.perform`), the crossfades of a track's clips, the tracks from
bottom to top, and the idle motion beneath them all.
"""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import CHANNELS, MotionSequence
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.idle import idle_rows
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.performers import place_all
from joyvasa_runtime.project.placed import TRANSITION, Placed
from joyvasa_runtime.timebase import FrameSpan

Rows = NDArray[np.float32]

_CHUNK = 1_000
"""Frames evaluated at a time: a few milliseconds and megabytes."""


def evaluate(project: Project, span: FrameSpan, motions: Motions, rest: Rows) -> MotionSequence:
    """The motion of a stretch of the timeline; a frame is the same, bit for bit, in any stretch.

    Parameters
    ----------
    project : Project
    span : FrameSpan
        Frames of the timeline; beyond its end there is idle motion.
    motions : mapping of str to MotionSequence
        Of at least the takes and layers that clips play.
    rest : ndarray, shape (70,), float32
        The pack's row at rest, used until a take has given the project its reference.

    Returns
    -------
    MotionSequence
        As many rows as the span has frames, relative to `reference_row`.

    Notes
    -----
    A performance counts in full where a clip shows it, and falls off around that (see `placed`), with the
    rows it has there. Those of one track share a frame by these strengths, and the strongest of them is how
    much of the track replaces what is below.
    """
    reference = reference_row(project, rest)
    rows = idle_rows(span, project.idle_seed, reference)
    takes = {take.id: take for take in project.takes}
    for track in reversed(project.tracks):
        if track.drives:
            clips = _around(track.clips, span)
            _perform(rows, span, place_all(clips, takes, motions, reference))
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


def _around(clips: tuple[Clip, ...], span: FrameSpan) -> tuple[Clip, ...]:
    """The clips that reach into a span; they are ordered and never overlap."""
    first = bisect_left(clips, span.start - TRANSITION, key=lambda clip: clip.stop)
    last = bisect_left(clips, span.stop + TRANSITION, key=lambda clip: clip.start)
    return clips[first:last]


def _perform(rows: Rows, span: FrameSpan, placed: tuple[Placed, ...]) -> None:
    """Lay a track's performances over the rows of a span, shape (F, 70), in place."""
    mixed, total, strongest = (np.zeros_like(rows) for _ in range(3))
    for one in placed:
        frames, strength = one.strength(span)
        # Only frames that it reaches: adding nothing could still turn -0.0 into 0.0.
        here = frames - span.start
        total[here] += strength
        share = np.divide(strength, total[here], out=np.zeros_like(strength), where=strength > 0)
        mixed[here] = _mix(mixed[here], one.rows(frames), share)
        strongest[here] = np.maximum(strongest[here], strength)
    here = np.flatnonzero(strongest.any(axis=1))
    rows[here] = _mix(rows[here], mixed[here], strongest[here])


def _mix(below: Rows, above: Rows, share: Rows) -> Rows:
    """Rows between two, all of shape (F, 70); exactly `above` where the share is 1."""
    return np.where(share == 1, above, below + share * (above - below))
