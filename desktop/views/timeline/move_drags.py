"""Dragging clips elsewhere: moving them live, or dragging copies away.

Which press of the mouse does which is `lane_hands`; lengths and loudness are other drags.
"""

from collections.abc import Callable

import numpy as np

from desktop.views.timeline.drag import Drag, Feedback, Ghost, Hand
from desktop.views.timeline.gesture import EditGesture, Shift
from desktop.views.timeline.lengths import shifted_text
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.travel import Travel
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.arrange import move_clips
from joyvasa_runtime.project.operations.clips import paste_clips
from joyvasa_runtime.project.operations.free_space import nearest_move


class MoveDrag(Drag):
    """Moves clips along and across tracks, over other clips to the nearest free place.

    Parameters
    ----------
    scene : Scene
    text : str
        Name of the step in the history.
    clip_ids : frozenset of int
    grabbed : int
        The clip under the hand.
    hand : Hand
        Where it was grabbed.

    Raises
    ------
    EditError
        If a clip's track is locked.
    """

    def __init__(self, scene: Scene, text: str, clip_ids: frozenset[int], grabbed: int, hand: Hand) -> None:
        super().__init__()
        nearest_move(scene.project, clip_ids, 0)
        places = [scene.layout.places[clip_id] for clip_id in clip_ids]
        self._clips = tuple(places)
        self._row, self._grabbed = scene.layout.places[grabbed]
        self._ids, self._hand_row = clip_ids, hand.row
        rows = [row for row, _ in places]
        self._row_range = -min(rows), len(scene.layout.tracks) - 1 - max(rows)
        self._travel = Travel(scene, hand, _edges(self._grabbed, places), scene.snapper(clip_ids))
        self._gesture = EditGesture(scene.store, text, self._moved)
        self._problem: EditError | None = None

    def move(self, hand: Hand) -> None:
        """Move the clips to where the hand is, or show that they can't go there."""
        snap = self._travel.to(hand)
        rows = int(np.clip(hand.row - self._hand_row, *self._row_range))
        try:
            frames = self._nearest(Shift(snap.shift, rows))
            self._gesture.apply(Shift(frames, rows))
        except EditError as error:
            self._problem = error
            self._gesture.apply(Shift())
            self.feedback = Feedback(ghosts=self._ghosts(snap.shift, rows))
            return
        self._problem = None
        line = snap.frame if frames == snap.shift else None
        self.feedback = Feedback(line, text=_moved_text(self._grabbed.start + frames, frames))

    def finish(self) -> EditError | None:
        """Leave the clips where they are; or back where they were, with the reason."""
        return self._problem

    def cancel(self) -> None:
        """Put the clips back."""
        self._gesture.apply(Shift())

    def _moved(self, project: Project, shift: Shift) -> Project:
        return move_clips(project, self._ids, shift.frames, shift.rows)

    def _nearest(self, shift: Shift) -> int:
        project, rest = self._gesture.rest(shift)
        return nearest_move(project, self._ids, rest.frames, rest.rows) + shift.frames - rest.frames

    def _ghosts(self, frames: int, rows: int) -> tuple[Ghost, ...]:
        return tuple(Ghost(row + rows, clip.start + frames, clip.frames, True) for row, clip in self._clips)


class CopyDrag(Drag):
    """Drags copies of clips away; the copies come into being when the button is released.

    Parameters as `MoveDrag`, and
    done : callable
        Gets the ids of the copies.
    """

    def __init__(
        self,
        scene: Scene,
        text: str,
        clip_ids: frozenset[int],
        grabbed: int,
        hand: Hand,
        done: Callable[[frozenset[int]], None],
    ) -> None:
        super().__init__()
        places = sorted((scene.layout.places[clip_id] for clip_id in clip_ids), key=lambda place: place[0])
        self._scene, self._text, self._done = scene, text, done
        self._places = tuple(places)
        self._grabbed = scene.layout.places[grabbed][1]
        self._hand_row = hand.row
        rows = [row for row, _ in places]
        self._row_range = -min(rows), len(scene.layout.tracks) - 1 - max(rows)
        self._travel = Travel(scene, hand, _edges(self._grabbed, places), scene.snapper())
        self._shift = Shift()

    def move(self, hand: Hand) -> None:
        """Show where the copies would be."""
        snap = self._travel.to(hand)
        first = min(clip.start for _, clip in self._places)
        rows = int(np.clip(hand.row - self._hand_row, *self._row_range))
        self._shift = Shift(max(snap.shift, -first), rows)
        is_refused = isinstance(self._result(), EditError)
        ghosts = tuple(
            Ghost(row + rows, clip.start + self._shift.frames, clip.frames, is_refused)
            for row, clip in self._places
        )
        text = _moved_text(self._grabbed.start + self._shift.frames, self._shift.frames)
        self.feedback = Feedback(None if is_refused else snap.frame, ghosts, text=text)

    def finish(self) -> EditError | None:
        """Make the copies."""
        before = self._scene.project
        result = self._result()
        if isinstance(result, EditError):
            return result
        self._scene.store.edit(self._text, lambda _project: result)
        self._done(frozenset(range(before.next_id, result.next_id)))
        return None

    def _result(self) -> Project | EditError:
        clips = tuple(clip for _, clip in self._places)
        top = self._places[0][0]
        rows = tuple(row - top for row, _ in self._places)
        track_id = self._scene.layout.tracks[top + self._shift.rows].id
        start = min(clip.start for clip in clips) + self._shift.frames
        try:
            return paste_clips(self._scene.project, clips, track_id, start, rows)
        except EditError as error:
            return error


def _edges(grabbed: Clip, places: list[tuple[int, Clip]]) -> tuple[int, ...]:
    """Where moved clips snap: at the edges of the one under the hand, and of them all together."""
    first = min(clip.start for _, clip in places)
    return grabbed.start, grabbed.stop, first, max(clip.stop for _, clip in places)


def _moved_text(start: int, frames: int) -> str:
    return f"{timecode(start)}  {shifted_text(frames)}"
