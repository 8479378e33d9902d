"""A fault of motion as a value: of which kind, where, and how bad. How one is put right is `remedies`."""

from dataclasses import dataclass
from typing import Literal

from joyvasa_runtime.timebase import FrameSpan

FaultKind = Literal["jitter", "seam", "unsafe_pose", "silent_mouth", "sync"]

FAULT_KINDS: tuple[FaultKind, ...] = ("jitter", "seam", "unsafe_pose", "silent_mouth", "sync")
"""The head trembles; it jumps; it turns too far; the mouth moves in silence; the lips are early or late."""

_WORST = 4.0
"""Times its threshold at which a fault is as bad as can be."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault.

    Parameters
    ----------
    kind : FaultKind
    span : FrameSpan
        Frames of the timeline, within its clip.
    clip_id : int
    severity : float
        0 to 1.
    amount : float
        "jitter": degrees; "seam": degrees between where the head was heading and where it went on;
        "unsafe_pose": degrees beyond the safe range; "silent_mouth": full openings of the jaw a second;
        "sync": milliseconds that the lips are late, negative where they are early.
    """

    kind: FaultKind
    span: FrameSpan
    clip_id: int
    severity: float
    amount: float


def severity(amount: float, threshold: float) -> float:
    """How bad an amount is, 0 to 1: a quarter at the threshold, 1 at four times that."""
    return min(abs(amount) / (_WORST * threshold), 1.0)
