"""Edits that put faults of motion right: each an ordinary change of a clip's performance.

Where the faults are is found by `quality`.
"""

import math
import statistics
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.performance.performance import (
    Gate,
    Limit,
    Performance,
    Range,
    Silence,
    Smooth,
)
from joyvasa_runtime.project.performance.problems import LIP_SYNC_RANGE_MS, SIGMA_RANGE
from joyvasa_runtime.project.quality.fault import Fault
from joyvasa_runtime.project.quality.seam import THRESHOLD as SEAM_DEGREES

_JITTER_SIGMA = 2.0
"""Frames; half power at 1.7 Hz: nods stay, trembling above 5 Hz is left with 1 %."""

_STRONGER = 1.5
"""Times the smoothing that was there and was not enough."""

_SMOOTH_MARGIN = 8
"""Frames around a fault; over the outer four of them the smoothing comes and goes."""

_SEAM_MARGIN = 14
"""Around a jump: as far as the widest filter spreads it, and four to come and go."""

_LIMIT_MARGIN = 10
"""Frames around a fault; over the outer six of them the limit comes and goes."""

Stretch = TypeVar("Stretch", Smooth, Limit, Silence)


def remedy(project: Project, fault: Fault, safe: SafeRanges) -> Project:
    """The project in which a fault is put right; see `remedies`.

    Raises
    ------
    EditError
        As `remedies`.
    """
    return remedies(project, (fault,), safe)


def remedies(project: Project, faults: Collection[Fault], safe: SafeRanges) -> Project:
    """The project in which faults are put right.

    Trembling and jumps are smoothed, the head is kept within `safe`, the lips rest in a silence, and the lips
    of a clip are moved by the median of what its stretches are early or late.

    Parameters
    ----------
    project : Project
        As the faults were found in it.
    faults : collection of Fault
    safe : SafeRanges
        Of the pack that draws the portrait.

    Raises
    ------
    EditError
        If there are no faults, a clip isn't there any more or is locked, or its lips can't be moved further.
    """
    if not faults:
        raise EditError("There is nothing to put right here", "Choose a mark on the ruler.")
    by_clip: dict[int, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_clip[fault.clip_id].append(fault)
    for clip_id, found in by_clip.items():
        clip = _clip(project, clip_id)
        sound = project.media_of(clip.media_id).frames
        healed = partial(_healed, clip, found, safe, max(sound, clip.offset + clip.frames))
        project = change_performance(project, clip_id, healed)
    return project


def _clip(project: Project, clip_id: int) -> Clip:
    for track in project.tracks:
        for clip in track.clips:
            if clip.id == clip_id:
                return clip
    raise EditError("The clip of this fault is not there any more", "Choose another fault.")


def _healed(
    clip: Clip, faults: Iterable[Fault], safe: SafeRanges, last: int, performance: Performance
) -> Performance:
    """The performance of a clip with its faults put right; stretches reach from frame 0 to `last`."""
    late = []
    for fault in faults:
        start, stop = (frame - clip.start + clip.offset for frame in (fault.span.start, fault.span.stop))
        match fault.kind:
            case "jitter":
                smooth = Smooth(*_around(start, stop, _SMOOTH_MARGIN, last), _JITTER_SIGMA)
                performance = replace(performance, smooths=_with_smooth(performance.smooths, smooth))
            case "seam":
                smooth = Smooth(*_around(start, stop, _SEAM_MARGIN, last), _seam_sigma(fault.amount))
                performance = replace(performance, smooths=_with_smooth(performance.smooths, smooth))
            case "unsafe_pose":
                span = _around(start, stop, _LIMIT_MARGIN, last)
                limit = Limit(*span, safe.pitch, safe.yaw, safe.roll)
                performance = replace(performance, limits=_with_limit(performance.limits, limit))
            case "silent_mouth":
                performance = replace(performance, gate=_with_silence(performance.gate, start, stop))
            case "sync":
                late.append(fault.amount)
    if late:
        performance = replace(performance, lip_sync_ms=_moved_lips(performance.lip_sync_ms, late))
    return performance


def _around(start: int, stop: int, margin: int, last: int) -> tuple[int, int]:
    return max(start - margin, 0), min(stop + margin, last)


def _seam_sigma(degrees: float) -> float:
    """Width in frames that makes a jump's fastest frame as slow as `SEAM_DEGREES`.

    Notes
    -----
    A step of height A through a Gaussian of width s is steepest in its middle, with A / (s sqrt(2 pi)).
    """
    return min(max(degrees / (SEAM_DEGREES * math.sqrt(2 * math.pi)), _JITTER_SIGMA), SIGMA_RANGE[1])


def _with_smooth(smooths: tuple[Smooth, ...], new: Smooth) -> tuple[Smooth, ...]:
    """Smoothing that overlaps becomes one stretch: between two, each would come and go."""
    touched, others = _parted(smooths, new)
    sigmas = [new.sigma, *(min(_STRONGER * one.sigma, SIGMA_RANGE[1]) for one in touched)]
    return _ordered((*others, replace(_joined(new, touched), sigma=max(sigmas))))


def _with_limit(limits: tuple[Limit, ...], new: Limit) -> tuple[Limit, ...]:
    """Limits that overlap become one stretch within all of them."""
    touched, others = _parted(limits, new)
    every = (new, *touched)
    within = replace(
        _joined(new, touched),
        pitch=_common([one.pitch for one in every]),
        yaw=_common([one.yaw for one in every]),
        roll=_common([one.roll for one in every]),
    )
    return _ordered((*others, within))


def _with_silence(gate: Gate | None, start: int, stop: int) -> Gate:
    """The gate with a silence; one that only touches another would let the lips move between them."""
    before = gate or Gate()
    new = Silence(start, stop, is_manual=True)
    touched, others = _parted(before.silences, new)
    return replace(before, silences=_ordered((*others, _joined(new, touched))))


def _moved_lips(offset_ms: int, late: list[float]) -> int:
    wanted = offset_ms - round(statistics.median(late))
    low, high = LIP_SYNC_RANGE_MS
    moved = min(max(wanted, low), high)
    if moved == offset_ms:
        raise EditError("The lips can't be moved any further", "Generate the clip again, or check its sound.")
    return moved


def _parted(stretches: tuple[Stretch, ...], new: Stretch) -> tuple[list[Stretch], list[Stretch]]:
    """Those that overlap or touch a new one, and the others."""
    touched = [one for one in stretches if one.start <= new.stop and new.start <= one.stop]
    return touched, [one for one in stretches if one not in touched]


def _joined(new: Stretch, touched: list[Stretch]) -> Stretch:
    every: tuple[Smooth | Limit | Silence, ...] = (new, *touched)
    return replace(new, start=min(one.start for one in every), stop=max(one.stop for one in every))


def _ordered(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    return tuple(sorted(stretches, key=lambda one: one.start))


def _common(ranges: list[Range]) -> Range:
    """What lies in all ranges; the first one where nothing does."""
    low, high = max(low for low, _ in ranges), min(high for _, high in ranges)
    return (low, high) if low <= high else ranges[0]
