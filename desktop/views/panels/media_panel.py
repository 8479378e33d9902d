"""The files of the project: what each is, where it lies, and which are missing.

What a row says is `media_rows`; looking for missing files is a dialog's work.
"""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.document.store import Store
from desktop.views.panels.media_rows import MediaList, MediaRow, media_rows
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.opening import OpenPath, open_path
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.media import remove_unused_media


class MediaPanel(QWidget):
    """Lists the media.

    Parameters
    ----------
    store : Store
    opener : callable, optional
        Opens a folder in the file manager.

    Signals
    -------
    import_requested()
        More sound is wanted.
    relink_requested()
        Missing files are to be found.
    refused(object)
        The `EditError` of an edit that isn't possible.
    """

    import_requested = Signal()
    relink_requested = Signal()
    refused = Signal(object)

    def __init__(self, store: Store, opener: OpenPath = open_path) -> None:
        super().__init__()
        self._store, self._opener = store, opener
        self._missing: frozenset[int] = frozenset()
        self._list, self._pages = MediaList(), QStackedWidget()
        empty = label(self.tr("No files yet. Drop voices and a portrait anywhere."), "hint", wraps=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setMargin(16)
        self._pages.addWidget(empty)
        self._pages.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.addWidget(self._pages)
        layout.addLayout(self._build_buttons())
        self._list.activated_row.connect(self._activate)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._show_menu)
        store.changed.connect(self._follow)
        self._show(store.project)

    def set_missing(self, media_ids: frozenset[int]) -> None:
        """Show which files are not where they were."""
        self._missing = media_ids
        self._show(self._store.project)

    def _build_buttons(self) -> QHBoxLayout:
        self._import = QPushButton(self.tr("Import…"))
        self._relink = QPushButton(self.tr("Relink…"))
        self._clean = QPushButton(self.tr("Remove unused"))
        self._import.setToolTip(self.tr("Add sounds to the project"))
        self._relink.setToolTip(self.tr("Say where the missing files are now"))
        self._clean.setToolTip(self.tr("Take files that nothing uses off the project; on the disk they stay"))
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        for button, name, slot in (
            (self._import, "audio", self.import_requested),
            (self._relink, "relink", self.relink_requested),
            (self._clean, "delete", self._remove_unused),
        ):
            set_icon(button, name)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        return row

    def _follow(self, before: Project, after: Project) -> None:
        parts = ("media", "tracks", "portrait")
        if any(getattr(before, part) is not getattr(after, part) for part in parts):
            self._show(after)

    def _show(self, project: Project) -> None:
        rows = media_rows(project, self._missing)
        with QSignalBlocker(self._list):
            self._list.show_rows(rows)
        self._pages.setCurrentIndex(1 if rows else 0)
        self._relink.setVisible(any(row.is_missing for row in rows))
        self._clean.setEnabled(any(not row.uses for row in rows))

    def _activate(self, row: MediaRow) -> None:
        if row.is_missing:
            self.relink_requested.emit()
        else:
            self._opener(row.media.path.parent)

    def _show_menu(self, point: QPoint) -> None:
        """Offer what can be done with the file under the mouse."""
        row = self._list.row_at(point)
        if row is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            text = self.tr("Relink…") if row.is_missing else self.tr("Show in folder")
            menu.addAction(text).triggered.connect(lambda: self._activate(row))
            menu.popup(self._list.viewport().mapToGlobal(point))

    def _remove_unused(self) -> None:
        try:
            self._store.edit(self.tr("Remove unused media"), remove_unused_media)
        except EditError as error:
            self.refused.emit(error)
