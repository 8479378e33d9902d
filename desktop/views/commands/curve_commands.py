"""Commands on the curve editor from anywhere in the window. What its own keys do is the editor's."""

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget

from desktop.views.commands.desk import Desk


class Keyable(Protocol):
    """The curve editor, as far as these commands go."""

    def add_key(self) -> None:
        """Add a key at the playhead."""

    def set_auto_key(self, is_on: bool) -> None:
        """Whether entered values set keys."""

    def take_keys(self) -> None:
        """Let it have the keys."""


class CurveCommands(QObject):
    """Connects ``curves.*``.

    Parameters
    ----------
    desk : Desk
    editor : Keyable
    dock : QDockWidget
        What the editor stands in.
    """

    def __init__(self, desk: Desk, editor: Keyable, dock: QDockWidget) -> None:
        super().__init__(desk.actions)
        self._editor, self._dock = editor, dock
        desk.connect("curves.show", self._show)
        desk.connect("curves.add_key", editor.add_key)
        desk.actions["curves.auto_key"].toggled.connect(editor.set_auto_key)

    def _show(self) -> None:
        self._dock.show()
        self._dock.raise_()
        self._editor.take_keys()
