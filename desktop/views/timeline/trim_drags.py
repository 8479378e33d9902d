"""Dragging a clip's edges: trimming what it plays, and fading what is heard of it."""

import numpy as np

from desktop.views.timeline.drag import Drag, Feedback, Hand
from desktop.views.timeline.gesture import EditGesture, Shift
from desktop.views.timeline.lengths import seconds_text, shifted_text
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.travel import Travel
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.arrange import Edge, set_fades, trim_limits, trim_start, trim_stop


class TrimDrag(Drag):
    """Trims an edge of clips, as far as their sounds and neighbours let it.

    Parameters as `MoveDrag`, and
    edge : "start" or "stop"

    Raises
    ------
    EditError
        If a clip's track is locked.
    """

    def __init__(
        self, scene: Scene, text: str, clip_ids: frozenset[int], grabbed: int, edge: Edge, hand: Hand
    ) -> None:
        super().__init__()
        self._limits = trim_limits(scene.project, clip_ids, edge)
        self._ids, self._edge = clip_ids, edge
        self._clip = scene.layout.places[grabbed][1]
        at = self._clip.start if edge == "start" else self._clip.stop
        self._travel = Travel(scene, hand, (at,), scene.snapper(clip_ids))
        self._gesture = EditGesture(scene.store, text, self._trimmed)

    def move(self, hand: Hand) -> None:
        """Trim to where the hand is."""
        snap = self._travel.to(hand)
        frames = int(np.clip(snap.shift, *self._limits))
        self._gesture.apply(Shift(frames))
        length = self._clip.frames + (frames if self._edge == "stop" else -frames)
        line = snap.frame if frames == snap.shift else None
        self.feedback = Feedback(line, text=f"{timecode(length)}  {shifted_text(frames)}")

    def cancel(self) -> None:
        """Give the clips their lengths back."""
        self._gesture.apply(Shift())

    def _trimmed(self, project: Project, shift: Shift) -> Project:
        trim = trim_start if self._edge == "start" else trim_stop
        return trim(project, self._ids, shift.frames)


class FadeDrag(Drag):
    """Makes the fade at one edge of a clip longer or shorter.

    Parameters as `MoveDrag`, and
    clip_id : int
    edge : "start" or "stop"

    Raises
    ------
    EditError
        If the clip's track is locked.
    """

    def __init__(self, scene: Scene, text: str, clip_id: int, edge: Edge, hand: Hand) -> None:
        super().__init__()
        clip = scene.layout.places[clip_id][1]
        # Setting what is there changes nothing, and is refused on a locked track.
        set_fades(scene.project, clip_id, clip.fade_in, clip.fade_out)
        self._clip, self._edge = clip, edge
        self._travel = Travel(scene, hand, (_fade_frame(clip, edge),), scene.snapper())
        self._gesture = EditGesture(scene.store, text, self._faded)

    def move(self, hand: Hand) -> None:
        """Fade to where the hand is."""
        snap = self._travel.to(hand)
        inward = snap.shift if self._edge == "start" else -snap.shift
        fade, other = self._clip.fade_in, self._clip.fade_out
        if self._edge == "stop":
            fade, other = other, fade
        grown = int(np.clip(inward, -fade, self._clip.frames - other - fade))
        self._gesture.apply(Shift(grown))
        line = snap.frame if grown == inward else None
        self.feedback = Feedback(line, text=seconds_text(fade + grown))

    def cancel(self) -> None:
        """Give the clip its fade back."""
        self._gesture.apply(Shift())

    def _faded(self, project: Project, shift: Shift) -> Project:
        clip = project.clip(self._clip.id)
        if self._edge == "start":
            return set_fades(project, clip.id, clip.fade_in + shift.frames, clip.fade_out)
        return set_fades(project, clip.id, clip.fade_in, clip.fade_out + shift.frames)


def _fade_frame(clip: Clip, edge: Edge) -> int:
    return clip.start + clip.fade_in if edge == "start" else clip.stop - clip.fade_out
