"""The project in words, for when nothing is selected: its title, how long it is, and what it holds."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.views.widgets.labels import label, selectable
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.title import set_title


class ProjectPanel(QWidget):
    """Facts of the project, and its title.

    Signals
    -------
    edited(str, object, object)
        Text of the step, the operation, and None.
    """

    edited = Signal(str, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._title = QLineEdit()
        self._title.setAccessibleName(self.tr("Title"))
        self._title.setPlaceholderText(self.tr("Untitled"))
        self._facts = {
            name: selectable(label("")) for name in ("length", "portrait", "tracks", "clips", "takes")
        }
        self._build()
        self._title.editingFinished.connect(self._rename)

    def show_project(self, project: Project) -> None:
        """Show a project; nothing is emitted."""
        if project.title != self._shown or not self._title.isModified():
            self._title.setText(project.title)
        self._shown = project.title
        portrait = project.portrait
        facts = {
            "length": timecode(project.frames),
            "portrait": self.tr("None") if portrait is None else project.media_of(portrait.media_id).name,
            "tracks": str(len(project.tracks)),
            "clips": str(sum(len(track.clips) for track in project.tracks)),
            "takes": str(len(project.takes)),
        }
        for name, text in facts.items():
            self._facts[name].setText(text)

    def _build(self) -> None:
        texts = {
            "length": self.tr("Length"),
            "portrait": self.tr("Portrait"),
            "tracks": self.tr("Tracks"),
            "clips": self.tr("Clips"),
            "takes": self.tr("Takes"),
        }
        form = QFormLayout()
        form.addRow(self.tr("Title"), self._title)
        for name, fact in self._facts.items():
            form.addRow(texts[name], fact)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Project"), "heading"))
        layout.addLayout(form)
        hint = self.tr("Select a clip or a track to see its settings here.")
        layout.addWidget(label(hint, "hint", wraps=True))
        layout.addStretch(1)

    def _rename(self) -> None:
        self._title.setModified(False)
        if self._title.text() != self._shown:
            self.edited.emit(self.tr("Change title"), partial(set_title, title=self._title.text()), None)
