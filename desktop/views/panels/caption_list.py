"""The rows of captions: times and words, chosen, and typed in place. What a change means is the panel's."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from desktop.views.panels.caption_delegate import CaptionDelegate
from desktop.views.widgets.timecode import timecode
from desktop.views.widgets.timecode_edit import parsed
from joyvasa_runtime.project.document import Caption

_ID = Qt.ItemDataRole.UserRole
_START, _STOP, _TEXT = 0, 1, 2

_CELL_PX = 14
"""What the style leaves around the text of a cell, and a little for the field in which it is typed."""


class CaptionList(QTreeWidget):
    """Lists captions in the order of time.

    Signals
    -------
    chosen(int)
        Another caption is current, by its id.
    activated_caption(int)
        A row was double-clicked, or Return was pressed on it.
    times_entered(int, int, int)
        A caption's id and the start and end it shall have.
    text_entered(int, str)
        A caption's id and words.
    """

    chosen = Signal(int)
    activated_caption = Signal(int)
    times_entered = Signal(int, int, int)
    text_entered = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._captions: tuple[Caption, ...] = ()
        self.setHeaderLabels([self.tr("Start"), self.tr("End"), self.tr("Words")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.SelectedClicked)
        self.setAccessibleName(self.tr("Captions"))
        self._delegate = CaptionDelegate(self)
        self.setItemDelegateForColumn(_TEXT, self._delegate)
        self.header().setSectionsMovable(False)
        # Not to their contents: Qt would look at all rows again for every one that changes.
        for column in (_START, _STOP):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.currentItemChanged.connect(lambda *_items: self._tell_chosen())
        self.itemActivated.connect(lambda item, _column: self.activated_caption.emit(item.data(_START, _ID)))
        self.itemChanged.connect(self._take_edit)

    @property
    def current_id(self) -> int | None:
        """Id of the current caption."""
        item = self.currentItem()
        return None if item is None else item.data(_START, _ID)

    def show_captions(self, captions: tuple[Caption, ...]) -> None:
        """Show these; rows stay as long as they are the same captions, and so does the keyboard."""
        current = self.current_id
        with QSignalBlocker(self):
            is_same = self._match_rows([one.id for one in captions])
            self._set_current(current)
            before = {one.id: one for one in self._captions} if is_same else {}
            for item, one in zip(self._items(), captions, strict=True):
                if before.get(one.id) is not one:
                    _fill(item, one)
        self._captions = captions
        self._fit_times()

    def choose(self, caption_id: int | None) -> None:
        """Make a caption the current one."""
        self._set_current(caption_id)

    def edit_words(self) -> None:
        """Let the words of the current caption be typed."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item, _TEXT)

    def _fit_times(self) -> None:
        """Room for the latest time, which is the longest."""
        latest = timecode(self._captions[-1].stop if self._captions else 0)
        wide = self.fontMetrics().horizontalAdvance(latest) + _CELL_PX
        header = self.header()
        for column in (_START, _STOP):
            header.resizeSection(column, max(wide, header.sectionSizeHint(column)))

    def _match_rows(self, ids: list[int]) -> bool:
        """Take away the rows of other captions, and add those that are missing; whether the others stayed."""
        shown = [item.data(_START, _ID) for item in self._items()]
        known, wanted = set(shown), set(ids)
        kept = [one for one in ids if one in known]
        stay = [one for one in shown if one in wanted] == kept
        if not stay:
            # One has passed another.
            shown = []
            self._delegate.let_go()
            # Otherwise each row that goes makes another one the current one.
            self.selectionModel().clear()
            self.clear()
        for row in reversed(range(len(shown))):
            if shown[row] not in wanted:
                self._delegate.let_go()
                self.takeTopLevelItem(row)
        present = {item.data(_START, _ID) for item in self._items()}
        for row, id_ in enumerate(ids):
            if id_ not in present:
                self.insertTopLevelItem(row, _row(id_))
        return stay

    def _set_current(self, caption_id: int | None) -> None:
        found = next((item for item in self._items() if item.data(_START, _ID) == caption_id), None)
        if found is not None and found is not self.currentItem():
            self.setCurrentItem(found)
            self.scrollToItem(found)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _tell_chosen(self) -> None:
        current = self.current_id
        if current is not None:
            self.chosen.emit(current)

    def _take_edit(self, item: QTreeWidgetItem, column: int) -> None:
        caption = next(one for one in self._captions if one.id == item.data(_START, _ID))
        text = item.text(column)
        if column == _TEXT:
            if text != caption.text:
                self.text_entered.emit(caption.id, text)
        else:
            before = caption.start if column == _START else caption.stop
            frame = parsed(text, before)
            if frame is not None and frame != before:
                start, stop = (frame, caption.stop) if column == _START else (caption.start, frame)
                self.times_entered.emit(caption.id, start, stop)
        self._put_back(caption.id)

    def _put_back(self, caption_id: int) -> None:
        """Show what a caption is now: what was refused, or can't be read, goes."""
        with QSignalBlocker(self):
            for item, one in zip(self._items(), self._captions, strict=True):
                if one.id == caption_id:
                    _fill(item, one)


def _row(caption_id: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    item.setData(_START, _ID, caption_id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    return item


def _fill(item: QTreeWidgetItem, caption: Caption) -> None:
    for column, text in (
        (_START, timecode(caption.start)),
        (_STOP, timecode(caption.stop)),
        (_TEXT, caption.text),
    ):
        item.setText(column, text)
    item.setToolTip(_TEXT, caption.text)
