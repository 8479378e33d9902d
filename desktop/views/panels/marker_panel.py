"""The markers of the project as a list: jumped to, named and moved in place, deleted.

Where the playhead is, and so where a new marker goes, it doesn't know; it asks for one.
"""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.document.selection import Selection
from desktop.document.store import Operation, Store
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.timecode import timecode
from desktop.views.widgets.timecode_edit import parsed
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Marker, Project
from joyvasa_runtime.project.operations.markers import delete_markers, move_marker, rename_marker

_ID = Qt.ItemDataRole.UserRole
_TIME, _NAME = 0, 1

_CELL_PX = 14
"""What the style leaves around the text of a cell, and a little for the field in which it is typed."""


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
    add_requested()
        A marker at the playhead is wanted.
    refused(object)
        The `EditError` of an edit that isn't possible.
    """

    sought = Signal(int)
    add_requested = Signal()
    refused = Signal(object)

    def __init__(self, store: Store, selection: Selection) -> None:
        super().__init__()
        self._store, self._selection = store, selection
        self._list, self._pages, self._delete = self._build_list(), QStackedWidget(), QPushButton()
        empty = label(
            self.tr("No markers yet.\nAdd one at the playhead to find the place again."), "hint", wraps=True
        )
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setMargin(16)
        self._pages.addWidget(empty)
        self._pages.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self._pages)
        layout.addLayout(self._build_foot())
        store.changed.connect(self._follow)
        selection.changed.connect(self._show_selection)
        self._show(store.project.markers)

    def _build_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setHeaderLabels([self.tr("Time"), self.tr("Name")])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAlternatingRowColors(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setAccessibleName(self.tr("Markers"))
        made.header().setSectionsMovable(False)
        # Not to their contents: Qt would look at all rows again for every one that changes.
        made.header().setSectionResizeMode(_TIME, QHeaderView.ResizeMode.Fixed)
        made.itemSelectionChanged.connect(self._select)
        made.itemClicked.connect(self._choose)
        made.itemActivated.connect(self._choose)
        made.itemChanged.connect(self._take_edit)
        return made

    def _build_foot(self) -> QHBoxLayout:
        add = QPushButton(self.tr("Add at playhead"))
        self._delete.setText(self.tr("Delete"))
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        for button, name, slot in (
            (add, "marker", self.add_requested),
            (self._delete, "delete", self._delete_selected),
        ):
            set_icon(button, name)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        return row

    def _follow(self, before: Project, after: Project) -> None:
        if before.markers is not after.markers:
            self._show(after.markers, before.markers)

    def _show(self, markers: tuple[Marker, ...], before: tuple[Marker, ...] = ()) -> None:
        """Rows stay as long as they are the same markers, so that the keyboard stays where it is.

        Where it is known what they showed `before`, only what changed is written: a marker that is dragged
        comes by here with every move of the mouse.
        """
        self._pages.setCurrentIndex(1 if markers else 0)
        written = {marker.id: marker for marker in before}
        with QSignalBlocker(self._list):
            if [item.data(_TIME, _ID) for item in self._items()] != [marker.id for marker in markers]:
                written = {}
                # Otherwise Qt looks for another current row with each one that goes.
                self._list.selectionModel().clear()
                self._list.clear()
                self._list.addTopLevelItems([_item(marker.id) for marker in markers])
            for item, marker in zip(self._items(), markers, strict=True):
                if written.get(marker.id) is not marker:
                    _fill(item, marker)
        self._fit_times(markers)
        self._show_selection()

    def _fit_times(self, markers: tuple[Marker, ...]) -> None:
        """Room for the latest time, which is the longest."""
        latest = timecode(markers[-1].frame if markers else 0)
        wide = self._list.fontMetrics().horizontalAdvance(latest) + _CELL_PX
        header = self._list.header()
        header.resizeSection(_TIME, max(wide, header.sectionSizeHint(_TIME)))

    def _show_selection(self) -> None:
        self._delete.setEnabled(self._selection.marker is not None)
        with QSignalBlocker(self._list):
            for item in self._items():
                is_selected = item.data(_TIME, _ID) == self._selection.marker
                if is_selected and not item.isSelected():
                    self._list.setCurrentItem(item)
                    self._list.scrollToItem(item)
                if is_selected != item.isSelected():
                    item.setSelected(is_selected)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _marker(self, item: QTreeWidgetItem) -> Marker:
        return next(m for m in self._store.project.markers if m.id == item.data(_TIME, _ID))

    def _select(self) -> None:
        """The arrow keys select as a click does, but leave the playhead where it is."""
        for item in self._list.selectedItems():
            self._selection.select_marker(item.data(_TIME, _ID))

    def _choose(self, item: QTreeWidgetItem, _column: int) -> None:
        marker = self._marker(item)
        self._selection.select_marker(marker.id)
        self.sought.emit(marker.frame)

    def _take_edit(self, item: QTreeWidgetItem, column: int) -> None:
        marker, text = self._marker(item), item.text(column)
        if column == _NAME:
            self._edit(self.tr("Rename marker"), partial(rename_marker, marker_id=marker.id, name=text))
        else:
            frame = parsed(text, marker.frame)
            if frame is not None and frame != marker.frame:
                self._edit(self.tr("Move marker"), partial(move_marker, marker_id=marker.id, frame=frame))
        # What is refused or can't be read goes back.
        self._show(self._store.project.markers)

    def _delete_selected(self) -> None:
        marker_id = self._selection.marker
        if marker_id is not None:
            self._edit(self.tr("Delete marker"), partial(delete_markers, marker_ids=(marker_id,)))

    def _edit(self, text: str, operation: Operation) -> None:
        try:
            self._store.edit(text, operation)
        except EditError as error:
            self.refused.emit(error)


def _item(marker_id: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    item.setData(_TIME, _ID, marker_id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    return item


def _fill(item: QTreeWidgetItem, marker: Marker) -> None:
    item.setText(_TIME, timecode(marker.frame))
    item.setText(_NAME, marker.name)
    item.setToolTip(_NAME, marker.name)
