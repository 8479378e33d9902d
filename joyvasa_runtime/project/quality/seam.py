"""Finds where the head jumps: a step in its place anywhere, a kink in its speed where motions meet.

Trembling that goes on is `jitter`'s.
"""

from collections.abc import Collection

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from joyvasa_runtime.project.quality.runs import Flags
from joyvasa_runtime.project.quality.signals import Values

THRESHOLD = 0.75
"""Degrees: about what a face of 200 pixels moves by one. Takes of the starter pack stay below 0.15."""

_LINE = 4
"""Frames of the straight line on each side: long enough against jitter, short enough for a nod's bend."""

_NEIGHBOURS = 25
"""Frames on each side, a second, that say what is usual here."""

_UNUSUAL = 10.0
"""Times the usual step. Fast real heads, as LivePortrait's extractor sees them, reach 7.9."""

_UNUSUAL_AT_BORDER = 6.0
"""The same where motions are known to meet, and where chance gets no thousand tries."""

_STILL = 0.05
"""Degrees: a head that stands still has no smaller usual step."""

_BORDER_REACH = 2
"""Frames around a border in which its jump may show."""

_APART = 8
"""Frames: steps closer to each other are one; each is seen in the lines of both sides."""

_STEADY_FRAMES = 4
"""Frames behind a border for which a kink in speed is carried on, to count it in degrees as steps are."""


def find_seams(head: Values, borders: Collection[int], is_shown: Flags) -> tuple[tuple[int, float], ...]:
    """Indices of frames at which the head jumps from the frame before, each with its degrees.

    Parameters
    ----------
    head : ndarray, shape (T, 6), float64
        See `Signals.head`.
    borders : collection of int
        Indices of frames at which another motion begins.
    is_shown : ndarray, shape (T,), bool
        The frames that are looked at.

    Notes
    -----
    Straight lines are laid through the four frames before and the four from a frame on (least squares). How
    far they miss each other halfway between is the step; the difference of their slopes, carried on for four
    frames, the kink. Each is a length over the six columns. Its robust score is the ratio to the
    median of the same over the second before and the second behind.
    """
    if len(head) <= 2 * _LINE:
        return ()
    step, kink = _steps_and_kinks(head)
    at_border = np.zeros(len(head), np.bool_)
    for border in borders:
        at_border[max(border - _BORDER_REACH, 0) : max(border + _BORDER_REACH + 1, 0)] = True
    needed = np.where(at_border, _UNUSUAL_AT_BORDER, _UNUSUAL)
    jumps = np.where(_stands_out(step, needed, is_shown), step, 0.0)
    bends = np.where(_stands_out(kink, needed, is_shown & at_border), kink, 0.0)
    return _highest(np.maximum(jumps, bends))


def _steps_and_kinks(head: Values) -> tuple[Values, Values]:
    """Step and kink at each frame in degrees, shape (T,) each; 0 where a line would reach beyond an end."""
    time = np.arange(_LINE) - (_LINE - 1) / 2
    windows = sliding_window_view(head, _LINE, axis=0)
    middle, slope = windows.mean(axis=2), windows @ (time / (time @ time))
    before, behind = slice(0, len(windows) - _LINE), slice(_LINE, None)
    half = _LINE / 2
    missed = middle[behind] - slope[behind] * half - (middle[before] + slope[before] * half)
    bend = (slope[behind] - slope[before]) * _STEADY_FRAMES
    step, kink = np.zeros(len(head)), np.zeros(len(head))
    inside = slice(_LINE, len(head) - _LINE + 1)
    step[inside], kink[inside] = np.linalg.norm(missed, axis=1), np.linalg.norm(bend, axis=1)
    return step, kink


def _stands_out(measured: Values, needed: Values, where: Flags) -> Flags:
    """Where something is both visible and unusual."""
    stands_out = np.zeros(len(measured), np.bool_)
    # Only the few visible ones: a median for every frame of an hour would take a second.
    for index in np.flatnonzero((measured >= THRESHOLD) & where).tolist():
        around = measured[max(index - _NEIGHBOURS, 0) : index + _NEIGHBOURS + 1]
        usual = max(float(np.median(around)), _STILL)
        stands_out[index] = measured[index] >= needed[index] * usual
    return stands_out


def _highest(measured: NDArray[np.float64]) -> tuple[tuple[int, float], ...]:
    """The largest of each group of neighbouring positive numbers, with its index."""
    found: list[tuple[int, float]] = []
    for index in np.flatnonzero(measured > 0).tolist():
        amount = float(measured[index])
        if found and index - found[-1][0] < _APART:
            if amount > found[-1][1]:
                found[-1] = index, amount
        else:
            found.append((index, amount))
    return tuple(found)
