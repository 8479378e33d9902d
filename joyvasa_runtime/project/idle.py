"""What the portrait does where nobody speaks: seeded blinks and a slow sway around its resting row.

Every frame is a function of its own number alone, so that any stretch of a timeline is cheap and always the
same; motion that follows a voice comes from takes.
"""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.axes import BLINK_11, BLINK_15
from joyvasa_runtime.motion.sequence import EXP, PITCH, ROLL, TRANSLATION, YAW
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan

_SLOT = 4 * MOTION_FPS
"""Each slot of 4 s holds one blink; people at rest blink every 3 to 5 s."""

_EARLIEST = MOTION_FPS
"""Blinks begin in the first second of their slot: 3 to 5 s from one to the next, none crosses a border."""

_LID = np.array([0.0, 0.5, 1.0, 1.0, 0.75, 0.4, 0.12, 0.0], np.float32)
"""How far the lids are closed in the frames of a blink: 0.28 s, closing twice as fast as opening.

The shape is that of the blinks in speech, so that nobody sees where a voice begins.
"""

_CLOSED = BLINK_11 + BLINK_15

_SWAY = (
    (PITCH, 0.45, 8.3),
    (PITCH, 0.25, 5.1),
    (PITCH, 0.12, 3.7),
    (YAW, 0.65, 11.9),
    (YAW, 0.35, 6.7),
    (YAW, 0.15, 4.3),
    (ROLL, 0.35, 13.7),
    (ROLL, 0.2, 7.9),
    (ROLL, 0.1, 4.9),
    (TRANSLATION.start, 0.002, 12.7),
    (TRANSLATION.start, 0.001, 7.3),
    (TRANSLATION.start + 1, 0.0015, 9.7),
    (TRANSLATION.start + 1, 0.001, 4.1),
)
"""Waves that add up: channel, amplitude (degrees, or halves of the crop), period in seconds.

A head held still sways by about a degree. The periods share no short multiple: the pattern doesn't repeat.
"""

_TURN = 1 << 32
"""Phases are whole numbers, a full turn being this many, because whole numbers add up without rounding."""

_AMPLITUDES = np.array([amplitude for _, amplitude, _ in _SWAY], np.float32)[:, None]
_PHASE_STEPS = np.array([round(_TURN / (period_s * MOTION_FPS)) for _, _, period_s in _SWAY], np.uint64)[
    :, None
]

_STEPS = 1024
_SINE = np.array([math.sin(2 * math.pi * i / _STEPS) for i in range(_STEPS + 1)])
"""A turn of sine, read by linear interpolation to 5 parts in a million.

`numpy.sin` may round differently with the length of its array; a frame must not depend on its neighbours.
"""

_MASK = (1 << 64) - 1


def idle_rows(span: FrameSpan, seed: int, base: NDArray[np.float32]) -> NDArray[np.float32]:
    """A fresh array of the resting row with blinks and sway, shape (F, 70), float32, physical units.

    Parameters
    ----------
    span : FrameSpan
        Frames of the timeline.
    seed : int
        Another seed blinks and sways at other times.
    base : ndarray, shape (70,), float32
        The row at rest.
    """
    frames = np.arange(span.start, span.stop, dtype=np.uint64)
    rows = np.repeat(base[None], len(frames), axis=0)
    rows[:, EXP] += _lids(frames, seed)[:, None] * _CLOSED
    waves = _AMPLITUDES * _sine(frames * _PHASE_STEPS + _first_phases(seed))
    for (channel, _, _), wave in zip(_SWAY, waves, strict=True):
        rows[:, channel] += wave
    return rows


def _lids(frames: NDArray[np.uint64], seed: int) -> NDArray[np.float32]:
    """How far the lids are closed, 0 to 1, shape (F,)."""
    slots, within = np.divmod(frames, np.uint64(_SLOT))
    begins = _scrambled(slots + np.uint64(_scrambled_seed(seed, 0))) % np.uint64(_EARLIEST)
    since = within.astype(np.int64) - begins.astype(np.int64)
    return np.asarray(_LID[np.minimum(np.maximum(since, 0), len(_LID) - 1)])


def _sine(phases: NDArray[np.uint64]) -> NDArray[np.float32]:
    """Sine of whole-number phases, any shape."""
    index, rest = np.divmod(phases % np.uint64(_TURN), np.uint64(_TURN // _STEPS))
    before = _SINE[index]
    share = rest.astype(np.float64) / (_TURN // _STEPS)
    sine: NDArray[np.float64] = before + share * (_SINE[index + np.uint64(1)] - before)
    return sine.astype(np.float32)


@lru_cache(maxsize=16)
def _first_phases(seed: int) -> NDArray[np.uint64]:
    """Phase of each wave at frame 0, shape (W, 1)."""
    phases = [_scrambled_seed(seed, 1 + number) % _TURN for number in range(len(_SWAY))]
    return np.array(phases, np.uint64)[:, None]


@lru_cache(maxsize=256)
def _scrambled_seed(seed: int, use: int) -> int:
    """A number of 64 bits that depends on the seed and what it is used for."""
    start = np.array([(seed * 0x9E3779B97F4A7C15 + use) & _MASK], np.uint64)
    return int(_scrambled(_scrambled(start))[0])


def _scrambled(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A number of 64 random-looking bits for each number (SplitMix64, Steele and others 2014)."""
    mixed = numbers + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)), np.uint64)
