"""Offers unsaved work of a program that ended badly; opening and removing it are the session's."""

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.widgets.icons import icon
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.question import ask
from joyvasa_runtime.project.recovery import RecoveryEntry

_ENTRY = Qt.ItemDataRole.UserRole


class RecoveryDialog(QDialog):
    """Lists what can be recovered, the newest first.

    Parameters
    ----------
    entries : tuple of RecoveryEntry
    parent : QWidget, optional

    Signals
    -------
    recover_chosen(object)
        The `RecoveryEntry` to open; the dialog closes.
    discard_chosen(object)
        One to remove for good.
    """

    recover_chosen = Signal(object)
    discard_chosen = Signal(object)

    def __init__(self, entries: tuple[RecoveryEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Recover unsaved work"))
        self._list = self._build_list(entries)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("The Studio was not closed properly"), "title"))
        text = self.tr("Unsaved work was kept. A recovered project opens as an unsaved change of its file.")
        layout.addWidget(label(text, "hint", wraps=True))
        layout.addWidget(self._list)
        layout.addLayout(self._build_buttons())
        self.resize(560, 340)
        self.finished.connect(self.deleteLater)

    def _build_list(self, entries: tuple[RecoveryEntry, ...]) -> QListWidget:
        made = QListWidget()
        made.setIconSize(QSize(28, 28))
        made.setAlternatingRowColors(True)
        made.setAccessibleName(self.tr("Unsaved work"))
        for entry in entries:
            where = str(entry.path) if entry.path else self.tr("Never saved")
            when = _when(entry.saved_at)
            title = entry.title or self.tr("Untitled project")
            item = QListWidgetItem(icon("history"), f"{title}\n{when}  ·  {where}")
            item.setData(_ENTRY, entry)
            item.setSizeHint(QSize(0, 48))
            item.setToolTip(where)
            made.addItem(item)
        made.setCurrentRow(0)
        made.itemDoubleClicked.connect(self._recover)
        return made

    def _build_buttons(self) -> QHBoxLayout:
        self._discard_button = QPushButton(self.tr("Discard…"))
        self._later_button = QPushButton(self.tr("Later"))
        self._recover_button = QPushButton(self.tr("Recover"))
        set_role(self._recover_button, "primary")
        self._recover_button.setDefault(True)
        for button in (self._discard_button, self._later_button):
            button.setAutoDefault(False)
        self._discard_button.clicked.connect(self._ask_to_discard)
        self._later_button.clicked.connect(self.reject)
        self._recover_button.clicked.connect(self._recover)
        row = QHBoxLayout()
        row.addWidget(self._discard_button)
        row.addStretch()
        row.addWidget(self._later_button)
        row.addWidget(self._recover_button)
        return row

    def _recover(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.recover_chosen.emit(item.data(_ENTRY))
            self.accept()

    def _ask_to_discard(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            title = item.text().splitlines()[0]
            ask(
                self,
                self.tr("Discard the unsaved work of “{title}”?").format(title=title),
                self.tr("It can't be brought back."),
                self.tr("Discard"),
                lambda: self._discard(item),
            )

    def _discard(self, item: QListWidgetItem) -> None:
        self.discard_chosen.emit(item.data(_ENTRY))
        self._list.takeItem(self._list.row(item))
        if self._list.count() == 0:
            self.reject()


def _when(seconds: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
