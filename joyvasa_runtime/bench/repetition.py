"""Timing calls by repeating them: alone, or two in turns, so that both meet the same load of the machine.

What is called, and what the times mean, is the caller's.
"""

import time
from collections.abc import Callable
from statistics import median

Clock = Callable[[], float]
"""Seconds since some moment."""

Call = Callable[[], object]

WARM_UPS = 2
"""Runs before the first that counts: the first allocates, and on a GPU also chooses kernels."""

FEWEST, MOST = 3, 20
"""Runs that count."""

ENOUGH_S = 2.0
"""Once the runs that count took so long together, no more are made than the fewest."""

ENOUGH_PAIRED_S = 20.0
"""The same for pairs: a ratio is worth a longer look."""


def repeated(call: Call, clock: Clock = time.perf_counter) -> list[float]:
    """Seconds of each of some runs."""
    for _ in range(WARM_UPS):
        call()
    return [times[0] for times in _rounds((call,), ENOUGH_S, clock)]


def paired(first: Call, second: Call, clock: Clock = time.perf_counter) -> list[tuple[float, float]]:
    """Seconds of both calls in each of some rounds."""
    for _ in range(WARM_UPS):
        first()
        second()
    return [(times[0], times[1]) for times in _rounds((first, second), ENOUGH_PAIRED_S, clock)]


def median_ratio(rounds: list[tuple[float, float]]) -> float:
    """The first call's time by the second's, the median of the rounds' ratios."""
    return median(first / second for first, second in rounds)


def _rounds(calls: tuple[Call, ...], enough_s: float, clock: Clock) -> list[list[float]]:
    rounds: list[list[float]] = []
    spent = 0.0
    while len(rounds) < FEWEST or (len(rounds) < MOST and spent < enough_s):
        rounds.append([_timed(call, clock) for call in calls])
        spent += sum(rounds[-1])
    return rounds


def _timed(call: Call, clock: Clock) -> float:
    began = clock()
    call()
    return clock() - began
