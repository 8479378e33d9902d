"""The edits that are out of sight, clip by clip: shown again or taken away, never lost without a word.

What is out of sight the runtime says.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.views.takes.misplaced_text import misplaced_text
from desktop.views.widgets.delete_key import DeleteKey
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.section import Section
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.misplaced import Misplaced
from joyvasa_runtime.project.operations.lanes import shown_name

_FOUND = Qt.ItemDataRole.UserRole
_ROWS = 5
"""As many are seen without scrolling."""


class MisplacedList(QWidget):
    """Says how many edits there are, and lists them by clip once it is opened; hidden where there are none.

    Signals
    -------
    reveal_asked(object)
        The `Misplaced` edits are to be seen.
    remove_asked(object)
        Tuple of `Misplaced` that are to go.
    """

    reveal_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QTreeWidgetItem] = []
        self._inside, self._list = QWidget(), QTreeWidget()
        self._section = Section(self.tr("Edits out of sight"), self._inside, is_open=False)
        self._reveal, self._remove = QPushButton(self.tr("Show")), QPushButton(self.tr("Remove"))
        self._build()
        self.hide()

    def show_found(self, project: Project, found: tuple[Misplaced, ...]) -> None:
        """Show what is out of sight in a project."""
        self.setVisible(bool(found))
        count = sum(one.count for one in found)
        self._section.set_note(
            self.tr("1 edit") if count == 1 else self.tr("{count} edits").format(count=count)
        )
        chosen = set(self._chosen())
        self._items = []
        self._list.clear()
        for clip in (clip for track in project.tracks for clip in track.clips):
            of_clip = [one for one in found if one.clip_id == clip.id]
            if of_clip:
                self._add(project, clip, of_clip)
        self._list.expandAll()
        for item in self._items:
            item.setSelected(item.data(0, _FOUND) in chosen)
        self._refresh()

    def _add(self, project: Project, clip: Clip, of_clip: list[Misplaced]) -> None:
        parent = QTreeWidgetItem([shown_name(project, clip)])
        parent.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for one in of_clip:
            item = QTreeWidgetItem([misplaced_text(one, clip)])
            item.setData(0, _FOUND, one)
            parent.addChild(item)
            self._items.append(item)
        self._list.addTopLevelItem(parent)

    def _build(self) -> None:
        tip = self.tr("They are kept, but nothing of them is seen where they are now")
        self._section.heading.setToolTip(tip)
        self._list.setHeaderHidden(True)
        self._list.setUniformRowHeights(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setAccessibleName(self.tr("Edits out of sight"))
        self._list.setFixedHeight(_ROWS * (self.fontMetrics().height() + 6))
        self._reveal.setToolTip(self.tr("Go there; where it was trimmed off, the clip gets longer"))
        self._remove.setToolTip(self.tr("Take them away; what is seen stays as it is"))
        buttons = QHBoxLayout()
        for button, name in ((self._reveal, "search"), (self._remove, "delete")):
            set_icon(button, name)
            buttons.addWidget(button)
        buttons.addStretch(1)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 4)
        inside.setSpacing(4)
        inside.addWidget(self._list)
        inside.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(2)
        layout.addWidget(self._section)
        self._list.itemSelectionChanged.connect(self._refresh)
        self._list.itemActivated.connect(lambda *_item: self._ask_reveal())
        self._reveal.clicked.connect(self._ask_reveal)
        DeleteKey(self._list).pressed.connect(self._remove.click)
        self._remove.clicked.connect(lambda: self.remove_asked.emit(self._chosen()))

    def _chosen(self) -> tuple[Misplaced, ...]:
        return tuple(item.data(0, _FOUND) for item in self._items if item.isSelected())

    def _ask_reveal(self) -> None:
        for one in self._chosen()[:1]:
            self.reveal_asked.emit(one)

    def _refresh(self) -> None:
        count = len(self._chosen())
        self._reveal.setEnabled(count == 1)
        self._remove.setEnabled(count > 0)
