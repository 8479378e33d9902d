"""A run of playback: from where, how fast, and around which loop. It says where the playhead is, not when."""

from dataclasses import dataclass
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Run:
    """How the playhead follows what is put out. All positions are samples at `timebase.HEARD_RATE_HZ`.

    Parameters
    ----------
    origin : int
        Where it begins.
    speed : float
        Samples of the timeline for each one put out, -4 to 4 and not 0; below 0 it runs backwards.
    loop : (int, int) or None
        First sample of a loop and the first behind it; it holds the origin.
    """

    origin: int
    speed: float = 1.0
    loop: tuple[int, int] | None = None

    def at(self, count: float) -> int:
        """Position once `count` samples were put out; without a loop it may lie outside of the timeline."""
        return floor(self.exact(count))

    def exact(self, count: float) -> float:
        """The same, between two samples where the speed is not whole."""
        position = self.origin + self.speed * count
        if self.loop is None:
            return position
        first, stop = self.loop
        return first + (position - first) % (stop - first)

    def straight(self, position: float, count: int) -> int:
        """How many of `count` samples can be put out from `position` on before the loop jumps, at least 1."""
        if self.loop is None:
            return count
        first, stop = self.loop
        room = (stop - position) / self.speed if self.speed > 0 else (position - first) / -self.speed + 1
        return max(1, min(count, ceil(room) if self.speed > 0 else floor(room)))
