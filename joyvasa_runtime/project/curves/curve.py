"""A curve as a value: keys in time order. Reading it is `sampling`, changing it is `edits`."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

Interpolation = Literal["bezier", "linear", "constant"]
"""How a curve runs from a key to the next one."""

HandleType = Literal["auto", "flat", "aligned", "free"]
"""Handles that follow the neighbours, that lie level, that stay on one line, that are each for itself."""

Offset = tuple[float, float]
"""Frames and value from a key to the end of one of its handles."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a curve.

    Parameters
    ----------
    frame : int
        Frame of the sound; it may lie before or behind what a clip shows of it.
    value : float
    interpolation : Interpolation
        Of the stretch that begins here.
    handles : HandleType
        With "auto" and "flat" the handles are computed, and `left` and `right` mean nothing.
    left, right : Offset
        Ends of the handles, relative to the key; frames at most 0 and at least 0. Ones that are too long
        for the stretch beside them count as shortened (see `handles`), so a neighbour may come and go.
    """

    frame: int
    value: float
    interpolation: Interpolation = "bezier"
    handles: HandleType = "auto"
    left: Offset = (0.0, 0.0)
    right: Offset = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Curve:
    """Keys, at most one a frame, ordered by frame.

    Before the first and behind the last key it keeps their values; without keys it has the default of what it
    is used for.
    """

    keys: tuple[Key, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.keys)

    def index_at(self, frame: int) -> int:
        """Index of the first key at or behind a frame."""
        return bisect_left(self.keys, frame, key=_frame)

    def key_at(self, frame: int) -> Key | None:
        """The key of a frame, if there is one."""
        index = self.index_at(frame)
        return self.keys[index] if index < len(self.keys) and self.keys[index].frame == frame else None


NO_CURVE = Curve()
"""Without keys: what it is used for has its default."""


def constant(value: float, frame: int = 0) -> Curve:
    """A curve that is one value everywhere."""
    return Curve((Key(frame, float(value)),))


def _frame(key: Key) -> int:
    return key.frame
