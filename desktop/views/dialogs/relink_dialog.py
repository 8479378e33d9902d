"""Asks where missing files are now.

Searching is the session's, and giving the project the new paths is an edit.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.icons import icon, set_icon
from desktop.views.widgets.labels import label, set_role
from joyvasa_runtime.project.document import Media

AskFolder = Callable[[QWidget, Path], Path | None]
AskFile = Callable[[QWidget, Media], Path | None]


def ask_folder(parent: QWidget, start: Path) -> Path | None:
    """The folder the user chooses."""
    chosen = QFileDialog.getExistingDirectory(parent, parent.windowTitle(), str(start))
    return Path(chosen) if chosen else None


def ask_file(parent: QWidget, media: Media) -> Path | None:
    """The file the user chooses for a media."""
    pattern = f"{media.name};;*{media.path.suffix};;*"
    chosen, _ = QFileDialog.getOpenFileName(parent, media.name, str(media.path.parent), pattern)
    return Path(chosen) if chosen else None


class RelinkDialog(QDialog):
    """Lists missing media and where they were found.

    A chosen file tells the folder to search, so that others that were moved along are found with it.

    Parameters
    ----------
    missing : tuple of Media
    parent : QWidget, optional
    ask_folder, ask_file : callable, optional
        Stand in for the file dialogs.

    Signals
    -------
    search_asked(object, object)
        Folder, and the tuple of media that are still to be found; answer with `show_found`.
    stop_asked()
        The search is to be stopped; answer with `show_stopped`.
    relinked(object)
        Dict of the media's ids to their new paths; the dialog closes.
    """

    search_asked = Signal(object, object)
    stop_asked = Signal()
    relinked = Signal(object)

    def __init__(
        self,
        missing: tuple[Media, ...],
        parent: QWidget | None = None,
        ask_folder: AskFolder = ask_folder,
        ask_file: AskFile = ask_file,
    ) -> None:
        super().__init__(parent)
        self._missing, self._ask_folder, self._ask_file = missing, ask_folder, ask_file
        self._found: dict[int, Path] = {}
        self.setWindowTitle(self.tr("Find missing files"))
        self._note = label("", "hint", wraps=True)
        self._list = self._build_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("Some files of this project are not where they were"), "title"))
        text = self.tr(
            "Choose a folder to search, or one of the files: others that lie beside it are found with it. "
            "A file is known again by its size and contents, even under another name."
        )
        layout.addWidget(label(text, "hint", wraps=True))
        layout.addWidget(self._list, stretch=1)
        layout.addLayout(self._build_search())
        layout.addLayout(self._build_buttons())
        self.resize(720, 420)
        self._show_state()
        self.finished.connect(self.deleteLater)

    @property
    def still_missing(self) -> tuple[Media, ...]:
        """Media that were not found yet."""
        return tuple(media for media in self._missing if media.id not in self._found)

    def show_found(self, found: Mapping[int, Path]) -> None:
        """Show the outcome of a search."""
        wanted = {media.id for media in self.still_missing}
        new = {media_id: path for media_id, path in found.items() if media_id in wanted}
        self._found.update(new)
        self._set_searching(False)
        if not new:
            self._note.setText(self.tr("None of the missing files is there. Try another folder."))
        self._show_state()

    def show_stopped(self) -> None:
        """The search ended without an outcome."""
        self._set_searching(False)

    def reject(self) -> None:
        """Close, stopping a search that is under way."""
        if self._progress.isVisible():
            self.stop_asked.emit()
        super().reject()

    def _build_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(self.tr("Missing files"))
        made.setRootIsDecorated(False)
        made.setAlternatingRowColors(True)
        made.setUniformRowHeights(True)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setHeaderLabels([self.tr("File"), self.tr("Where it was"), self.tr("Where it is now")])
        for media in self._missing:
            made.addTopLevelItem(QTreeWidgetItem([media.name, str(media.path.parent), ""]))
        made.setCurrentIndex(made.model().index(0, 0))
        header = made.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        made.itemDoubleClicked.connect(self._choose_file)
        return made

    def _build_search(self) -> QHBoxLayout:
        self._folder_button = QPushButton(self.tr("Search a folder…"))
        self._file_button = QPushButton(self.tr("Choose the file…"))
        self._stop_button = QPushButton(self.tr("Stop"))
        set_icon(self._folder_button, "folder")
        set_icon(self._file_button, "search")
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setMaximumHeight(8)
        for button in (self._folder_button, self._file_button, self._stop_button):
            button.setAutoDefault(False)
        self._folder_button.clicked.connect(self._choose_folder)
        self._file_button.clicked.connect(self._choose_file)
        self._stop_button.clicked.connect(self.stop_asked)
        row = QHBoxLayout()
        row.addWidget(self._folder_button)
        row.addWidget(self._file_button)
        row.addWidget(self._note, stretch=1)
        row.addWidget(self._progress, stretch=1)
        row.addWidget(self._stop_button)
        self._progress.hide()
        self._stop_button.hide()
        return row

    def _build_buttons(self) -> QHBoxLayout:
        self._later_button = QPushButton(self.tr("Later"))
        self._later_button.setAutoDefault(False)
        self._later_button.clicked.connect(self.reject)
        self._use_button = QPushButton(self.tr("Use the files found"))
        set_role(self._use_button, "primary")
        self._use_button.setDefault(True)
        self._use_button.clicked.connect(self._use)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._later_button)
        row.addWidget(self._use_button)
        return row

    def _choose_folder(self) -> None:
        folder = self._ask_folder(self, self._current().path.parent)
        if folder is not None:
            self._search(folder)

    def _choose_file(self) -> None:
        path = self._ask_file(self, self._current())
        if path is not None:
            self._search(path.parent)

    def _search(self, folder: Path) -> None:
        self._set_searching(True)
        self.search_asked.emit(folder, self.still_missing)

    def _use(self) -> None:
        self.relinked.emit(dict(self._found))
        self.accept()

    def _current(self) -> Media:
        """The media in the selected row, the first one where none is selected."""
        return self._missing[max(0, self._list.currentIndex().row())]

    def _set_searching(self, is_searching: bool) -> None:
        self._note.setText("")
        self._note.setVisible(not is_searching)
        self._progress.setVisible(is_searching)
        self._stop_button.setVisible(is_searching)
        self._enable(is_searching)

    def _enable(self, is_searching: bool) -> None:
        can_search = not is_searching and bool(self.still_missing)
        self._folder_button.setEnabled(can_search)
        self._file_button.setEnabled(can_search)
        self._use_button.setEnabled(not is_searching and bool(self._found))

    def _show_state(self) -> None:
        colours = signal_colours(self.palette())
        for row, media in enumerate(self._missing):
            item, path = self._list.topLevelItem(row), self._found.get(media.id)
            if item is not None:
                item.setIcon(0, icon("success", colours.good) if path else icon("missing", colours.warning))
                item.setText(2, str(path) if path else self.tr("Not found yet"))
                item.setToolTip(2, str(path) if path else "")
                item.setToolTip(1, str(media.path))
        self._enable(is_searching=False)
        if self._found:
            text = self.tr("{found} of {all} found").format(found=len(self._found), all=len(self._missing))
            self._note.setText(text)
