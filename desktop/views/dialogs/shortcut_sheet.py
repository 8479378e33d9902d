"""Every key on one sheet, made from the table of actions; changing them is `keymap_dialog`'s."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.views.actions.keymap import Overrides, keys_of, native
from desktop.views.actions.spec import ActionSpec
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, set_role

_COLUMNS = 4

Rows = list[tuple[tuple[str, ...], str]]
"""Keys as they are printed, and what they do."""


class ShortcutSheet(QDialog):
    """Shows the keys of all actions and the habits of the mouse; show it with `open`.

    Parameters
    ----------
    specs : sequence of ActionSpec
    overrides : mapping of str to tuple of str
        Keys that the user changed.
    others : sequence of (str, rows)
        Headings and keys that only work in one place of the window.
    parent : QWidget, optional

    Signals
    -------
    keymap_asked()
        The user wants to change keys; the sheet closes.
    """

    keymap_asked = Signal()

    def __init__(
        self,
        specs: Sequence[ActionSpec],
        overrides: Overrides,
        parent: QWidget | None = None,
        others: Sequence[tuple[str, Rows]] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        blocks = [*_blocks(specs, overrides), *others, (self.tr("Mouse"), self._mouse())]
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        set_role(area, "page")
        area.setAccessibleName(self.tr("Keyboard shortcuts"))
        page = _page(blocks)
        area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(area, stretch=1)
        layout.addWidget(self._build_buttons())
        size = page.sizeHint()
        self.resize(size.width() + 48, min(size.height() + 90, 820))
        self.finished.connect(self.deleteLater)

    def _mouse(self) -> Rows:
        ctrl = native("Ctrl+A").removesuffix("A").rstrip("+")
        return [
            ((self.tr("{ctrl}+wheel").format(ctrl=ctrl),), self.tr("Zoom at the cursor")),
            ((self.tr("Shift+wheel"),), self.tr("Scroll along the timeline")),
            ((self.tr("Middle button"),), self.tr("Pan")),
            ((self.tr("{ctrl}+click").format(ctrl=ctrl),), self.tr("Add to the selection")),
            ((self.tr("Double click"),), self.tr("Reset a slider; rename a track")),
        ]

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        box.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        edit = QPushButton(self.tr("Edit keyboard map…"))
        set_icon(edit, "keyboard")
        edit.setAutoDefault(False)
        edit.clicked.connect(self.accept)
        edit.clicked.connect(self.keymap_asked)
        box.addButton(edit, QDialogButtonBox.ButtonRole.ActionRole)
        return box


def _blocks(specs: Sequence[ActionSpec], overrides: Overrides) -> list[tuple[str, Rows]]:
    """Headings with the actions below them that have keys."""
    blocks = []
    for heading in dict.fromkeys(spec.heading for spec in specs):
        rows = [
            (tuple(map(native, keys_of(spec, overrides))), spec.label.rstrip("…"))
            for spec in specs
            if spec.heading == heading and keys_of(spec, overrides)
        ]
        if rows:
            blocks.append((heading, rows))
    return blocks


def _page(blocks: list[tuple[str, Rows]]) -> QWidget:
    page = QWidget()
    layout = QHBoxLayout(page)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.setSpacing(32)
    for column in _columns(blocks):
        made = QVBoxLayout()
        made.setSpacing(18)
        for heading, rows in column:
            made.addLayout(_block(heading, rows))
        made.addStretch()
        layout.addLayout(made)
    return page


def _columns(blocks: list[tuple[str, Rows]]) -> list[list[tuple[str, Rows]]]:
    """Blocks in their order, spread so that the tallest column is as low as can be."""
    heights = [len(rows) + 2 for _, rows in blocks]
    limit = max(heights)
    while len(columns := _filled(blocks, heights, limit)) > _COLUMNS:
        limit += 1
    return columns


def _filled(blocks: list[tuple[str, Rows]], heights: list[int], limit: int) -> list[list[tuple[str, Rows]]]:
    columns: list[list[tuple[str, Rows]]] = [[]]
    used = 0
    for block, height in zip(blocks, heights, strict=True):
        if used and used + height > limit:
            columns.append([])
            used = 0
        columns[-1].append(block)
        used += height
    return columns


def _block(heading: str, rows: Rows) -> QVBoxLayout:
    block = QVBoxLayout()
    block.setSpacing(5)
    block.addWidget(label(heading, "heading"))
    for keys, text in rows:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(label(text))
        row.addSpacing(10)
        row.addStretch()
        for key in keys:
            row.addWidget(label(key, "key"))
        block.addLayout(row)
    return block
