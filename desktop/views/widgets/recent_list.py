"""The projects worked on last as a list to choose from, with one click or by keys.

It opens none and remembers none.
"""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy

from desktop.jobs.recent_files import RecentFile
from desktop.views.widgets.recent_row import FILE, ROW_PX, RecentRow

_FEWEST_ROWS = 2


class RecentList(QListWidget):
    """As high as its rows, or scrolled where there is less room.

    Signals
    -------
    chosen(object)
        Path of a project.
    forget_requested(object)
        Path of a project that shall leave the list.
    """

    chosen = Signal(object)
    forget_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(RecentRow(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        # So one click activates, and a double click doesn't do it twice.
        self.setStyleSheet("activate-on-singleclick: 1")
        self.itemActivated.connect(lambda item: self.chosen.emit(_file(item).path))
        forget = QAction(self.tr("Remove from the list"), self)
        forget.triggered.connect(self._ask_to_forget)
        self.addAction(forget)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @property
    def files(self) -> tuple[RecentFile, ...]:
        """What it shows."""
        return tuple(_file(item) for item in self._items())

    def show_files(self, files: Iterable[RecentFile]) -> None:
        """Show these; what is known already keeps its row."""
        shown = tuple(files)
        if [file.path for file in self.files] != [file.path for file in shown]:
            self.clear()
            for _file_shown in shown:
                self.addItem(QListWidgetItem())
        for item, file in zip(self._items(), shown, strict=True):
            item.setData(FILE, file)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, file.path.stem)
            item.setToolTip(str(file.path))
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All rows."""
        return QSize(320, self.count() * ROW_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few rows."""
        return QSize(160, min(self.count(), _FEWEST_ROWS) * ROW_PX)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Only the left button chooses: Qt would activate a row for the right one too, below its menu."""
        if event.button() == Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever comes by the keyboard sees where they are."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _ask_to_forget(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.forget_requested.emit(_file(item).path)


def _file(item: QListWidgetItem) -> RecentFile:
    file: RecentFile = item.data(FILE)
    return file
