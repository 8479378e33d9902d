"""Commands on tracks: add, delete, order, and their switches. Renaming is done where the name stands."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.views.commands.desk import Desk
from joyvasa_runtime.project.document import Project, Track
from joyvasa_runtime.project.operations.tracks import (
    add_track,
    free_name,
    lock_track,
    move_track,
    mute_track,
    remove_track,
    set_track_drives,
    solo_track,
)


class TrackCommands(QObject):
    """Connects the actions ``track.*``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.actions)
        self._desk = desk
        desk.connect("track.add_voice", self._add_voice)
        desk.connect("track.add_music", self._add_music)
        desk.connect("track.delete", self._delete)
        desk.connect("track.move_up", lambda: self._move(-1))
        desk.connect("track.move_down", lambda: self._move(1))
        self._connect_switches()
        desk.selection.changed.connect(self._refresh)
        desk.store.changed.connect(self._refresh)
        self._refresh()

    def _connect_switches(self) -> None:
        for action_id, text, operation in (
            ("track.mute", self.tr("Mute track"), mute_track),
            ("track.solo", self.tr("Solo track"), solo_track),
            ("track.lock", self.tr("Lock track"), lock_track),
            ("track.drives", self.tr("Track moves the portrait"), set_track_drives),
        ):
            # Not `partial`: Qt would not know that it takes the state of the check mark.
            self._desk.actions[action_id].triggered.connect(
                lambda is_on, text=text, operation=operation: self._switch(text, operation, is_on)
            )

    def _current(self) -> Track | None:
        tracks = self._desk.project.tracks
        return next((track for track in tracks if track.id == self._desk.selection.track), None)

    def _refresh(self, *_change: object) -> None:
        track, actions = self._current(), self._desk.actions
        for name in ("delete", "rename", "move_up", "move_down", "mute", "solo", "lock", "drives"):
            actions[f"track.{name}"].setEnabled(track is not None)
        actions["track.mute"].setChecked(track is not None and track.is_muted)
        actions["track.solo"].setChecked(track is not None and track.is_solo)
        actions["track.lock"].setChecked(track is not None and track.is_locked)
        actions["track.drives"].setChecked(track is not None and track.drives)

    def _switch(self, text: str, operation: Callable[[Project, int, bool], Project], is_on: bool) -> None:
        track = self._current()
        if track is not None:
            self._desk.edit(text, lambda project: operation(project, track.id, is_on))
        # A refused edit leaves the project, and so the check mark, as it was.
        self._refresh()

    def _add_voice(self) -> None:
        self._add(self.tr("Add voice track"), self.tr("Voice"), drives=True)

    def _add_music(self) -> None:
        self._add(self.tr("Add music track"), self.tr("Music"), drives=False)

    def _add(self, text: str, name: str, drives: bool) -> None:
        free = free_name(self._desk.project, name)
        new_id = self._desk.project.next_id
        if self._desk.edit(text, partial(add_track, name=free, drives=drives)):
            self._desk.selection.select_track(new_id)

    def _delete(self) -> None:
        track = self._current()
        if track is not None:
            self._desk.edit(self.tr("Delete track"), partial(remove_track, track_id=track.id))

    def _move(self, rows: int) -> None:
        track = self._current()
        if track is None:
            return
        tracks = self._desk.project.tracks
        index = tracks.index(track) + rows
        if 0 <= index < len(tracks):
            self._desk.edit(self.tr("Move track"), partial(move_track, track_id=track.id, index=index))
