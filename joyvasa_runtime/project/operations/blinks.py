"""Edits of a clip's own blinks: placing them by chance, adding, moving and deleting them.

What a blink looks like is no business of the edits.
"""

import random
from collections.abc import Callable, Collection
from dataclasses import replace

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.lanes import pick
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.performance.performance import Blink, Blinks
from joyvasa_runtime.timebase import MOTION_FPS

BLINK_RATE_RANGE = (2.0, 40.0)
"""Blinks a minute, from a stare to nervousness."""

DEFAULT_BLINK_RATE = 17.0
"""Of people who talk."""

_LEAST_GAP_S = 0.6
_SPREAD = 0.5
"""Standard deviation of an interval's logarithm: many are short, a few very long."""

_DEPTHS = (0.85, 1.0)
_LENGTHS = (8, 11)
"""In frames; 0.3 to 0.45 s from the first movement to the last one."""

_Events = tuple[Blink, ...]


def natural_blinks(seed: int, per_minute: float, frames: int) -> tuple[Blink, ...]:
    """Blinks over a sound of so many frames, by chance as people blink.

    They follow from the seed and the rate alone: a longer sound begins with the blinks of a shorter one.
    """
    rng, mean_s = random.Random(seed), 60.0 / per_minute
    middle = -0.5 * _SPREAD * _SPREAD
    found: list[Blink] = []
    # Somewhere inside a first interval: no clip begins with a blink because it begins.
    at_s = rng.random() * mean_s
    while round(at_s * MOTION_FPS) < frames:
        depth, length = round(rng.uniform(*_DEPTHS), 2), rng.randint(*_LENGTHS)
        found.append(Blink(round(at_s * MOTION_FPS), length, depth))
        at_s += max(mean_s * rng.lognormvariate(middle, _SPREAD), _LEAST_GAP_S)
    return tuple(found)


def place_blinks(
    project: Project, clip_id: int, seed: int, per_minute: float = DEFAULT_BLINK_RATE
) -> Project:
    """The project in which a clip has blinks of its own, placed by chance over its whole sound.

    Those it had are gone, also where they were set by hand.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked, or the rate is outside 2 to 40.
    """
    low, high = BLINK_RATE_RANGE
    if not low <= per_minute <= high:
        raise EditError(
            f"A rate of {per_minute:g} blinks a minute is outside {low:g} to {high:g}",
            "Choose another number.",
        )

    def place(_events: _Events) -> _Events:
        return natural_blinks(seed, per_minute, _frames(project, clip_id))

    return _change(project, clip_id, place)


def use_own_blinks(project: Project, clip_id: int, is_own: bool) -> Project:
    """The project in which a clip blinks by itself or as generated; its own blinks are kept for later.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked.
    """
    return change_performance(
        project, clip_id, lambda made: replace(made, blinks=replace(made.blinks, is_placed=is_own))
    )


def add_blink(project: Project, clip_id: int, blink: Blink) -> Project:
    """The project in which a clip blinks once more.

    A clip that blinked as generated gets blinks of its own first, so that it doesn't stop blinking elsewhere.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked, or it has a blink at that frame.
    """

    (one,) = pick(project, (clip_id,))
    blinks = one.clip.performance.blinks
    if not blinks.is_placed and not blinks.events:
        own = natural_blinks(0, DEFAULT_BLINK_RATE, _frames(project, clip_id))
        near = _LEAST_GAP_S * MOTION_FPS
        events = tuple(one for one in own if abs(one.frame - blink.frame) >= near)
        return _change(project, clip_id, lambda _events: _with(events, blink))
    return _change(project, clip_id, lambda events: _with(events, blink))


def change_blink(project: Project, clip_id: int, frame: int, blink: Blink) -> Project:
    """The project in which the blink at a frame is another one, there or elsewhere.

    Raises
    ------
    EditError
        If the clip or the blink isn't there, its track is locked, the new place is taken, or a number is out
        of range.
    """

    def change(events: _Events) -> _Events:
        rest = tuple(one for one in events if one.frame != frame)
        if len(rest) == len(events):
            raise EditError("The blink is not there any more", "Choose another one.")
        return _with(rest, blink)

    return _change(project, clip_id, change)


def remove_blinks(project: Project, clip_id: int, frames: Collection[int]) -> Project:
    """The project without the blinks of a clip at some frames.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked.
    """
    gone = frozenset(frames)
    return _change(project, clip_id, lambda events: tuple(one for one in events if one.frame not in gone))


def _with(events: _Events, blink: Blink) -> _Events:
    if any(one.frame == blink.frame for one in events):
        raise EditError("There is a blink already", "Choose another frame.")
    return tuple(sorted((*events, blink), key=lambda one: one.frame))


def _frames(project: Project, clip_id: int) -> int:
    """Length of a clip's sound, which reaches beyond what the clip shows of it."""
    clip = project.clip(clip_id)
    return project.media_of(clip.media_id).frames


def _change(project: Project, clip_id: int, change: Callable[[_Events], _Events]) -> Project:
    return change_performance(
        project, clip_id, lambda made: replace(made, blinks=Blinks(True, change(made.blinks.events)))
    )
