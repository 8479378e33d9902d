"""The list of the library's pieces: a picture, a name and the facts of each; dragged out, renamed in place.

It edits nothing; what is done with a piece is `library_panel`'s.
"""

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.views.panels.motion_picture import motion_lines, paint_motion
from desktop.views.widgets.motion_mime import motion_data
from joyvasa_runtime.library.item import LibraryItem
from joyvasa_runtime.timebase import frame_to_seconds

_ITEM = Qt.ItemDataRole.UserRole
_LINES = Qt.ItemDataRole.UserRole + 1
_FACTS = Qt.ItemDataRole.UserRole + 2

_PICTURE = QSize(64, 32)
_MARGIN = 6

Index = QModelIndex | QPersistentModelIndex


class LibraryList(QListWidget):
    """Pieces of motion, one a row.

    Signals
    -------
    opened(object)
        The `LibraryItem` that was double-clicked or opened by key.
    chosen()
        Another row is the current one.
    renamed(object, str)
        A `LibraryItem` of the user's, and the name typed for it.
    """

    opened = Signal(object)
    chosen = Signal()
    renamed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[LibraryItem, ...] = ()
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(self.tr("Motion library"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(_PICTURE.height() + 2 * _MARGIN)
        # Not `itemActivated`: on some desktops a single click is enough for that.
        self.itemDoubleClicked.connect(lambda row: self.opened.emit(row.data(_ITEM)))
        self.currentItemChanged.connect(lambda _after, _before: self.chosen.emit())
        self.itemChanged.connect(self._take_name)

    @property
    def current(self) -> LibraryItem | None:
        """The piece of the current row, if that is to be seen."""
        row = self.currentItem()
        return None if row is None or row.isHidden() else row.data(_ITEM)

    def show_items(self, items: tuple[LibraryItem, ...]) -> None:
        """Show pieces; the current one stays the current one, or else the row does."""
        path, row = (None if self.current is None else self.current.path), self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for item in items:
                self.addItem(self._row(item))
            self._items = items
            same = next((index for index, item in enumerate(items) if item.path == path), None)
            self.setCurrentRow(min(max(row, 0), len(items) - 1) if same is None else same)
        self.chosen.emit()

    def search(self, text: str) -> None:
        """Show only pieces in which every word of a text occurs; the first becomes the current one."""
        words = text.casefold().split()
        for index, item in enumerate(self._items):
            facts = f"{self.item(index).text()} {item.source} {self._part(item)}".casefold()
            self.item(index).setHidden(not all(word in facts for word in words))
        if self.current is None:
            seen = (index for index in range(self.count()) if not self.item(index).isHidden())
            self.setCurrentRow(next(seen, -1))
        self.chosen.emit()

    def choose(self, item: LibraryItem) -> None:
        """Make a piece the current one and let its name be typed."""
        for index, one in enumerate(self._items):
            if one.path == item.path:
                self.item(index).setHidden(False)
                self.setCurrentRow(index)
                self.editItem(self.item(index))

    def edit_current(self) -> None:
        """Let the name of the current piece be typed."""
        if self.current is not None and not self.current.is_bundled:
            self.setFocus()
            self.editItem(self.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mimeData(self, rows: list[QListWidgetItem]) -> QMimeData:  # type: ignore[override]  # noqa: N802
        """The piece of the dragged row."""
        return motion_data(rows[0].data(_ITEM).path)

    def _row(self, item: LibraryItem) -> QListWidgetItem:
        name, facts = self._name(item), self._facts(item)
        row = QListWidgetItem(name)
        row.setData(_ITEM, item)
        row.setData(_LINES, motion_lines(item))
        row.setData(_FACTS, facts)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {facts}")
        row.setToolTip(self._tip(item))
        if not item.is_bundled:
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsEditable)
        return row

    def _name(self, item: LibraryItem) -> str:
        """A piece's name; those that came with the program have one in each language."""
        names = {
            "Brow raise": self.tr("Brow raise"),
            "Glance aside": self.tr("Glance aside"),
            "Laugh": self.tr("Laugh"),
            "Nod": self.tr("Nod"),
            "Shake of the head": self.tr("Shake of the head"),
            "Tilt of the head": self.tr("Tilt of the head"),
        }
        return names.get(item.name, item.name) if item.is_bundled else item.name

    def _facts(self, item: LibraryItem) -> str:
        seconds = self.locale().toString(frame_to_seconds(len(item.motion)), "f", 1)
        length = self.tr("{seconds} s").format(seconds=seconds)
        return "  ·  ".join(text for text in (length, self._part(item), item.source) if text)

    def _part(self, item: LibraryItem) -> str:
        names = {"all": self.tr("Head and face"), "head": self.tr("Head"), "face": self.tr("Face")}
        return names[item.part]

    def _tip(self, item: LibraryItem) -> str:
        lines = [self._name(item), self._facts(item)]
        if item.licence:
            lines.append(self.tr("Licence: {licence}").format(licence=item.licence))
        lines.append(self.tr("Lines: pitch, yaw, roll, and what moves most in the face"))
        return "\n".join(lines)

    def _take_name(self, row: QListWidgetItem) -> None:
        item: LibraryItem = row.data(_ITEM)
        name = row.text().strip()
        if name and name != item.name:
            self.renamed.emit(item, name)
        elif name != item.name:
            row.setText(item.name)


class _RowPainter(QStyledItemDelegate):
    """Paints a row: the picture, and beside it two lines of text."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Room for two lines and for the picture."""
        lines = 2 * QFontMetricsF(option.font).height() + 2 * _MARGIN
        return QSize(200, max(round(lines), _PICTURE.height() + 2 * _MARGIN))

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Put the entry where the name stands."""
        left = option.rect.left() + _PICTURE.width() + 2 * _MARGIN
        height = editor.sizeHint().height()
        editor.setGeometry(left, option.rect.top() + 2, option.rect.right() - left - _MARGIN, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row as the style paints rows, with our own contents."""
        self.initStyleOption(option, index)
        text, facts, lines = option.text, index.data(_FACTS), index.data(_LINES)
        option.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        body = QRectF(option.rect)
        top = body.center().y() - _PICTURE.height() / 2
        picture = QRectF(body.left() + _MARGIN, top, _PICTURE.width(), _PICTURE.height())
        paint_motion(painter, picture, lines, option.palette)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        roles = QPalette.ColorRole
        bright = roles.HighlightedText if is_selected else roles.Text
        words = body.adjusted(_PICTURE.width() + 3 * _MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        half = words.height() / 2
        _write(painter, QRectF(words.left(), words.top(), words.width(), half), text, bold, option, bright)
        below = QRectF(words.left(), words.top() + half, words.width(), half)
        faint = bright if is_selected else roles.PlaceholderText
        _write(painter, below, facts, QFont(option.font), option, faint)


def _write(
    painter: QPainter,
    place: QRectF,
    text: str,
    font: QFont,
    option: QStyleOptionViewItem,
    role: QPalette.ColorRole,
) -> None:
    painter.setFont(font)
    painter.setPen(option.palette.color(role))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
