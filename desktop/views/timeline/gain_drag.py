"""Dragging a clip's gain line up and down."""

import numpy as np

from desktop.views.timeline.drag import Drag, Feedback, Hand
from desktop.views.timeline.envelope import gain_at, gain_y
from desktop.views.timeline.gesture import EditGesture, Shift
from desktop.views.timeline.scene import Scene
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.clips import set_clip_gain
from joyvasa_runtime.project.ranges import GAIN_RANGE_DB

# The gain at which nothing is changed pulls the line from this far, in dB; a fine movement goes this far.
_UNITY_REACH_DB = 1.0
_FINE_DB_PER_PX = 0.1


class GainDrag(Drag):
    """Raises and lowers the gain line of a clip, and the gains of all that are selected as much.

    Parameters as `MoveDrag`.

    Raises
    ------
    EditError
        If a clip's track is locked.
    """

    def __init__(self, scene: Scene, text: str, clip_ids: frozenset[int], grabbed: int, hand: Hand) -> None:
        super().__init__()
        for clip_id in clip_ids:
            set_clip_gain(scene.project, (clip_id,), scene.layout.places[clip_id][1].gain_db)
        self._scene, self._ids = scene, clip_ids
        self._clip = scene.layout.places[grabbed][1]
        self._gain_db, self._y = self._clip.gain_db, hand.y
        # The line keeps its distance to the hand: it doesn't jump when it is grabbed a little beside.
        self._aside = hand.y - gain_y(scene.geometry.clip_rect(grabbed), self._gain_db)
        self._gesture = EditGesture(scene.store, text, self._amplified)

    def move(self, hand: Hand) -> None:
        """Set the gain to where the hand is."""
        if hand.is_fine:
            gain_db = self._gain_db + (self._y - hand.y) * _FINE_DB_PER_PX
        else:
            body = self._scene.geometry.clip_rect(self._clip.id)
            gain_db = gain_at(body, hand.y - self._aside)
            if abs(gain_db) < _UNITY_REACH_DB and not hand.is_free:
                gain_db = 0.0
        self._y, self._gain_db = hand.y, float(np.clip(gain_db, *GAIN_RANGE_DB))
        shown = round(self._gain_db, 1)
        self._gesture.apply(Shift(gain_db=shown - self._clip.gain_db))
        self.feedback = Feedback(text=f"{shown:+.1f} dB")

    def cancel(self) -> None:
        """Give the clips their gains back."""
        self._gesture.apply(Shift())

    def _amplified(self, project: Project, shift: Shift) -> Project:
        for clip_id in self._ids:
            gain_db = float(np.clip(project.clip(clip_id).gain_db + shift.gain_db, *GAIN_RANGE_DB))
            project = set_clip_gain(project, (clip_id,), round(gain_db, 1))
        return project
