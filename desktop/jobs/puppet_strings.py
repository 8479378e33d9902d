"""What the puppeteer's hand drives, and how far: from a movement of the mouse to numbers of channels."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from joyvasa_runtime.project.performance.layer import HEAD_CHANNELS, Channel, FaceChannel

Target = Literal["head"] | FaceChannel
"""The head's turns, or one expression."""

REACH_PX = 150.0
"""Movement of the hand that makes a full turn or expression: a comfortable one without lifting the wrist."""

_YAW, _PITCH = 25.0, 20.0
"""Degrees of a full turn: what packs draw well, and a little beyond."""

_ROLL_STEP = 1.5
"""Degrees of a notch of the wheel, or of a press of a key."""

TOLERANCES: Mapping[str, float] = {"head": 0.25, "face": 0.02}
"""How far simplified keys may miss what was recorded, degrees and shares of an expression: nothing seen."""


@dataclass(frozen=True, slots=True)
class Strings:
    """How the hand drives the puppet.

    Parameters
    ----------
    target : Target
        With "head" going right and down turns the head there, and the wheel tilts it; else going up makes
        the expression.
    sensitivity : float
        1 needs `REACH_PX` for everything; 0.25 to 3.
    smoothing : float
        Frames by which movements are smoothed, and so come later; 0 to 10.
    """

    target: Target = "head"
    sensitivity: float = 1.0
    smoothing: float = 1.0

    @property
    def channels(self) -> tuple[Channel, ...]:
        """What it may move."""
        return ("pitch", "yaw", "roll") if self.target == "head" else (self.target,)

    def pull(self, x: float, y: float, turns: float) -> dict[Channel, float]:
        """How far each channel is moved.

        Parameters
        ----------
        x, y : float
            Pixels that the hand has gone to the right and downward.
        turns : float
            Notches of the wheel, clockwise.
        """
        across, down = (self.sensitivity * pixels / REACH_PX for pixels in (x, y))
        if self.target != "head":
            return {self.target: -down}
        # A yaw above 0 turns the nose to the left of the picture; see `motion.sequence`.
        return {"pitch": _PITCH * down, "yaw": -_YAW * across, "roll": _ROLL_STEP * turns}

    @property
    def share(self) -> float:
        """Part of the way to the hand that is gone in a frame."""
        return 1.0 / (1.0 + self.smoothing)


def tolerance_of(channel: Channel) -> float:
    """How far simplified keys of a channel may miss what was recorded."""
    return TOLERANCES["head" if channel in HEAD_CHANNELS else "face"]
