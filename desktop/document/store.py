"""The open project: its value, the motions of its takes, and the undo history of both.

Views read `project` and listen to `changed`; every edit is one call of `edit`. It knows no files.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.motions import Motions, motion_sha256

Operation = Callable[[Project], Project]
"""A pure edit; it raises `EditError` and changes nothing where it is not possible."""

_GESTURE_COMMAND = 1
"""Qt only offers commands of one id for merging."""


class Store(QObject):
    """Holds the current project; the only place that replaces it.

    Signals
    -------
    changed(object, object)
        The project before and after; compare parts with ``is``.
    replaced()
        Another project was opened: history, selection and position start anew. `changed` follows.
    """

    changed = Signal(object, object)
    replaced = Signal()

    def __init__(self, project: Project | None = None) -> None:
        super().__init__()
        self._project = project or Project()
        self._motions: dict[str, MotionSequence] = {}
        self.undo_stack = QUndoStack(self)

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self._project

    @property
    def motions(self) -> Motions:
        """Motion of every take by its hash; a table that is never changed, only replaced."""
        return MappingProxyType(self._motions)

    def edit(self, text: str, operation: Operation, gesture: object = None) -> None:
        """Replace the project by what `operation` makes of it, as one step of the history.

        Parameters
        ----------
        text : str
            What the menu and the history call it, such as "Move clip".
        operation : callable
        gesture : object, optional
            Steps with the same gesture (one drag, one slider hold) become one; None never merges.

        Raises
        ------
        EditError
            If the edit isn't possible; then nothing has changed.
        """
        after = operation(self._project)
        if after != self._project:
            self.undo_stack.push(_SnapshotCommand(self, text, self._project, after, gesture))

    def add_motion(self, motion: MotionSequence) -> str:
        """Keep the motion of a take and return its hash; not a step of the history."""
        key = motion_sha256(motion)
        self._motions = {**self._motions, key: motion}
        return key

    def replace(self, project: Project, motions: Mapping[str, MotionSequence]) -> None:
        """Open another project; its history is empty."""
        before, self._project, self._motions = self._project, project, dict(motions)
        self.undo_stack.clear()
        self.replaced.emit()
        self.changed.emit(before, project)

    def show(self, project: Project) -> None:
        """Make `project` the current one; for the history only."""
        before, self._project = self._project, project
        if before is not project:
            self.changed.emit(before, project)


class _SnapshotCommand(QUndoCommand):
    """One step of the history: the project before and after it."""

    def __init__(self, store: Store, text: str, before: Project, after: Project, gesture: object) -> None:
        super().__init__(text)
        self._store, self._before, self._after, self._gesture = store, before, after, gesture

    def id(self) -> int:
        """Only a step of a gesture may merge."""
        return -1 if self._gesture is None else _GESTURE_COMMAND

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Take over the end of a later step of the same gesture; a gesture that ends where it began goes."""
        if not isinstance(other, _SnapshotCommand) or other._gesture != self._gesture:
            return False
        self._after = other._after
        self.setObsolete(self._before == self._after)
        return True

    def undo(self) -> None:
        """Go back."""
        self._store.show(self._before)

    def redo(self) -> None:
        """Go forward again, or for the first time."""
        self._store.show(self._after)
