"""The drag of a caption on its lane: the whole, its start or its end, never over another one."""

from typing import Literal

from desktop.views.timeline.drag import Drag, Feedback, Hand
from desktop.views.timeline.gesture import EditGesture, Shift
from desktop.views.timeline.lengths import seconds_text
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.travel import Travel
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import MAX_FRAMES, Caption, Project
from joyvasa_runtime.project.operations.captions import trim_caption


class CaptionDrag(Drag):
    """Moves or trims a caption as far as its neighbours leave room.

    Parameters
    ----------
    scene : Scene
    text : str
        Name of the step in the history.
    caption : Caption
        As it was grabbed.
    part : "start", "stop" or "all"
    hand : Hand
        Where it was grabbed.
    """

    def __init__(
        self, scene: Scene, text: str, caption: Caption, part: Literal["start", "stop", "all"], hand: Hand
    ) -> None:
        super().__init__()
        self._caption, self._part = caption, part
        frames = {"start": (caption.start,), "stop": (caption.stop,), "all": (caption.start, caption.stop)}
        self._limits = _limits(scene.project.captions, caption, part)
        self._travel = Travel(scene, hand, frames[part], scene.snapper())
        self._gesture = EditGesture(scene.store, text, self._moved)

    def move(self, hand: Hand) -> None:
        """Move it to where the hand is."""
        snap = self._travel.to(hand)
        low, high = self._limits
        frames = min(max(snap.shift, low), high)
        self._gesture.apply(Shift(frames))
        start, stop = self._times(self._caption, frames)
        shown = stop if self._part == "stop" else start
        self.feedback = Feedback(snap.frame, text=f"{timecode(shown)}  ({seconds_text(stop - start)})")

    def cancel(self) -> None:
        """Put it back."""
        self._gesture.apply(Shift())

    def _moved(self, project: Project, shift: Shift) -> Project:
        caption = next((one for one in project.captions if one.id == self._caption.id), self._caption)
        return trim_caption(project, caption.id, *self._times(caption, shift.frames))

    def _times(self, caption: Caption, frames: int) -> tuple[int, int]:
        start = caption.start if self._part == "stop" else caption.start + frames
        return start, caption.stop if self._part == "start" else caption.stop + frames


def _limits(captions: tuple[Caption, ...], caption: Caption, part: str) -> tuple[int, int]:
    """How far a part may go to the left and right, in frames."""
    before = max((one.stop for one in captions if one.stop <= caption.start), default=0)
    after = min((one.start for one in captions if one.start >= caption.stop), default=MAX_FRAMES)
    length = caption.stop - caption.start
    if part == "start":
        return before - caption.start, length - 1
    if part == "stop":
        return 1 - length, after - caption.stop
    return before - caption.start, after - caption.stop
