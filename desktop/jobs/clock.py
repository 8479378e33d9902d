"""What playback follows: a clock that says which sample of the timeline is heard now.

The sound card's is in `sound_clock`; here is what both have in common, and the one of a silent machine.
"""

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from desktop.jobs.run import Run
from joyvasa_runtime.audio.mix import MixPart
from joyvasa_runtime.timebase import HEARD_RATE_HZ


class Clock(Protocol):
    """Where playback is."""

    @property
    def is_silent(self) -> bool:
        """Whether nothing is heard."""

    @property
    def is_lost(self) -> bool:
        """Whether the device went away, so that this clock will stand still."""

    def set_parts(self, parts: Sequence[MixPart]) -> None:
        """Let another mix be heard from now on, even while running."""

    def start(self, run: Run) -> None:
        """Run; a run under way ends."""

    def stop(self) -> None:
        """Stand still where it is."""

    def position(self) -> int:
        """Sample of the timeline that is heard now; within a run it only goes the run's way."""

    def close(self) -> bool:
        """Let go of the device, if there is one, and return whether it did; it may take a second."""


class SilentClock:
    """The system's clock."""

    is_silent = True
    is_lost = False

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._run = Run(0)
        self._started: float | None = None

    def set_parts(self, parts: Sequence[MixPart]) -> None:
        """Nothing is heard of them."""

    def start(self, run: Run) -> None:
        """Run; a run under way ends."""
        self._run, self._started = run, self._now_s()

    def stop(self) -> None:
        """Stand still where it is."""
        self._run, self._started = Run(self.position()), None

    def position(self) -> int:
        """Sample of the timeline at which it is."""
        elapsed_s = 0.0 if self._started is None else self._now_s() - self._started
        return self._run.at(elapsed_s * HEARD_RATE_HZ)

    def close(self) -> bool:
        """There is no device to let go of."""
        return True
