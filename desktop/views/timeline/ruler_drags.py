"""The drags on the ruler that edit the project: a marker, the range, a new range. Clips have their own."""

from typing import Literal

import numpy as np

from desktop.views.timeline.drag import Drag, Feedback, Hand
from desktop.views.timeline.gesture import EditGesture, Shift
from desktop.views.timeline.lengths import seconds_text
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.snapping import SNAP_PX
from desktop.views.timeline.travel import Travel
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import MAX_FRAMES, Marker, Project
from joyvasa_runtime.project.operations.markers import move_marker, set_range
from joyvasa_runtime.timebase import FrameSpan

RangePart = Literal["start", "stop", "all"]


class MarkerDrag(Drag):
    """Moves a marker.

    Parameters
    ----------
    scene : Scene
    text : str
        Name of the step in the history.
    marker : Marker
    hand : Hand
        Where it was grabbed.
    """

    def __init__(self, scene: Scene, text: str, marker: Marker, hand: Hand) -> None:
        super().__init__()
        self._marker = marker
        snapper = scene.snapper().without(marker.frame)
        self._travel = Travel(scene, hand, (marker.frame,), snapper)
        self._gesture = EditGesture(scene.store, text, self._moved)

    def move(self, hand: Hand) -> None:
        """Move it to where the hand is."""
        snap = self._travel.to(hand)
        frame = min(max(self._marker.frame + snap.shift, 0), MAX_FRAMES)
        self._gesture.apply(Shift(frame - self._marker.frame))
        self.feedback = Feedback(snap.frame, text=timecode(frame))

    def cancel(self) -> None:
        """Put it back."""
        self._gesture.apply(Shift())

    def _moved(self, project: Project, shift: Shift) -> Project:
        marker = next((one for one in project.markers if one.id == self._marker.id), self._marker)
        return move_marker(project, marker.id, marker.frame + shift.frames)


class RangeDrag(Drag):
    """Moves the in point, the out point, or both.

    Parameters
    ----------
    scene : Scene
    text : str
        Name of the step in the history.
    span : FrameSpan
        The range when it was grabbed.
    part : "start", "stop" or "all"
    hand : Hand
        Where it was grabbed.
    """

    def __init__(self, scene: Scene, text: str, span: FrameSpan, part: RangePart, hand: Hand) -> None:
        super().__init__()
        self._span, self._part = span, part
        frames = {"start": (span.start,), "stop": (span.stop,), "all": (span.start, span.stop)}[part]
        self._travel = Travel(scene, hand, frames, scene.snapper().without(span.start, span.stop))
        self._gesture = EditGesture(scene.store, text, self._moved)

    def move(self, hand: Hand) -> None:
        """Move it to where the hand is."""
        snap = self._travel.to(hand)
        low, high = self._limits()
        frames = min(max(snap.shift, low), high)
        self._gesture.apply(Shift(frames))
        moved = _range_moved(self._span, self._part, frames)
        shown = moved.stop if self._part == "stop" else moved.start
        self.feedback = Feedback(snap.frame, text=f"{timecode(shown)}  ({seconds_text(len(moved))})")

    def cancel(self) -> None:
        """Put it back."""
        self._gesture.apply(Shift())

    def _limits(self) -> tuple[int, int]:
        if self._part == "start":
            return -self._span.start, len(self._span) - 1
        if self._part == "stop":
            return 1 - len(self._span), MAX_FRAMES - self._span.stop
        return -self._span.start, MAX_FRAMES - self._span.stop

    def _moved(self, project: Project, shift: Shift) -> Project:
        return set_range(project, _range_moved(project.range or self._span, self._part, shift.frames))


class RangeDraw(Drag):
    """Draws a new range from where the hand began to where it is.

    Parameters
    ----------
    scene : Scene
    text : str
        Name of the step in the history.
    hand : Hand
    """

    def __init__(self, scene: Scene, text: str, hand: Hand) -> None:
        super().__init__()
        self._scene, self._text, self._key = scene, text, object()
        self._before = scene.project.range
        self._snapper = scene.snapper()
        self._first = self._frame(hand)

    def move(self, hand: Hand) -> None:
        """Draw it to where the hand is."""
        first, last = sorted((self._first, self._frame(hand)))
        if first < last:
            self._set(FrameSpan(first, last))
            self.feedback = Feedback(text=f"{timecode(first)}  ({seconds_text(last - first)})")

    def cancel(self) -> None:
        """Show the range that was there before."""
        self._set(self._before)

    def _set(self, span: FrameSpan | None) -> None:
        self._scene.store.edit(self._text, lambda project: set_range(project, span), self._key)

    def _frame(self, hand: Hand) -> int:
        frame = min(max(round(hand.frame), 0), MAX_FRAMES)
        if hand.is_free or not self._scene.is_snapping:
            return frame
        return self._snapper.snap(np.array([frame]), 0, SNAP_PX * hand.frames_per_px).shift + frame


def _range_moved(span: FrameSpan, part: RangePart, frames: int) -> FrameSpan:
    start = span.start if part == "stop" else span.start + frames
    return FrameSpan(start, span.stop if part == "start" else span.stop + frames)
