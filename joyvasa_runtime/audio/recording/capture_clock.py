"""When each sample of a microphone was spoken: the samples counted against the moments the device tells.

It reads no clock itself. What is heard at a moment is playback's knowledge; the two together put a recording
where it was spoken, whatever both devices' latency is.
"""

from collections import deque
from statistics import median

_BLOCKS = 64
"""Blocks looked back on, about a second: enough for one that came in time, too few for clocks to drift."""


class CaptureClock:
    """Converts between moments and counts of samples.

    Parameters
    ----------
    rate_hz : int

    Notes
    -----
    Devices tell the moment of a block with an error of some milliseconds, and of a whole buffer right after
    they were opened; the median of the last blocks passes over both.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._origins: deque[float] = deque(maxlen=_BLOCKS)

    @property
    def runs(self) -> bool:
        """Whether any block has come."""
        return bool(self._origins)

    def note(self, count: int, moment_s: float) -> None:
        """Learn from a block.

        Parameters
        ----------
        count : int
            Samples before it.
        moment_s : float
            When its first sample was spoken, in seconds of any clock, but always the same.
        """
        self._origins.append(moment_s - count / self._rate_hz)

    def index_at(self, moment_s: float) -> int:
        """Count of the sample that was spoken at a moment; negative before the first one."""
        return round((moment_s - median(self._origins)) * self._rate_hz)
