"""Every step of the project's history; a click goes back or forward to it."""

from PySide6.QtWidgets import QUndoView, QVBoxLayout, QWidget

from desktop.document.store import Store


class HistoryPanel(QWidget):
    """Shows the steps of a store, the undone ones greyed."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._view = QUndoView(store.undo_stack)
        self._view.setEmptyLabel(self.tr("Project as opened"))
        self._view.setAccessibleName(self.tr("History"))
        self._view.setAlternatingRowColors(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
