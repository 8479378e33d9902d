"""Every step of the project's history; a click goes back or forward to it.

It makes no steps; those are the store's.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPalette, QUndoStack
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QUndoView,
    QVBoxLayout,
    QWidget,
)

from desktop.document.store import Store
from desktop.views.widgets.icons import blank_icon, icon

_ICON_PX, _MARGIN_PX = 16, 5
_Index = QModelIndex | QPersistentModelIndex


class _StepDelegate(QStyledItemDelegate):
    """Greys the undone steps, and marks the one that the file on the disk holds."""

    def __init__(self, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._stack = stack

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802 - Qt's name
        """How a step looks; row 0 is the project before the first one."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = QSize(_ICON_PX, _ICON_PX)
        option.icon = icon("save") if index.row() == self._stack.cleanIndex() else blank_icon()
        if index.row() > self._stack.index():
            pale = option.palette.color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.Text, pale)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """Room for the padding, which Qt forgets where it measured the list before dressing it."""
        size = super().sizeHint(option, index)
        return size.expandedTo(QSize(0, option.fontMetrics.height() + 2 * _MARGIN_PX))


class HistoryPanel(QWidget):
    """Shows the steps of a store, the undone ones greyed, the saved one marked."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._view = QUndoView(store.undo_stack)
        self._view.setItemDelegate(_StepDelegate(store.undo_stack, self._view))
        self._view.setEmptyLabel(self.tr("Project as opened"))
        self._view.setAccessibleName(self.tr("History"))
        self._view.setToolTip(self.tr("Click a step to go back or forward to it"))
        self._view.setAlternatingRowColors(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
