"""How many frames playing has left out: those that were due and not seen before the next one was."""

from desktop.jobs.scene import Request

_JUMP = 25
"""Pictures, a second of them: going further at once was a jump, not a stall."""


class DropCount:
    """Counts while playing.

    Where playing is fast, only every `stride`-th frame is expected, and any frame since the last such one
    stands for it.
    """

    def __init__(self) -> None:
        self.dropped = 0
        self._pace = 1, 1
        self._due: int | None = None
        self._is_waiting = False

    def restart(self) -> None:
        """Playing begins: nothing was left out yet."""
        self.dropped, self._due, self._is_waiting = 0, None, False

    def due(self, request: Request) -> None:
        """A frame is due; a jump leaves nothing out."""
        pace = request.stride, request.direction
        if pace != self._pace:
            self._pace, self._due, self._is_waiting = pace, None, False
        picture = self._picture(request.frame)
        passed = 0 if self._due is None else picture - self._due
        if 0 < passed <= _JUMP:
            self.dropped += passed - 1 + int(self._is_waiting)
        if passed or self._due is None:
            self._due, self._is_waiting = picture, True

    def shown(self, frame: int) -> None:
        """A frame is seen."""
        if self._due is not None and self._picture(frame) >= self._due:
            self._is_waiting = False

    def _picture(self, frame: int) -> int:
        """Number of the picture that a frame belongs to, growing in the direction of play."""
        stride, direction = self._pace
        return frame * direction // stride
