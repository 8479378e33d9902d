"""The captions of the project: listed, found again, typed, split, merged, deleted, imported and exported.

Where the playhead is, it is told; files are asked for by others.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.document.store import Operation, Store
from desktop.views.panels.caption_list import CaptionList
from desktop.views.widgets.delete_key import DeleteKey
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.captions import (
    add_caption,
    delete_captions,
    merge_with_next,
    set_caption_text,
    shift_captions,
    split_caption,
    trim_caption,
)


class CaptionPanel(QWidget):
    """Lists the captions in the order of time.

    Parameters
    ----------
    store : Store

    Signals
    -------
    sought(int)
        The first frame of the caption that was activated.
    import_requested(bool)
        A subtitle file is wanted; whether it replaces the captions.
    export_requested()
    shift_requested()
        All captions shall come earlier or later by a time.
    refused(object)
        The `EditError` of an edit that isn't possible.
    """

    sought = Signal(int)
    import_requested = Signal(bool)
    export_requested = Signal()
    shift_requested = Signal()
    refused = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store, self._playhead = store, 0
        self.list, self._pages, self._more = CaptionList(), QStackedWidget(), QMenu(self)
        self._add, self._split, self._delete = QPushButton(), QPushButton(), QPushButton()
        self._with_captions = [
            self._more.addAction(self.tr("Merge with next"), self.merge),
            self._more.addAction(self.tr("All one frame earlier"), partial(self.shift, -1)),
            self._more.addAction(self.tr("All one frame later"), partial(self.shift, 1)),
            self._more.addAction(self.tr("Shift all…"), self.shift_requested.emit),
        ]
        self._build()
        self._connect()
        self._show(store.project)

    def set_playhead(self, frame: int) -> None:
        """The frame at which captions are added and split."""
        self._playhead = frame

    def choose(self, caption_id: int) -> None:
        """Make a caption the current one."""
        self.list.choose(caption_id)

    def add(self) -> None:
        """Add a caption at the playhead, its words to be typed at once."""
        new_id = self._store.project.next_id
        words = self.tr("New caption")
        if self._edit(self.tr("Add caption"), partial(add_caption, frame=self._playhead, text=words)):
            self.list.choose(new_id)
            self.list.edit_words()

    def split(self) -> None:
        """Split the caption at the playhead."""
        at = next(
            (one for one in self._store.project.captions if one.start < self._playhead < one.stop), None
        )
        caption_id = at.id if at is not None else self.list.current_id
        if caption_id is not None:
            edit = partial(split_caption, caption_id=caption_id, frame=self._playhead)
            self._edit(self.tr("Split caption"), edit)

    def merge(self) -> None:
        """Join the current caption with the one behind it."""
        current = self.list.current_id
        if current is not None:
            self._edit(self.tr("Merge captions"), partial(merge_with_next, caption_id=current))

    def delete(self) -> None:
        """Delete the current caption."""
        current = self.list.current_id
        if current is not None:
            self._edit(self.tr("Delete caption"), partial(delete_captions, caption_ids=(current,)))

    def shift(self, frames: int) -> None:
        """Move all captions by some frames."""
        self._edit(self.tr("Shift captions"), partial(shift_captions, frames=frames))

    def _build(self) -> None:
        empty = label(
            self.tr("No captions yet.\nAdd one at the playhead, or import an SRT, WebVTT or ASS file."),
            "hint",
            wraps=True,
        )
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setMargin(16)
        self._pages.addWidget(empty)
        self._pages.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(8)
        layout.addWidget(self._pages)
        layout.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        self._more.addSeparator()
        self._more.addAction(self.tr("Import captions…"), lambda: self.import_requested.emit(True))
        self._more.addAction(self.tr("Import into gaps…"), lambda: self.import_requested.emit(False))
        self._with_captions.append(
            self._more.addAction(self.tr("Export captions…"), self.export_requested.emit)
        )
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        for button, text, icon in (
            (self._add, self.tr("Add at playhead"), "add"),
            (self._split, self.tr("Split"), "split"),
            (self._delete, self.tr("Delete"), "delete"),
        ):
            button.setText(text)
            set_icon(button, icon)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._build_more())
        return row

    def _build_more(self) -> QToolButton:
        more = QToolButton()
        set_icon(more, "more")
        more.setToolTip(self.tr("More for captions"))
        more.setAccessibleName(more.toolTip())
        more.setMenu(self._more)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def _connect(self) -> None:
        self._add.clicked.connect(self.add)
        self._split.clicked.connect(self.split)
        self._delete.clicked.connect(self.delete)
        DeleteKey(self.list).pressed.connect(self.delete)
        self.list.activated_caption.connect(self._seek)
        self.list.times_entered.connect(self._set_times)
        self.list.text_entered.connect(self._set_text)
        self._store.changed.connect(self._follow)

    def _follow(self, before: Project, after: Project) -> None:
        if before.captions is not after.captions:
            self._show(after)

    def _show(self, project: Project) -> None:
        has_any = bool(project.captions)
        self._pages.setCurrentIndex(1 if has_any else 0)
        self.list.show_captions(project.captions)
        for button in (self._split, self._delete):
            button.setEnabled(has_any)
        for action in self._with_captions:
            action.setEnabled(has_any)

    def _seek(self, caption_id: int) -> None:
        found = (one.start for one in self._store.project.captions if one.id == caption_id)
        for start in found:
            self.sought.emit(start)

    def _set_times(self, caption_id: int, start: int, stop: int) -> None:
        edit = partial(trim_caption, caption_id=caption_id, start=start, stop=stop)
        self._edit(self.tr("Change caption's time"), edit)

    def _set_text(self, caption_id: int, text: str) -> None:
        self._edit(
            self.tr("Change caption's words"), partial(set_caption_text, caption_id=caption_id, text=text)
        )

    def _edit(self, text: str, operation: Operation) -> bool:
        try:
            self._store.edit(text, operation)
        except EditError as error:
            self.refused.emit(error)
            return False
        return True
