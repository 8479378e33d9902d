"""Which changes belong to one gesture of the hand, so that one undo takes all of them back.

A gesture is a bare object; what merges by it is the store's business.
"""

import time
from collections.abc import Callable

_PAUSE_S = 0.8
"""A held key repeats and a wheel turns well within this; a second thought takes longer."""


class Gestures:
    """Hands out the gesture of the present change.

    Parameters
    ----------
    now_s : callable, optional
        A clock in seconds, for tests.
    """

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._held: object | None = None
        self._repeated: tuple[str, object, float] | None = None

    def begin(self) -> None:
        """A hold has begun: every change until `end` is one gesture."""
        self._held = object()

    def end(self) -> None:
        """The hold is over."""
        self._held = None
        self._repeated = None

    def current(self, kind: str = "") -> object:
        """The gesture of a change made now.

        Parameters
        ----------
        kind : str
            Changes of one kind in quick succession, such as turns of the wheel, are one gesture;
            the empty kind is always a gesture of its own.
        """
        if self._held is not None:
            return self._held
        now_s, gesture = self._now_s(), object()
        if kind and self._repeated is not None:
            last_kind, last_gesture, last_s = self._repeated
            if last_kind == kind and now_s - last_s < _PAUSE_S:
                gesture = last_gesture
        self._repeated = (kind, gesture, now_s)
        return gesture
