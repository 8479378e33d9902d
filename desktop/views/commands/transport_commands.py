"""Commands that play and move the playhead."""

from typing import Protocol

from PySide6.QtCore import QObject

from desktop.settings import AppSettings
from desktop.views.commands.desk import Desk
from joyvasa_runtime.timebase import MOTION_FPS


class Cuts(Protocol):
    """Knows where clips begin and end."""

    def previous_cut(self, frame: int) -> int:
        """The last cut before a frame; the frame itself where there is none."""

    def next_cut(self, frame: int) -> int:
        """The first cut behind a frame; the frame itself where there is none."""


class TransportCommands(QObject):
    """Connects the actions ``transport.*``."""

    def __init__(self, desk: Desk, cuts: Cuts, settings: AppSettings) -> None:
        super().__init__(desk.actions)
        self._desk, self._settings = desk, settings
        playback = desk.playback
        desk.connect("transport.play", playback.toggle)
        desk.connect("transport.shuttle_back", lambda: playback.shuttle(-1))
        desk.connect("transport.shuttle_stop", playback.pause)
        desk.connect("transport.shuttle_forward", lambda: playback.shuttle(1))
        desk.connect("transport.step_back", lambda: playback.step(-1))
        desk.connect("transport.step_forward", lambda: playback.step(1))
        desk.connect("transport.second_back", lambda: playback.step(-MOTION_FPS))
        desk.connect("transport.second_forward", lambda: playback.step(MOTION_FPS))
        desk.connect("transport.previous_cut", lambda: playback.seek(cuts.previous_cut(playback.frame)))
        desk.connect("transport.next_cut", lambda: playback.seek(cuts.next_cut(playback.frame)))
        desk.connect("transport.to_start", lambda: playback.seek(0))
        desk.connect("transport.to_end", self._to_end)
        self._connect_loop()

    def _connect_loop(self) -> None:
        action = self._desk.actions["transport.loop"]
        action.toggled.connect(self._desk.playback.set_loop)
        action.toggled.connect(lambda is_on: setattr(self._settings, "loop", is_on))
        action.setChecked(self._settings.loop)

    def _to_end(self) -> None:
        self._desk.playback.seek(max(0, self._desk.project.frames - 1))
