"""Editing a caption's words in their row of the list, in several lines. The list commits what is typed."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

Index = QModelIndex | QPersistentModelIndex

_LINES = 3
_PADDING_PX = 10


class CaptionDelegate(QStyledItemDelegate):
    """Makes an editor in which Return is done and Shift+Return begins a line."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QPlainTextEdit | None = None

    def let_go(self) -> None:
        """Forget the open editor: its row goes, and so do its words."""
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = None

    def displayText(self, value: object, _locale: object) -> str:  # noqa: N802 - Qt's name
        """All words in one line, a stroke where a line begins."""
        return " / ".join(str(value).split("\n"))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:  # noqa: N802 - Qt's name
        """A field for words."""
        field = QPlainTextEdit(parent)
        self._field = field
        field.setTabChangesFocus(True)
        field.setAccessibleName(self.tr("Words of the caption"))
        field.setToolTip(self.tr("Return takes the words, Shift+Return begins a new line"))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """Show the words, all of them selected."""
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:  # noqa: N802 - Qt's name
        """Take the words."""
        assert isinstance(editor, QPlainTextEdit)
        index.model().setData(index, editor.toPlainText(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:  # noqa: N802 - Qt's name
        """Give it room for some lines, upward where the list ends below."""
        place = option.rect
        place.setHeight(_LINES * editor.fontMetrics().lineSpacing() + _PADDING_PX)
        parent = editor.parentWidget()
        if parent is not None and place.bottom() > parent.height():
            place.moveBottom(max(parent.height(), place.height()) - 1)
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Return is done, unless Shift is held."""
        is_return = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        )
        if is_return and isinstance(editor, QPlainTextEdit):
            assert isinstance(event, QKeyEvent)
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                return True
        return super().eventFilter(editor, event)
