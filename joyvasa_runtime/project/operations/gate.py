"""Edits of a clip's silence gate: its numbers, silences found by loudness, and silences set by hand.

How loud a sound is, `audio.frame_levels` says; what the gate does to lips is no business of the edits.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Media, Project
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.performance.performance import Gate, Performance, Silence

LEAST_SILENCE = 10
"""Frames: a shorter pause is a consonant or a breath, and lips that snap shut for it look worse than lips
that don't."""

LevelsOf = Callable[[Media], NDArray[np.float32] | None]
"""How loud a sound is under each of its frames, 1 at the level of its speech; None where nobody knows yet."""

_Silences = tuple[Silence, ...]


def found_silences(levels: NDArray[np.float32], threshold_db: float) -> _Silences:
    """Stretches of at least `LEAST_SILENCE` frames that are quieter than a threshold.

    Parameters
    ----------
    levels : ndarray, shape (F,), float32
        Loudness of each frame of the sound, 1 at the level of its speech.
    threshold_db : float
        Relative to that level.
    """
    is_quiet = np.concatenate([[False], levels < 10 ** (threshold_db / 20), [False]])
    edges = np.flatnonzero(is_quiet[1:] != is_quiet[:-1]).tolist()
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple(Silence(start, stop) for start, stop in pairs if stop - start >= LEAST_SILENCE)


def find_silences(
    project: Project, clip_id: int, levels: NDArray[np.float32], threshold_db: float | None = None
) -> Project:
    """The project in which a clip has a gate whose silences are found anew; those set by hand stay.

    Parameters
    ----------
    project : Project
    clip_id : int
    levels : ndarray, shape (F,), float32
        As `found_silences` takes them.
    threshold_db : float, optional
        A new threshold, -60 to -6; else the gate's own.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked, or the threshold is out of range.
    """

    def change(performance: Performance) -> Performance:
        gate = performance.gate or Gate()
        if threshold_db is not None:
            gate = replace(gate, threshold_db=threshold_db)
        by_hand = tuple(one for one in gate.silences if one.is_manual)
        found = found_silences(levels, gate.threshold_db)
        return replace(performance, gate=replace(gate, silences=_merged(found, by_hand)))

    return change_performance(project, clip_id, change)


def find_again(project: Project, clip_ids: Collection[int], levels_of: LevelsOf) -> Project:
    """The project in which clips that play another sound now rest their lips in its silences.

    A clip without a gate, or whose sound isn't known yet, stays as it is.

    Parameters
    ----------
    project : Project
    clip_ids : collection of int
    levels_of : callable
        Loudness of a sound as `found_silences` takes it; None where it isn't known.

    Raises
    ------
    EditError
        If a clip's track is locked.
    """
    for clip in map(project.clip, clip_ids):
        is_gated = clip.performance.gate is not None
        levels = levels_of(project.media_of(clip.media_id)) if is_gated else None
        if levels is not None:
            project = find_silences(project, clip.id, levels)
    return project


def remove_gate(project: Project, clip_id: int) -> Project:
    """The project in which the lips of a clip move in silence as they were generated.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked.
    """
    return change_performance(project, clip_id, lambda made: replace(made, gate=None))


def set_gate_times(project: Project, clip_id: int, attack_ms: float, release_ms: float) -> Project:
    """The project in which the lips of a clip come alive and to rest in other times.

    Raises
    ------
    EditError
        If the clip or its gate isn't there, its track is locked, or a time is outside 0 to 1000 ms.
    """
    return _change_gate(
        project, clip_id, lambda gate: replace(gate, attack_ms=attack_ms, release_ms=release_ms)
    )


def add_silence(project: Project, clip_id: int, start: int, stop: int) -> Project:
    """The project in which the lips of a clip rest from `start` to `stop` of its sound, by hand.

    Raises
    ------
    EditError
        If the clip or its gate isn't there, its track is locked, or there is a silence already.
    """
    return _change_silences(project, clip_id, lambda kept: _with(kept, Silence(start, stop, is_manual=True)))


def change_silence(project: Project, clip_id: int, at: int, start: int, stop: int) -> Project:
    """The project in which the silence that began at `at` has other ends, and counts as set by hand.

    Raises
    ------
    EditError
        If the clip, its gate or the silence isn't there, its track is locked, or it would meet another one.
    """

    def change(silences: _Silences) -> _Silences:
        rest = tuple(one for one in silences if one.start != at)
        if len(rest) == len(silences):
            raise EditError("The silence is not there any more", "Choose another one.")
        return _with(rest, Silence(start, stop, is_manual=True))

    return _change_silences(project, clip_id, change)


def remove_silence(project: Project, clip_id: int, at: int) -> Project:
    """The project in which the lips of a clip move where its silence that began at `at` was.

    Raises
    ------
    EditError
        If the clip or its gate isn't there, or its track is locked.
    """
    return _change_silences(
        project, clip_id, lambda silences: tuple(one for one in silences if one.start != at)
    )


def _merged(found: _Silences, by_hand: _Silences) -> _Silences:
    """Both in order; what was found gives way."""
    free = (part for one in found for part in _without(one, by_hand))
    return tuple(sorted((*free, *by_hand), key=lambda one: one.start))


def _without(silence: Silence, others: _Silences) -> Iterator[Silence]:
    """What is left of a silence beside others, where it is still long enough."""
    start = silence.start
    for other in others:
        if other.stop <= start or other.start >= silence.stop:
            continue
        if other.start - start >= LEAST_SILENCE:
            yield Silence(start, other.start)
        start = other.stop
    if silence.stop - start >= LEAST_SILENCE:
        yield Silence(start, silence.stop)


def _with(silences: _Silences, silence: Silence) -> _Silences:
    if any(one.start < silence.stop and silence.start < one.stop for one in silences):
        raise EditError("There is a silence already", "Choose another place, or make that one longer.")
    return tuple(sorted((*silences, silence), key=lambda one: one.start))


def _change_silences(project: Project, clip_id: int, change: Callable[[_Silences], _Silences]) -> Project:
    return _change_gate(project, clip_id, lambda gate: replace(gate, silences=change(gate.silences)))


def _change_gate(project: Project, clip_id: int, change: Callable[[Gate], Gate]) -> Project:
    def changed(performance: Performance) -> Performance:
        if performance.gate is None:
            raise EditError("The silence gate is off", "Switch it on first.")
        return replace(performance, gate=change(performance.gate))

    return change_performance(project, clip_id, changed)
