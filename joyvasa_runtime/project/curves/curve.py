"""A curve as a value: keys in time order. Reading it is `sampling`, changing it is `edits`."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

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


frame_of, value_of = attrgetter("frame"), attrgetter("value")
"""The frame and the value of a key."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The keys of a curve as arrays, read-only: thousands of objects all over memory are slow to look at.

    Parameters
    ----------
    frames : ndarray, shape (K,), int64
    values : ndarray, shape (K,), float64
    """

    frames: NDArray[np.int64]
    values: NDArray[np.float64]

    def __post_init__(self) -> None:
        self.frames.flags.writeable = self.values.flags.writeable = False

    @staticmethod
    def of(keys: Collection[Key]) -> "Columns":
        """The columns of some keys."""
        count = len(keys)
        values = np.fromiter(map(value_of, keys), np.float64, count)
        return Columns(np.fromiter(map(frame_of, keys), np.int64, count), values)


@dataclass(frozen=True, slots=True)
class Curve:
    """Keys, at most one a frame, ordered by frame.

    Before the first and behind the last key it keeps their values; without keys it has the default of what it
    is used for.
    """

    keys: tuple[Key, ...] = ()
    _columns: "Columns | None" = field(default=None, repr=False, compare=False)

    @property
    def columns(self) -> "Columns":
        """Frames and values of the keys; made once, where nobody made them with the curve."""
        if self._columns is None:
            object.__setattr__(self, "_columns", Columns.of(self.keys))
        assert self._columns is not None
        return self._columns

    def __bool__(self) -> bool:
        return bool(self.keys)

    def index_at(self, frame: int) -> int:
        """Index of the first key at or behind a frame."""
        return bisect_left(self.keys, frame, key=frame_of)

    def key_at(self, frame: int) -> Key | None:
        """The key of a frame, if there is one."""
        index = self.index_at(frame)
        return self.keys[index] if index < len(self.keys) and self.keys[index].frame == frame else None


NO_CURVE = Curve()
"""Without keys: what it is used for has its default."""


def constant(value: float, frame: int = 0) -> Curve:
    """A curve that is one value everywhere."""
    return Curve((Key(frame, float(value)),))
