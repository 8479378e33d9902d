"""The editor of the keyboard map: find an action, press its key, see who had it.

Nothing is remembered before it is accepted; the sheet that only shows keys is `shortcut_sheet`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.views.actions.keymap import Overrides, default_keys, keys_of, native, owners, with_keys
from desktop.views.actions.spec import ActionSpec
from desktop.views.dialogs.key_field import KeyField
from desktop.views.widgets.icons import blank_icon, icon, set_icon
from desktop.views.widgets.labels import label, set_tint

_SPEC = Qt.ItemDataRole.UserRole


class KeymapDialog(QDialog):
    """Shows every action with its keys and changes them.

    Parameters
    ----------
    specs : sequence of ActionSpec
    overrides : mapping of str to tuple of str
        The keys that the user changed so far, by action.
    parent : QWidget, optional

    Signals
    -------
    chosen(object)
        The overrides to remember, when the dialog was accepted.
    """

    chosen = Signal(object)

    def __init__(
        self, specs: Sequence[ActionSpec], overrides: Overrides, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._specs, self._overrides = tuple(specs), overrides
        self._items: dict[str, QTreeWidgetItem] = {}
        self._groups: dict[str, QTreeWidgetItem] = {}
        self.setWindowTitle(self.tr("Keyboard map"))
        self._search = self._build_search()
        self._tree = self._build_tree()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(self._search)
        layout.addWidget(self._tree, stretch=1)
        layout.addLayout(self._build_editor())
        layout.addWidget(self._build_buttons())
        self._show_keys()
        self._tree.setCurrentItem(next(iter(self._items.values())))
        self.resize(620, 640)
        self.finished.connect(self.deleteLater)

    @property
    def overrides(self) -> Overrides:
        """The changed keys as they are in the dialog now."""
        return self._overrides

    def select(self, id: str) -> None:
        """Make an action the one whose keys are edited."""
        self._tree.setCurrentItem(self._items[id])

    def accept(self) -> None:
        """Tell the new keys and close."""
        self.chosen.emit(dict(self._overrides))
        super().accept()

    def _build_search(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Search by action or key"))
        field.setAccessibleName(self.tr("Search by action or key"))
        field.setClearButtonEnabled(True)
        field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._filter)
        return field

    def _build_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.setAccessibleName(self.tr("Actions and their keys"))
        tree.setAlternatingRowColors(True)
        tree.setUniformRowHeights(True)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        for heading in dict.fromkeys(spec.heading for spec in self._specs):
            group = self._groups[heading] = QTreeWidgetItem(tree, [heading])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            for spec in self._specs:
                if spec.heading == heading:
                    self._items[spec.id] = self._build_item(group, spec)
        tree.expandAll()
        tree.currentItemChanged.connect(self._show_action)
        return tree

    def _build_item(self, group: QTreeWidgetItem, spec: ActionSpec) -> QTreeWidgetItem:
        item = QTreeWidgetItem(group, [spec.label.rstrip("…")])
        item.setData(0, _SPEC, spec)
        item.setToolTip(0, spec.explanation)
        item.setIcon(0, icon(spec.icon) if spec.icon else blank_icon())
        return item

    def _build_editor(self) -> QVBoxLayout:
        self._name = label("", "heading")
        self._field = KeyField()
        self._field.setFixedWidth(150)
        self._field.keySequenceChanged.connect(self._show_owner)
        self._set = QPushButton(self.tr("Set"))
        self._add = QPushButton(self.tr("Add"))
        self._remove = QPushButton(self.tr("Remove"))
        self._reset = QPushButton(self.tr("Default"))
        set_icon(self._reset, "reset")
        self._set.setToolTip(self.tr("Make it the only key of this action"))
        self._add.setToolTip(self.tr("Make it another key of this action"))
        self._remove.setToolTip(self.tr("Leave this action without a key"))
        for button in (self._set, self._add, self._remove, self._reset):
            button.setAutoDefault(False)
        self._set.clicked.connect(lambda: self._give((self._field.keys,)))
        self._add.clicked.connect(lambda: self._give((*self._keys(), self._field.keys)))
        self._remove.clicked.connect(lambda: self._give(()))
        self._reset.clicked.connect(lambda: self._give(default_keys(self._current())))
        row = QHBoxLayout()
        row.addWidget(self._name, stretch=1)
        for widget in (self._field, self._set, self._add, self._remove, self._reset):
            row.addWidget(widget)
        self._owner = label("", wraps=True)
        set_tint(self._owner, "warning")
        self._owner.setMinimumHeight(self._owner.fontMetrics().height())
        column = QVBoxLayout()
        column.addLayout(row)
        column.addWidget(self._owner)
        return column

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        # Enter belongs to the key field.
        box.button(buttons.Ok).setAutoDefault(False)
        self._reset_all = QPushButton(self.tr("All defaults"))
        self._reset_all.setAutoDefault(False)
        self._reset_all.clicked.connect(self._forget_all)
        box.addButton(self._reset_all, QDialogButtonBox.ButtonRole.ResetRole)
        return box

    def _current(self) -> ActionSpec:
        item = self._tree.currentItem()
        assert item is not None
        spec = item.data(0, _SPEC)
        assert isinstance(spec, ActionSpec)
        return spec

    def _keys(self) -> tuple[str, ...]:
        return keys_of(self._current(), self._overrides)

    def _give(self, keys: Sequence[str]) -> None:
        self._overrides = with_keys(self._specs, self._overrides, self._current().id, keys)
        self._field.clear()
        self._show_keys()

    def _forget_all(self) -> None:
        self._overrides = {}
        self._show_keys()

    def _show_keys(self) -> None:
        for id, item in self._items.items():
            spec = item.data(0, _SPEC)
            keys = keys_of(spec, self._overrides)
            item.setText(1, "  ".join(native(key) for key in keys))
            font = item.font(1)
            font.setBold(id in self._overrides)
            item.setFont(1, font)
        self._reset_all.setEnabled(bool(self._overrides))
        self._show_action()

    def _show_action(self) -> None:
        if self._tree.currentItem() is None:
            return
        spec = self._current()
        self._name.setText(spec.label.rstrip("…"))
        self._remove.setEnabled(bool(self._keys()))
        self._reset.setEnabled(spec.id in self._overrides)
        self._show_owner()

    def _show_owner(self) -> None:
        """Who has the pressed key now, and so would lose it."""
        keys, spec = self._field.keys, self._current()
        is_new = bool(keys) and keys not in self._keys()
        self._set.setEnabled(bool(keys) and self._keys() != (keys,))
        self._add.setEnabled(is_new)
        others = [other for other in owners(self._specs, self._overrides, keys) if other.id != spec.id]
        text = ""
        if others:
            text = self.tr("{keys} belongs to “{action}”, which will lose it.").format(
                keys=native(keys), action=others[0].label.rstrip("…")
            )
        self._owner.setText(text)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().strip()
        for item in self._items.values():
            spec = item.data(0, _SPEC)
            said = f"{spec.label}\n{spec.explanation}\n{item.text(1)}".casefold()
            item.setHidden(wanted not in said)
        shown = {item.data(0, _SPEC).heading for item in self._items.values() if not item.isHidden()}
        for heading, group in self._groups.items():
            group.setHidden(heading not in shown)
