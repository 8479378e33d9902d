"""The markers of the project as a list: named in place, jumped to, deleted."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.views.widgets.labels import label
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Marker, Project
from joyvasa_runtime.project.operations.markers import rename_marker

_ID = Qt.ItemDataRole.UserRole
_TIME, _NAME = 0, 1


class MarkerPanel(QWidget):
    """Lists the markers in the order of time.

    Parameters
    ----------
    store : Store
    selection : Selection

    Signals
    -------
    sought(int)
        The frame of the marker that was chosen.
    refused(object)
        The `EditError` of a name that can't be given.
    """

    sought = Signal(int)
    refused = Signal(object)

    def __init__(self, store: Store, selection: Selection) -> None:
        super().__init__()
        self._store, self._selection = store, selection
        self._list, self._pages = self._build_list(), QStackedWidget()
        empty = label(self.tr("No markers yet. Press M to set one at the playhead."), "hint", wraps=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setMargin(16)
        self._pages.addWidget(empty)
        self._pages.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        store.changed.connect(self._follow)
        selection.changed.connect(self._show_selection)
        self._show(store.project.markers)

    def _build_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setHeaderLabels([self.tr("Time"), self.tr("Name")])
        made.setRootIsDecorated(False)
        made.setAlternatingRowColors(True)
        made.setAccessibleName(self.tr("Markers"))
        made.header().setSectionResizeMode(_TIME, QHeaderView.ResizeMode.ResizeToContents)
        made.itemClicked.connect(self._choose)
        made.itemActivated.connect(self._choose)
        made.itemChanged.connect(self._rename)
        return made

    def _follow(self, before: Project, after: Project) -> None:
        if before.markers is not after.markers:
            self._show(after.markers)

    def _show(self, markers: tuple[Marker, ...]) -> None:
        self._pages.setCurrentIndex(1 if markers else 0)
        with QSignalBlocker(self._list):
            self._list.clear()
            for marker in markers:
                item = QTreeWidgetItem([timecode(marker.frame), marker.name])
                item.setData(_TIME, _ID, marker.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                self._list.addTopLevelItem(item)
        self._show_selection()

    def _show_selection(self) -> None:
        with QSignalBlocker(self._list):
            for row in range(self._list.topLevelItemCount()):
                item = self._list.topLevelItem(row)
                if item is not None:
                    item.setSelected(item.data(_TIME, _ID) == self._selection.marker)

    def _choose(self, item: QTreeWidgetItem, _column: int) -> None:
        marker_id = item.data(_TIME, _ID)
        self._selection.select_marker(marker_id)
        self.sought.emit(next(m.frame for m in self._store.project.markers if m.id == marker_id))

    def _rename(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _NAME:
            operation = partial(rename_marker, marker_id=item.data(_TIME, _ID), name=item.text(_NAME))
            try:
                self._store.edit(self.tr("Rename marker"), operation)
            except EditError as error:
                self.refused.emit(error)
        # The time can't be typed here, and a refused name goes back.
        self._show(self._store.project.markers)
