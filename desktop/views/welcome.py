"""The first page: ways to begin, and the projects worked on last."""

import contextlib
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QIcon, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.settings import AppSettings
from desktop.views.widgets.icons import icon, set_icon
from desktop.views.widgets.labels import label, set_role
from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.project.storage import read_thumbnail

_THUMBNAIL = QSize(64, 64)
_PATH = Qt.ItemDataRole.UserRole
_COLUMN_PX = 560


class WelcomePage(QWidget):
    """Invites to begin; drops are taken anywhere on it.

    Parameters
    ----------
    settings : AppSettings
        Knows the recent files.

    Signals
    -------
    sample_requested(), open_requested(), audio_requested(), picture_requested(), empty_requested()
        What to begin with.
    project_requested(object)
        Path of a recent project.
    files_dropped(object)
        Tuple of Path.
    """

    sample_requested = Signal()
    open_requested = Signal()
    audio_requested = Signal()
    picture_requested = Signal()
    empty_requested = Signal()
    project_requested = Signal(object)
    files_dropped = Signal(object)

    def __init__(self, settings: AppSettings) -> None:
        super().__init__()
        self._settings = settings
        self.setAcceptDrops(True)
        self._recent, self._recent_title = self._build_recent(), label(self.tr("Recent projects"), "heading")
        column = QWidget()
        column.setMaximumWidth(_COLUMN_PX)
        rows = QVBoxLayout(column)
        rows.setSpacing(14)
        rows.addWidget(label(self.tr("Let a picture speak"), "title"))
        text = self.tr("Drop a portrait and a voice anywhere, or begin with one of these.")
        rows.addWidget(label(text, "hint", wraps=True))
        rows.addLayout(self._build_buttons())
        rows.addWidget(self._recent_title)
        rows.addWidget(self._recent)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(column, stretch=5, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show the recent projects as they are now."""
        self._recent.clear()
        for path in self._settings.recent_files:
            self._recent.addItem(_item(path, self.tr("not found")))
        for widget in (self._recent, self._recent_title):
            widget.setVisible(bool(self._settings.recent_files))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Report the files."""
        event.acceptProposedAction()
        urls = event.mimeData().urls()
        self.files_dropped.emit(tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile()))

    def _build_buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        for place, (text, name, signal) in enumerate(
            (
                (self.tr("Open the sample project"), "play", self.sample_requested),
                (self.tr("Open a project…"), "open", self.open_requested),
                (self.tr("Choose a portrait…"), "portrait_add", self.picture_requested),
                (self.tr("Import a voice…"), "audio", self.audio_requested),
            )
        ):
            button = QPushButton(text)
            set_icon(button, name)
            button.setMinimumHeight(44)
            button.clicked.connect(signal)
            if place == 0:
                set_role(button, "primary")
            grid.addWidget(button, place // 2, place % 2)
        empty = QPushButton(self.tr("Start with an empty project"))
        empty.setFlat(True)
        empty.clicked.connect(self.empty_requested)
        grid.addWidget(empty, 2, 0, 1, 2)
        return grid

    def _build_recent(self) -> QListWidget:
        made = QListWidget()
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setIconSize(_THUMBNAIL)
        made.setMinimumWidth(_COLUMN_PX)
        made.setAccessibleName(self.tr("Recent projects"))
        made.itemActivated.connect(self._choose)
        made.itemClicked.connect(self._choose)
        return made

    def _choose(self, item: QListWidgetItem) -> None:
        self.project_requested.emit(item.data(_PATH))


def _item(path: Path, lost: str) -> QListWidgetItem:
    is_there = path.is_file()
    item = QListWidgetItem(f"{path.stem}\n{path.parent if is_there else lost}")
    item.setData(_PATH, path)
    item.setToolTip(str(path))
    item.setIcon(_thumbnail(path) if is_there else icon("missing"))
    if not is_there:
        item.setForeground(QColor(Qt.GlobalColor.gray))
    return item


def _thumbnail(path: Path) -> QIcon:
    """The picture in a project's file; the file may be anything."""
    pixmap, data = QPixmap(), None
    # Opening the file will say what is wrong with it.
    with contextlib.suppress(ProjectError):
        data = read_thumbnail(path)
    return QIcon(pixmap) if data is not None and pixmap.loadFromData(data) else icon("portrait")
