"""How long fetching waits for a server before it says so. It measures nothing itself."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Patience:
    """Waiting times, in seconds.

    Parameters
    ----------
    step_s : float
        For each of: connecting, and the first byte of an answer.
    answer_s : float
        For a whole question and its answer, the look-up of the server's name included, which knows no limit
        of its own. With the second that the program takes to start, somebody offline is told within 3 s.
    stall_s : float
        For the next byte of a download. A moving train's connection pauses for a second or two.
    tries : int
        How often a broken download is taken up again without a single new byte in between.
    """

    step_s: float = 1.5
    answer_s: float = 2.0
    stall_s: float = 3.0
    tries: int = 3

    @classmethod
    def of(cls, wait_s: float) -> Self:
        """As much as a network needs on which an answer takes up to `wait_s` seconds."""
        return cls(step_s=wait_s, answer_s=wait_s, stall_s=wait_s)
