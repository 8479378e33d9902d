"""The faults of the motion as a list: filtered by kind, jumped to, put right one by one or all of a kind.

It finds none and edits nothing; it asks for what shall be put right.
"""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.document.store import Store
from desktop.views.panels.severity_bar import SEVERITY, SeverityBar
from desktop.views.widgets.fault_mark import fault_icon
from desktop.views.widgets.fault_text import fault_amount, fault_name, fault_remedy
from desktop.views.widgets.labels import label
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.quality.fault import FAULT_KINDS, Fault, FaultKind

MOST_ROWS = 1_000
"""More would take longer to lay out than anybody reads; the first ones are shown."""

_FAULT = Qt.ItemDataRole.UserRole
_KIND, _TIME, _CLIP, _AMOUNT, _FIX = range(5)
_MARK = QSize(18, 12)


class QualityPanel(QWidget):
    """Lists faults in the order of time.

    Parameters
    ----------
    store : Store
        Gives the names of clips.

    Signals
    -------
    sought(int)
        The first frame of the fault that was chosen.
    fix_requested(object)
        Tuple of `Fault` that shall be put right.
    """

    sought = Signal(int)
    fix_requested = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._faults: tuple[Fault, ...] = ()
        self._list, self._pages, self._filter = self._build_list(), QStackedWidget(), QComboBox()
        self._fix, self._fix_all = QPushButton(self.tr("Fix")), QPushButton(self.tr("Fix all of this kind"))
        self._more = label("", "hint", wraps=True)
        self._build()
        self.set_faults(())

    @property
    def chosen(self) -> Fault | None:
        """The fault whose row is selected."""
        rows = self._list.selectedItems()
        return rows[0].data(_KIND, _FAULT) if rows else None

    def set_faults(self, faults: tuple[Fault, ...]) -> None:
        """Show these faults."""
        self._faults = faults
        self._show_kinds()
        self._show_rows()

    def choose(self, fault: Fault) -> None:
        """Select a fault, and show its row; a filter that hides it is let go."""
        if self._row(fault) is None:
            self._filter.setCurrentIndex(0)
        row = self._row(fault)
        if row is not None:
            self._list.setCurrentItem(row)
            self._list.scrollToItem(row)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the marks anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_rows()

    def _build(self) -> None:
        empty = label(
            self.tr("No faults were found.\nThe motion is checked again after every edit."),
            "hint",
            wraps=True,
        )
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setMargin(16)
        self._pages.addWidget(empty)
        self._pages.addWidget(self._build_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._filter.setAccessibleName(self.tr("Kinds of faults that are shown"))
        self._filter.currentIndexChanged.connect(self._show_rows)
        self._fix.clicked.connect(self._fix_chosen)
        self._fix_all.clicked.connect(self._fix_kind)

    def _build_page(self) -> QWidget:
        page = QWidget()
        column, head = QVBoxLayout(page), QHBoxLayout()
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        head.setContentsMargins(8, 0, 8, 0)
        # Its longest entry would make the panel wider than its neighbours.
        self._filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._filter.setMinimumContentsLength(6)
        head.addWidget(self._filter, 1)
        head.addWidget(self._fix)
        head.addWidget(self._fix_all)
        self._more.setContentsMargins(8, 0, 8, 0)
        column.addLayout(head)
        column.addWidget(self._list, 1)
        column.addWidget(self._more)
        return page

    def _build_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setHeaderLabels([self.tr("Fault"), self.tr("Time"), self.tr("Clip"), self.tr("Amount"), ""])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAlternatingRowColors(True)
        made.setIconSize(_MARK)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setAccessibleName(self.tr("Faults of the motion"))
        made.setItemDelegateForColumn(_AMOUNT, SeverityBar(made))
        self._fit_columns(made.header())
        made.itemSelectionChanged.connect(self._show_buttons)
        made.itemClicked.connect(self._take_click)
        made.itemActivated.connect(self._seek)
        return made

    def _fit_columns(self, header: QHeaderView) -> None:
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_CLIP, QHeaderView.ResizeMode.Stretch)

    def _show_kinds(self) -> None:
        """The kinds that there are, each with how many; the chosen one stays."""
        chosen: FaultKind | None = self._filter.currentData()
        counts = {kind: sum(fault.kind == kind for fault in self._faults) for kind in FAULT_KINDS}
        with QSignalBlocker(self._filter):
            self._filter.clear()
            self._filter.addItem(self.tr("All faults ({count})").format(count=len(self._faults)), None)
            for kind in (kind for kind in FAULT_KINDS if counts[kind] or kind == chosen):
                text = self.tr("{name} ({count})").format(name=fault_name(kind), count=counts[kind])
                self._filter.addItem(text, kind)
            self._filter.setCurrentIndex(max(self._filter.findData(chosen), 0))
        self._pages.setCurrentIndex(1 if self._faults else 0)

    def _show_rows(self) -> None:
        kind, chosen = self._filter.currentData(), self.chosen
        shown = [fault for fault in self._faults if kind in (None, fault.kind)]
        names = _clip_names(self._store)
        with QSignalBlocker(self._list):
            # Otherwise each row that goes makes another one the current one.
            self._list.selectionModel().clear()
            self._list.clear()
            icons = {one: self._icon(one) for one in {fault.kind for fault in shown}}
            rows = [self._item(fault, names.get(fault.clip_id, "")) for fault in shown[:MOST_ROWS]]
            # Before they are in the list, which looks at all of them again for each that changes.
            for row, fault in zip(rows, shown, strict=False):
                row.setIcon(_KIND, icons[fault.kind])
            self._list.addTopLevelItems(rows)
            if chosen in shown[: len(rows)]:
                self._list.setCurrentItem(rows[shown.index(chosen)])
        hidden = len(shown) - len(rows)
        self._more.setText(self.tr("{count} more are not listed").format(count=hidden))
        self._more.setVisible(hidden > 0)
        self._show_buttons()

    def _item(self, fault: Fault, clip: str) -> QTreeWidgetItem:
        amount = fault_amount(fault)
        texts = [fault_name(fault.kind), timecode(fault.span.start), clip, amount, self.tr("Fix")]
        item = QTreeWidgetItem(texts)
        item.setData(_KIND, _FAULT, fault)
        item.setData(_AMOUNT, SEVERITY, fault.severity)
        percent = self.tr("Severity {percent} %").format(percent=round(100 * fault.severity))
        item.setToolTip(_AMOUNT, percent)
        item.setData(_AMOUNT, Qt.ItemDataRole.AccessibleTextRole, f"{amount}, {percent}")
        item.setToolTip(_CLIP, clip)
        item.setToolTip(_FIX, fault_remedy(fault.kind))
        item.setForeground(_FIX, self.palette().link())
        return item

    def _icon(self, kind: FaultKind) -> QIcon:
        return fault_icon(self.palette(), kind, _MARK.width(), _MARK.height(), self.devicePixelRatioF())

    def _show_buttons(self) -> None:
        chosen = self.chosen
        self._fix.setEnabled(chosen is not None)
        self._fix_all.setEnabled(self._kind_to_fix() is not None)
        self._fix.setToolTip("" if chosen is None else fault_remedy(chosen.kind))

    def _kind_to_fix(self) -> FaultKind | None:
        """The kind of the chosen row, else the one that the filter shows."""
        chosen, kind = self.chosen, self._filter.currentData()
        return chosen.kind if chosen is not None else kind

    def _take_click(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _FIX:
            self.fix_requested.emit((item.data(_KIND, _FAULT),))
        else:
            self._seek(item)

    def _seek(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        self.sought.emit(item.data(_KIND, _FAULT).span.start)

    def _fix_chosen(self) -> None:
        if self.chosen is not None:
            self.fix_requested.emit((self.chosen,))

    def _fix_kind(self) -> None:
        kind = self._kind_to_fix()
        faults = tuple(fault for fault in self._faults if fault.kind == kind)
        if faults:
            self.fix_requested.emit(faults)

    def _row(self, fault: Fault) -> QTreeWidgetItem | None:
        rows = (self._list.topLevelItem(index) for index in range(self._list.topLevelItemCount()))
        return next((row for row in rows if row is not None and row.data(_KIND, _FAULT) == fault), None)


def _clip_names(store: Store) -> dict[int, str]:
    """What is written on each clip."""
    project = store.project
    media = {one.id: one.name for one in project.media}
    return {clip.id: clip.name or media[clip.media_id] for track in project.tracks for clip in track.clips}
