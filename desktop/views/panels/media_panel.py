"""The files of the project: what each is, where it lies, and which are missing."""

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.document.store import Store
from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.icons import icon, set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Media, Project
from joyvasa_runtime.project.operations.media import remove_unused_media

_PATH = Qt.ItemDataRole.UserRole


class _Files(QTreeWidget):
    """The list; its rows are dragged out as files."""

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData:  # type: ignore[override]  # noqa: N802
        """The files of the dragged rows, as a file manager would give them."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(item.data(0, _PATH))) for item in items])
        return data


class MediaPanel(QWidget):
    """Lists the media.

    Parameters
    ----------
    store : Store

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

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._missing: frozenset[int] = frozenset()
        self._list, self._pages = self._build_list(), QStackedWidget()
        empty = label(self.tr("No files yet. Drop voices and a portrait anywhere."), "hint", wraps=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setMargin(16)
        self._pages.addWidget(empty)
        self._pages.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.addWidget(self._pages)
        layout.addLayout(self._build_buttons())
        store.changed.connect(self._follow)
        self._show(store.project)

    def set_missing(self, media_ids: frozenset[int]) -> None:
        """Show which files are not where they were."""
        self._missing = media_ids
        self._show(self._store.project)

    def _build_list(self) -> _Files:
        made = _Files()
        made.setHeaderLabels([self.tr("File"), self.tr("Length"), self.tr("Used by")])
        made.setRootIsDecorated(False)
        made.setAlternatingRowColors(True)
        made.setDragEnabled(True)
        made.setAccessibleName(self.tr("Media"))
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            made.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _build_buttons(self) -> QHBoxLayout:
        self._import = QPushButton(self.tr("Import…"))
        self._relink = QPushButton(self.tr("Relink…"))
        self._clean = QPushButton(self.tr("Remove unused"))
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
        parts = ("media", "tracks", "takes", "portrait")
        if any(getattr(before, part) is not getattr(after, part) for part in parts):
            self._show(after)

    def _show(self, project: Project) -> None:
        self._pages.setCurrentIndex(1 if project.media else 0)
        self._relink.setVisible(bool(self._missing))
        self._clean.setEnabled(any(not _uses(project, media) for media in project.media))
        self._list.clear()
        self._list.addTopLevelItems([self._row(project, media) for media in project.media])

    def _row(self, project: Project, media: Media) -> QTreeWidgetItem:
        is_sound, is_missing = media.kind == "sound", media.id in self._missing
        length = timecode(media.frames) if is_sound else ""
        item = QTreeWidgetItem([media.name, length, _used_by(self, project, media)])
        item.setIcon(0, icon("missing" if is_missing else "audio" if is_sound else "portrait"))
        item.setData(0, _PATH, media.path)
        item.setToolTip(0, str(media.path))
        if is_missing:
            item.setForeground(0, signal_colours(self.palette()).error)
            item.setText(1, self.tr("missing"))
        return item

    def _remove_unused(self) -> None:
        try:
            self._store.edit(self.tr("Remove unused media"), remove_unused_media)
        except EditError as error:
            self.refused.emit(error)


def _uses(project: Project, media: Media) -> int:
    """How often the project uses a file."""
    clips = sum(clip.media_id == media.id for track in project.tracks for clip in track.clips)
    return clips + int(project.portrait is not None and project.portrait.media_id == media.id)


def _used_by(widget: QWidget, project: Project, media: Media) -> str:
    uses = _uses(project, media)
    if not uses:
        return widget.tr("nothing")
    if media.kind == "picture":
        return widget.tr("portrait")
    return widget.tr("1 clip") if uses == 1 else widget.tr("{count} clips").format(count=uses)
