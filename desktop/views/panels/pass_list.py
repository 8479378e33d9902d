"""The passes recorded for the place of the selected clip: choosing one lets the clip play it.

How passes are recorded is `recorder_panel`'s.
"""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.views.widgets.icons import blank_icon, icon, set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Media, Project
from joyvasa_runtime.project.operations.gate import LevelsOf, find_again
from joyvasa_runtime.project.operations.recording import choose_pass, recorded_passes, remove_unused_passes

_MEDIA = Qt.ItemDataRole.UserRole
_ROWS = 5
"""Seen at once; more are scrolled to."""


class PassList(QWidget):
    """Lists the passes of one clip; nothing is to be seen of it where there are none.

    Parameters
    ----------
    store : Store
    selection : Selection
    levels_of : callable
        Loudness of a sound, by which the lips rest in the silences of a pass.

    Signals
    -------
    play_requested(int)
        Another pass was chosen, or is to be heard again: the frame at which its clip begins.
    refused(object)
        The `EditError` of an edit that isn't possible.
    """

    play_requested = Signal(int)
    refused = Signal(object)

    def __init__(self, store: Store, selection: Selection, levels_of: LevelsOf) -> None:
        super().__init__()
        self._store, self._selection, self._levels_of = store, selection, levels_of
        self._clip: Clip | None = None
        self._shown: tuple[Media, ...] = ()
        # Walking through the passes of one clip is one step of the history.
        self._gesture = object()
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Passes of the selected clip"))
        self._list.setAlternatingRowColors(True)
        self._play = QPushButton(self.tr("Play"))
        self._clean = QPushButton(self.tr("Remove unused"))
        self._build()
        self._list.currentRowChanged.connect(self._choose)
        self._list.itemActivated.connect(lambda _item: self._ask_to_play())
        self._play.clicked.connect(self._ask_to_play)
        self._clean.clicked.connect(self._remove_unused)
        store.changed.connect(self._follow)
        selection.changed.connect(self._show)
        self._show()

    def _build(self) -> None:
        set_icon(self._play, "play")
        set_icon(self._clean, "delete")
        self._play.setToolTip(self.tr("Play the clip with the chosen pass"))
        self._clean.setToolTip(self.tr("Take passes that no clip plays off the list; on the disk they stay"))
        row = QHBoxLayout()
        row.addWidget(self._play)
        row.addWidget(self._clean)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(label(self.tr("Passes"), "heading"))
        layout.addWidget(self._list)
        layout.addLayout(row)

    def _follow(self, before: Project, after: Project) -> None:
        if before.tracks is not after.tracks or before.recordings is not after.recordings:
            self._show()

    def _show(self) -> None:
        before, self._clip = self._clip, self._selected()
        if before is None or self._clip is None or before.id != self._clip.id:
            self._gesture = object()
        passes = () if self._clip is None else recorded_passes(self._store.project, self._clip)
        with QSignalBlocker(self._list):
            if passes != self._shown:
                self._fill(passes)
            self._mark()
        self._shown = passes
        used = {clip.media_id for track in self._store.project.tracks for clip in track.clips}
        self._clean.setEnabled(any(one.id not in used for one in passes))
        self.setVisible(bool(passes))

    def _selected(self) -> Clip | None:
        """The only selected clip."""
        clips = [
            clip
            for track in self._store.project.tracks
            for clip in track.clips
            if clip.id in self._selection.clips
        ]
        return clips[0] if len(clips) == 1 else None

    def _fill(self, passes: tuple[Media, ...]) -> None:
        self._list.clear()
        for number, media in enumerate(passes, 1):
            text = self.tr("Pass {number}  ·  {length}").format(number=number, length=timecode(media.frames))
            item = QListWidgetItem(text)
            item.setData(_MEDIA, media.id)
            item.setToolTip(media.name)
            self._list.addItem(item)

    def _mark(self) -> None:
        """Show which pass is played."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            is_played = self._clip is not None and item.data(_MEDIA) == self._clip.media_id
            item.setIcon(icon("success") if is_played else blank_icon())
            if is_played:
                self._list.setCurrentItem(item)
        rows = min(_ROWS, self._list.count())
        self._list.setFixedHeight(rows * max(20, self._list.sizeHintForRow(0)) + 2 * self._list.frameWidth())

    def _choose(self, row: int) -> None:
        item, clip = self._list.item(row), self._clip
        if item is None or clip is None:
            return
        operation = partial(play_pass, clip_id=clip.id, media_id=item.data(_MEDIA), levels_of=self._levels_of)
        if self._edit(self.tr("Choose another pass"), operation, self._gesture):
            self._ask_to_play()
        else:
            self._show()

    def _remove_unused(self) -> None:
        if self._clip is not None:
            self._edit(
                self.tr("Remove unused passes"), partial(remove_unused_passes, clip_id=self._clip.id), None
            )

    def _edit(self, text: str, operation: partial[Project], gesture: object) -> bool:
        try:
            self._store.edit(text, operation, gesture)
        except EditError as error:
            self.refused.emit(error)
            return False
        return True

    def _ask_to_play(self) -> None:
        if self._clip is not None:
            self.play_requested.emit(self._clip.start)


def play_pass(project: Project, clip_id: int, media_id: int, levels_of: LevelsOf) -> Project:
    """The project in which a clip plays another pass, and rests its lips in the silences of that.

    Raises
    ------
    EditError
        As `choose_pass`.
    """
    return find_again(choose_pass(project, clip_id, media_id), (clip_id,), levels_of)
