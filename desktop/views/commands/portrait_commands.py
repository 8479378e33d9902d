"""Commands on the portrait that need no picture under the hand: choose, paste, edit or not, remove."""

from PySide6.QtCore import QObject

from desktop.views.commands.desk import Desk
from desktop.views.commands.file_questions import FileQuestions
from desktop.views.commands.import_commands import ImportCommands
from desktop.views.preview.preview_view import PreviewView
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.portrait import remove_portrait


class PortraitCommands(QObject):
    """Connects the actions ``portrait.*``.

    Parameters
    ----------
    desk : Desk
    preview : PreviewView
        Where the portrait is edited.
    imports : ImportCommands
    questions : FileQuestions
    """

    def __init__(
        self, desk: Desk, preview: PreviewView, imports: ImportCommands, questions: FileQuestions
    ) -> None:
        super().__init__(desk.actions)
        self._desk, self._imports, self._questions = desk, imports, questions
        desk.connect("portrait.import", self.choose)
        desk.connect("portrait.paste", imports.paste)
        desk.connect("portrait.find_face", preview.editor.find_face)
        desk.connect("portrait.remove", self._remove)
        edit = desk.actions["portrait.edit"]
        edit.toggled.connect(preview.set_editing)
        preview.edit_toggled.connect(edit.setChecked)
        preview.picture_asked.connect(self.choose)
        desk.store.changed.connect(self._refresh)
        self._refresh(desk.project, desk.project)

    def choose(self) -> None:
        """Ask for a picture and make it the portrait."""
        path = self._questions.picture()
        if path is not None:
            self._imports.take_picture(path)

    def _remove(self) -> None:
        self._desk.edit(self.tr("Remove portrait"), remove_portrait)

    def _refresh(self, _before: Project, after: Project) -> None:
        for name in ("edit", "find_face", "remove"):
            self._desk.actions[f"portrait.{name}"].setEnabled(after.portrait is not None)
