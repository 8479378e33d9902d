"""Commands that go from clip to clip and move the selected ones by steps, for hands on the keyboard.

Dragging clips is the timeline's own.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.views.commands.desk import Desk
from desktop.views.widgets.gesture import Gestures
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.arrange import move_clips
from joyvasa_runtime.timebase import MOTION_FPS

_NEEDS_SELECTION = (
    "clip.nudge_left",
    "clip.nudge_right",
    "clip.second_left",
    "clip.second_right",
    "clip.track_above",
    "clip.track_below",
)


class ClipSteps(QObject):
    """Connects ``clip.next``, ``clip.previous``, ``track.next``, ``track.previous`` and what moves clips.

    Parameters
    ----------
    desk : Desk
    show : callable
        Brings a span of frames, from the first to behind the last, into view.
    """

    def __init__(self, desk: Desk, show: Callable[[int, int], object]) -> None:
        super().__init__(desk.actions)
        self._desk, self._show = desk, show
        self._gestures = Gestures()
        desk.connect("clip.next", lambda: self._select(1))
        desk.connect("clip.previous", lambda: self._select(-1))
        desk.connect("track.next", lambda: self._select_track(1))
        desk.connect("track.previous", lambda: self._select_track(-1))
        desk.connect("clip.nudge_left", lambda: self._move(-1, 0))
        desk.connect("clip.nudge_right", lambda: self._move(1, 0))
        desk.connect("clip.second_left", lambda: self._move(-MOTION_FPS, 0))
        desk.connect("clip.second_right", lambda: self._move(MOTION_FPS, 0))
        desk.connect("clip.track_above", lambda: self._move(0, -1))
        desk.connect("clip.track_below", lambda: self._move(0, 1))
        desk.selection.changed.connect(self._refresh)
        desk.store.changed.connect(lambda _before, _after: self._refresh())
        self._refresh()

    def _refresh(self) -> None:
        actions, project = self._desk.actions, self._desk.project
        for action_id in _NEEDS_SELECTION:
            actions[action_id].setEnabled(bool(self._desk.selection.clips))
        for name in ("next", "previous"):
            actions[f"clip.{name}"].setEnabled(any(track.clips for track in project.tracks))
            actions[f"track.{name}"].setEnabled(bool(project.tracks))

    def _select(self, step: int) -> None:
        clip = neighbour(self._desk.project, self._desk.selected_clips(), self._desk.playhead, step)
        if clip is None:
            return
        tracks = self._desk.project.tracks
        track = next(track for track in tracks if any(one.id == clip.id for one in track.clips))
        self._desk.selection.select_track(track.id)
        self._desk.selection.select_clips(frozenset({clip.id}))
        self._show(clip.start, clip.stop)

    def _select_track(self, step: int) -> None:
        ids = [track.id for track in self._desk.project.tracks]
        current = self._desk.selection.track
        if current in ids:
            index = min(max(ids.index(current) + step, 0), len(ids) - 1)
        else:
            index = 0 if step > 0 else len(ids) - 1
        self._desk.selection.select_track(ids[index])

    def _move(self, frames: int, tracks: int) -> None:
        ids = self._desk.selection.clips
        gesture = self._gestures.current(f"{frames} {tracks}")
        operation = partial(move_clips, clip_ids=ids, frames=frames, tracks=tracks)
        try:
            self._desk.store.edit(self.tr("Move clip"), operation, gesture)
        except EditError as error:
            self._desk.say(str(error))
            return
        moved = self._desk.selected_clips()
        self._show(moved[0].start, max(clip.stop for clip in moved))


def neighbour(project: Project, chosen: tuple[Clip, ...], playhead: int, step: int) -> Clip | None:
    """The clip before or behind those chosen, in time and then from the upper tracks to the lower.

    Parameters
    ----------
    project : Project
    chosen : tuple of Clip
        If there are none, the clip at the playhead or the nearest one from it on is meant.
    playhead : int
    step : int
        1 for the next one, -1 for the one before. At the ends the last one stays.
    """
    placed = [(clip.start, row, clip) for row, track in enumerate(project.tracks) for clip in track.clips]
    clips = [clip for _, _, clip in sorted(placed, key=lambda place: place[:2])]
    if not clips:
        return None
    ids = {clip.id for clip in chosen}
    indices = [index for index, clip in enumerate(clips) if clip.id in ids]
    if indices:
        index = max(indices) + 1 if step > 0 else min(indices) - 1
        return clips[min(max(index, 0), len(clips) - 1)]
    if step > 0:
        return next((clip for clip in clips if clip.stop > playhead), clips[-1])
    return next((clip for clip in reversed(clips) if clip.start <= playhead), clips[0])
