"""The first page: ways to begin, and the projects worked on last.

It asks; opening and importing are commands'.
"""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.jobs.recent_files import RecentFile, RecentFiles
from desktop.settings import AppSettings
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import icon_label, label, set_role
from desktop.views.widgets.recent_list import RecentList

_COLUMN_PX, _BUTTON_PX, _LOGO_PX = 560, 44, 48


class WelcomePage(QWidget):
    """Invites to begin; drops are taken anywhere on it.

    Parameters
    ----------
    settings : AppSettings
        Knows the recent files.
    recent_files : RecentFiles
        Looks at them.

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

    def __init__(self, settings: AppSettings, recent_files: RecentFiles) -> None:
        super().__init__()
        self._settings, self._recent_files = settings, recent_files
        self._is_dragged_over = False
        self.setAcceptDrops(True)
        self._recent, self._recent_title = RecentList(), label(self.tr("Recent projects"), "heading")
        self._build()
        self._recent.setAccessibleName(self._recent_title.text())
        self._recent.chosen.connect(self.project_requested)
        self._recent.forget_requested.connect(settings.forget_file)
        recent_files.looked.connect(self._show_looked)
        settings.changed.connect(self._follow_setting)
        self.refresh()

    def refresh(self) -> None:
        """Show the recent projects as they are now."""
        known = {file.path: file for file in self._recent.files}
        paths = self._settings.recent_files
        self._recent.show_files(known.get(path, RecentFile(path, is_there=True)) for path in paths)
        for widget in (self._recent, self._recent_title):
            widget.setVisible(bool(paths))
        if paths:
            self._recent_files.look(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files."""
        if _dropped(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._show_drag(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """They went elsewhere."""
        self._show_drag(False)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Report the files."""
        # Never a move: the file manager would then delete them.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._show_drag(False)
        self.files_dropped.emit(_dropped(event))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Show that what is dragged above it can be dropped."""
        super().paintEvent(event)
        if self._is_dragged_over:
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            veil = QColor(accent)
            veil.setAlpha(40)
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(accent, 2.5))
            painter.setBrush(veil)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(10, 10, -10, -10), 12, 12)

    def _build(self) -> None:
        column = QWidget()
        column.setMaximumWidth(_COLUMN_PX)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addLayout(self._build_head())
        rows.addSpacing(8)
        rows.addLayout(self._build_buttons())
        rows.addSpacing(8)
        rows.addWidget(self._recent_title)
        rows.addWidget(self._recent)
        # Above and below what it needs there is empty room, not within.
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, stretch=100)
        middle.addStretch(1)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)

    def _build_head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("Let a picture speak"), "title"))
        text = self.tr("Drop a portrait and a voice anywhere, or begin with one of these.")
        words.addWidget(label(text, "hint", wraps=True))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(icon_label("joyvasa-studio", _LOGO_PX))
        row.addLayout(words, stretch=1)
        return row

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
            button = _big_button(text, signal)
            grid.addWidget(button, place // 2, place % 2)
            if place == 0:
                set_role(button, "primary")
            set_icon(button, name)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        empty = QPushButton(self.tr("Start with an empty project"))
        empty.setFlat(True)
        empty.clicked.connect(self.empty_requested)
        grid.addWidget(empty, 2, 0, 1, 2, Qt.AlignmentFlag.AlignHCenter)
        return grid

    def _follow_setting(self, name: str) -> None:
        if name == "recent_files" and self.isVisible():
            self.refresh()

    def _show_looked(self, files: tuple[RecentFile, ...]) -> None:
        """Of the files that are still to be shown: others may have been looked at since."""
        if tuple(file.path for file in files) == self._settings.recent_files:
            self._recent.show_files(files)

    def _show_drag(self, is_dragged_over: bool) -> None:
        self._is_dragged_over = is_dragged_over
        self.update()


def _big_button(text: str, signal: SignalInstance) -> QPushButton:
    # Two spaces: Qt leaves next to none between an icon and its text.
    button = QPushButton(f"  {text}")
    button.setMinimumHeight(_BUTTON_PX)
    button.clicked.connect(signal)
    return button


def _dropped(event: QDropEvent) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
