"""A row for each file of the project, and the list that shows them and lets them be dragged out.

It edits nothing; what is done with a file is `media_panel`'s.
"""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.icons import icon
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import Media, Project

_NAME, _LENGTH, _USES = range(3)
_ROW = Qt.ItemDataRole.UserRole
_DRAGGABLE = Qt.ItemFlag.ItemIsDragEnabled


@dataclass(frozen=True, slots=True)
class MediaRow:
    """A file and what the list says of it.

    Parameters
    ----------
    media : Media
    uses : int
        Clips that play it, and the portrait that shows it.
    is_missing : bool
    """

    media: Media
    uses: int
    is_missing: bool


def media_rows(project: Project, missing: frozenset[int]) -> tuple[MediaRow, ...]:
    """A row for each file of a project, in their order; `missing` holds ids."""
    uses = Counter(clip.media_id for track in project.tracks for clip in track.clips)
    if project.portrait is not None:
        uses[project.portrait.media_id] += 1
    return tuple(MediaRow(media, uses[media.id], media.id in missing) for media in project.media)


class MediaList(QTreeWidget):
    """The list; its rows are dragged out as files.

    Signals
    -------
    activated_row(object)
        The `MediaRow` that was double-clicked or opened by key.
    """

    activated_row = Signal(object)

    def __init__(self) -> None:
        # Qt tells of the palette while it builds itself.
        self._rows: tuple[MediaRow, ...] = ()
        super().__init__()
        self.setHeaderLabels([self.tr("File"), self.tr("Length"), self.tr("Used by")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAccessibleName(self.tr("Media"))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_LENGTH, _USES):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.itemActivated.connect(lambda item, _column: self.activated_row.emit(item.data(_NAME, _ROW)))

    def show_rows(self, rows: tuple[MediaRow, ...]) -> None:
        """Show rows; as long as they are of the same files, what is selected stays selected."""
        if [row.media.id for row in rows] != [row.media.id for row in self._rows]:
            self.clear()
            self.addTopLevelItems([QTreeWidgetItem() for _row in rows])
            self._rows = ()
        # Most edits, each step of a drag among them, change nothing here: rows are only dressed anew.
        for index, row in enumerate(rows):
            if index >= len(self._rows) or row != self._rows[index]:
                self._dress(index, row)
        self._rows = rows

    def row_at(self, point: QPoint) -> MediaRow | None:
        """The row under a point of the viewport."""
        index = self.indexAt(point)
        return self._rows[index.row()] if index.isValid() else None

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData:  # type: ignore[override]  # noqa: N802
        """The files of the dragged rows, as a file manager would give them."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(item.data(_NAME, _ROW).media.path)) for item in items])
        return data

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the colours of the new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for index, row in enumerate(self._rows):
                self._dress(index, row)

    def _dress(self, index: int, row: MediaRow) -> None:
        item = self.topLevelItem(index)
        if item is None:
            return
        media, error = row.media, signal_colours(self.palette()).error
        length = timecode(media.frames) if media.kind == "sound" else ""
        for column, text in enumerate(
            (media.name, self.tr("missing") if row.is_missing else length, self._used(row))
        ):
            item.setText(column, text)
            item.setToolTip(column, str(media.path))
            item.setForeground(column, QBrush(error) if row.is_missing else QBrush())
        name = "missing" if row.is_missing else "audio" if media.kind == "sound" else "portrait"
        item.setIcon(_NAME, icon(name, error if row.is_missing else None))
        item.setData(_NAME, _ROW, row)
        flags = item.flags()
        item.setFlags(flags & ~_DRAGGABLE if row.is_missing else flags | _DRAGGABLE)

    def _used(self, row: MediaRow) -> str:
        if not row.uses:
            return self.tr("nothing")
        if row.media.kind == "picture":
            return self.tr("portrait")
        return self.tr("1 clip") if row.uses == 1 else self.tr("{count} clips").format(count=row.uses)
