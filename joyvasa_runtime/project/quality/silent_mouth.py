"""Finds silences in which the mouth moves. Silence is low level only: breath and music count as sound."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from joyvasa_runtime.project.quality.runs import Flags, Run, runs
from joyvasa_runtime.project.quality.signals import Values
from joyvasa_runtime.timebase import MOTION_FPS

THRESHOLD = 0.5
"""Full openings of the jaw a second. Lips at rest, as LivePortrait's extractor sees real ones, move by 0.1
to 0.4; lips of the starter pack by 1.2 in silence without a gate, by 2 to 3.5 in speech."""

SILENCE = 10 ** (-35 / 20)
"""Level relative to that of the speech: -35 dB, 5 below what the gate of the motion takes for silence."""

ATTACK_FRAMES = 3
"""Lips open 80 to 120 ms ahead of the sound."""

RELEASE_FRAMES = 8
"""They take about 0.3 s to close behind it."""

_SHORTEST = 8
"""Frames, 0.3 s: shorter pauses are consonants."""


def find_silent_mouths(
    lips: Values,
    levels: NDArray[np.float32],
    is_shown: Flags,
    attack: int = ATTACK_FRAMES,
    release: int = RELEASE_FRAMES,
) -> tuple[tuple[Run, float], ...]:
    """Silences in which the mouth moves, as indices of frames, each with the fastest openings a second.

    Parameters
    ----------
    lips : ndarray, shape (T, 18), float64
        See `Signals.lips`.
    levels : ndarray, shape (T,), float32
        Of the sound under each frame, relative to that of its speech.
    is_shown : ndarray, shape (T,), bool
        The frames that are looked at.
    attack, release : int
        Frames before the end and behind the start of a silence in which the lips may move.

    Notes
    -----
    The speed is the length of the lips' way over their 18 numbers from one frame to the next, averaged over
    0.3 s. A stretch is the whole silence, from sound to sound, so that a gate over it puts it right.
    """
    speed = np.zeros(len(lips))
    speed[1:] = np.sqrt((np.diff(lips, axis=0) ** 2).sum(axis=1)) * MOTION_FPS
    found = []
    for start, stop in runs((levels < SILENCE) & is_shown):
        inside = speed[start + release : max(stop - attack, 0)]
        if len(inside) >= _SHORTEST:
            fastest = float(sliding_window_view(inside, _SHORTEST).mean(axis=1).max())
            if fastest > THRESHOLD:
                found.append(((start, stop), fastest))
    return tuple(found)
