"""Finds where the lips are early or late, by how the jaw follows the loudness of the sound.

It hears no words: where the jaw doesn't follow the loudness at all it says nothing.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.quality.runs import Flags, Run
from joyvasa_runtime.project.quality.signals import Values
from joyvasa_runtime.timebase import MOTION_FPS

THRESHOLD_MS = 80.0
"""Two frames. Stretches of the starter pack's takes lie within 30 ms; viewers notice a sound that comes 45 ms
early or 125 ms late (Recommendation ITU-R BT.1359)."""

EXPECTED_MS = 7.0
"""How much later the jaw opens than the sound becomes loud, in the median of the starter pack's takes: lips
lead the voice, but the jaw is widest in the middle of a vowel, as the voice is loudest there."""

STRETCH = 4 * MOTION_FPS
"""Frames, 4 s: a dozen syllables."""

_SHORTEST = 60
"""Frames that a last stretch needs."""

_FARTHEST = 14
"""Frames, 560 ms: a little beyond what the lip-sync offset can put right."""

_TRUSTED = 0.55
"""Correlation: whole stretches of the starter pack's takes have 0.43 to 0.92 at their own place."""

_BETTER = 0.15
"""By how much it must be better there than where it ought to be."""

_RIVAL_FRAMES = 6
"""Frames beyond which another place that is nearly as good makes it a guess: a syllable is 5 to 6 long."""

_RIVAL = 0.1
"""How near the correlation of such a place may come."""

_SPEECH = 0.1
"""Mean level of a stretch with speech in it, relative to that of the speech."""

_ALIKE_MS = 40.0
"""Stretches that differ by less are the same offset."""

_MS = 1000 / MOTION_FPS


def find_offsets(
    jaw: Values, levels: NDArray[np.float32], is_shown: Flags, monitor: Monitor
) -> tuple[tuple[Run, float], ...]:
    """Stretches in which the lips are early or late, as indices of frames, each with its milliseconds late.

    Parameters
    ----------
    jaw : ndarray, shape (T,), float64
        How far the jaw is open.
    levels : ndarray, shape (T,), float32
        Of the sound under each frame, relative to that of its speech.
    is_shown : ndarray, shape (T,), bool
        The frames that are looked at; a stretch with another one is passed over.
    monitor : Monitor
        Gets stage "sync" with frames done.

    Raises
    ------
    Cancelled

    Notes
    -----
    For every shift up to 560 ms, Pearson's correlation of the jaw with the square root of the level (loudness
    is closer to a power of the pressure below 1); a parabola through the best shift and its neighbours places
    it between frames.
    """
    loudness = np.sqrt(np.maximum(levels, 0.0)).astype(np.float64)
    found: list[tuple[Run, float]] = []
    for start in range(0, len(jaw), STRETCH):
        monitor.step("sync", start, len(jaw))
        stop = min(start + STRETCH, len(jaw))
        if stop - start < _SHORTEST or not is_shown[start:stop].all():
            continue
        late = _late_ms(jaw[start:stop], loudness[start:stop])
        if abs(late) <= THRESHOLD_MS:
            continue
        if found and found[-1][0][1] == start and abs(found[-1][1] - late) < _ALIKE_MS:
            (first, _), known = found.pop()
            share = (stop - start) / (stop - first)
            found.append(((first, stop), known + share * (late - known)))
        else:
            found.append(((start, stop), late))
    return tuple(found)


def _late_ms(jaw: Values, loudness: Values) -> float:
    """Milliseconds that the jaw is later than it should be; 0 where that can't be trusted."""
    if loudness.mean() ** 2 < _SPEECH:
        return 0.0
    shifts = np.arange(-_FARTHEST, _FARTHEST + 1)
    fit = np.array([_correlation(jaw, loudness, int(shift)) for shift in shifts])
    best = int(fit.argmax())
    far = np.abs(shifts - shifts[best]) >= _RIVAL_FRAMES
    is_trusted = (
        0 < best < len(fit) - 1
        and fit[best] >= _TRUSTED
        and fit[best] - fit[_FARTHEST] >= _BETTER
        and fit[best] - fit[far].max() >= _RIVAL
    )
    return (float(shifts[best]) + _peak(fit[best - 1 : best + 2])) * _MS - EXPECTED_MS if is_trusted else 0.0


def _correlation(jaw: Values, loudness: Values, shift: int) -> float:
    """Pearson's r of the jaw and of the loudness `shift` frames before; 0 where either stands still."""
    late = jaw[max(shift, 0) : len(jaw) + min(shift, 0)]
    heard = loudness[max(-shift, 0) : len(loudness) - max(shift, 0)]
    a, b = late - late.mean(), heard - heard.mean()
    scale = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / scale if scale > 1e-9 else 0.0


def _peak(three: Values) -> float:
    """Where between its neighbours the top of a parabola through three numbers lies, -0.5 to 0.5."""
    left, middle, right = three.tolist()
    bend = left - 2 * middle + right
    return 0.5 * (left - right) / bend if bend < 0 else 0.0
