"""How far a job of several stages is, as one number, and how long it will still take. It shows nothing."""

import time
from collections.abc import Callable, Mapping

_SOONEST_S = 1.0
"""Before that an estimate would only jump about."""


class Estimate:
    """Follows the steps of one job.

    Parameters
    ----------
    shares : mapping of str to float
        Share of the whole time that each stage takes, in their order, together 1. Other stages don't count.
    now : callable
        A clock in seconds.
    """

    def __init__(self, shares: Mapping[str, float], now: Callable[[], float] = time.monotonic) -> None:
        self._shares, self._now = shares, now
        self._began = now()
        self._seen: set[str] = set()
        self._found = 0.0
        self.fraction = 0.0

    def step(self, stage: str, done: int, total: int) -> None:
        """A step was done; the job never seems to go back."""
        if stage in self._shares and total > 0:
            stages = list(self._shares)
            before = sum(self._shares[name] for name in stages[: stages.index(stage)])
            fraction = max(self.fraction, before + self._shares[stage] * min(1.0, done / total))
            if stage not in self._seen and done < total:
                # What a stage begins with was done before, such as the segments of a stopped export.
                self._found += fraction - self.fraction
            self._seen.add(stage)
            self.fraction = fraction

    @property
    def left_s(self) -> float | None:
        """Seconds that it will still take, or None while that can't be told."""
        elapsed = self._now() - self._began
        made = self.fraction - self._found
        if elapsed < _SOONEST_S or made <= 0.0:
            return None
        return elapsed * (1.0 - self.fraction) / made
