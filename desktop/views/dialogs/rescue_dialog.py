"""Tells of recordings of a program that ended badly, proper files by now, and offers to use them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.widgets.duration import duration
from desktop.views.widgets.icons import icon
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.opening import OpenPath, open_path
from joyvasa_runtime.audio.recording.take_file import RecordedFile


class RescueDialog(QDialog):
    """Lists the rescued recordings; show it with `open`.

    Parameters
    ----------
    files : tuple of RecordedFile
        At least one.
    parent : QWidget, optional
    opener : callable, optional
        Opens a folder in the file manager.

    Signals
    -------
    import_chosen(object)
        Tuple of every `RecordedFile`: they are to be put onto the timeline; the dialog closes.
    """

    import_chosen = Signal(object)

    def __init__(
        self, files: tuple[RecordedFile, ...], parent: QWidget | None = None, opener: OpenPath = open_path
    ) -> None:
        super().__init__(parent)
        self._files, self._opener = files, opener
        self.setWindowTitle(self.tr("Rescued recording"))
        one, several = self.tr("A recording was rescued"), self.tr("Recordings were rescued")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(label(one if len(files) == 1 else several, "title"))
        text = self.tr("The Studio ended while it recorded. What was spoken until then is kept in {folder}.")
        layout.addWidget(label(text.format(folder=files[0].path.parent), "hint", wraps=True))
        layout.addWidget(self._build_list())
        layout.addLayout(self._build_buttons())
        self.resize(560, 280)
        self.finished.connect(self.deleteLater)

    def _build_list(self) -> QListWidget:
        made = QListWidget()
        made.setIconSize(QSize(24, 24))
        made.setAlternatingRowColors(True)
        made.setAccessibleName(self.tr("Rescued recordings"))
        for file in self._files:
            item = QListWidgetItem(icon("audio"), f"{file.path.name}  ·  {duration(file.seconds)}")
            item.setToolTip(str(file.path))
            made.addItem(item)
        made.setCurrentRow(0)
        return made

    def _build_buttons(self) -> QHBoxLayout:
        self._folder_button = QPushButton(self.tr("Show in folder"))
        self._later_button = QPushButton(self.tr("Not now"))
        self._import_button = QPushButton(self.tr("Put on the timeline"))
        set_role(self._import_button, "primary")
        self._import_button.setDefault(True)
        for button in (self._folder_button, self._later_button):
            button.setAutoDefault(False)
        self._folder_button.clicked.connect(lambda: self._opener(self._files[0].path.parent))
        self._later_button.clicked.connect(self.reject)
        self._import_button.clicked.connect(self._import)
        row = QHBoxLayout()
        row.addWidget(self._folder_button)
        row.addStretch()
        row.addWidget(self._later_button)
        row.addWidget(self._import_button)
        return row

    def _import(self) -> None:
        self.import_chosen.emit(self._files)
        self.accept()
