"""One drag as edits of the project: live at every movement, one step of the history, nothing if it ends where
it began.

It knows no pixels; how far the hand moved is `drags`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.document.store import Store
from joyvasa_runtime.project.document import Project


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a drag has come: frames to the right, rows down, dB up."""

    frames: int = 0
    rows: int = 0
    gain_db: float = 0.0

    def since(self, other: "Shift") -> "Shift":
        """How much further this is than `other`."""
        return Shift(self.frames - other.frames, self.rows - other.rows, self.gain_db - other.gain_db)


ShiftOperation = Callable[[Project, Shift], Project]
"""A pure edit by a shift; raises `EditError` where it isn't possible."""


class EditGesture:
    """Applies growing and shrinking shifts to the project that the drag began with.

    Every shift is applied to that project, not to the one before, so what a way through a narrow place took
    (a fade cut by a trim) comes back on the way back. If something else edits the project meanwhile, such as
    a generated take that arrives, later shifts build on that.

    Parameters
    ----------
    store : Store
    text : str
        Name of the step in the history.
    operation : ShiftOperation
    """

    def __init__(self, store: Store, text: str, operation: ShiftOperation) -> None:
        self._store, self._text, self._operation = store, text, operation
        self._base = self._last = store.project
        self._base_shift = self._shift = Shift()

    def rest(self, shift: Shift) -> tuple[Project, Shift]:
        """The project that edits are applied to, and what of `shift` is not in it yet."""
        if self._store.project is not self._last:
            self._base = self._last = self._store.project
            self._base_shift = self._shift
        return self._base, shift.since(self._base_shift)

    def apply(self, shift: Shift) -> None:
        """Make the project the one at `shift` from where the drag began.

        Raises
        ------
        EditError
            If it isn't possible; the project is as it was before the call.
        """
        base, rest = self.rest(shift)
        after = base if rest == Shift() else self._operation(base, rest)
        self._store.edit(self._text, lambda _project: after, gesture=self)
        self._last, self._shift = self._store.project, shift
