"""Commands on the in / out range and the markers. Dragging them is the timeline's own."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.views.commands.desk import Desk
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.markers import add_marker, set_range
from joyvasa_runtime.timebase import FrameSpan


class RangeCommands(QObject):
    """Connects the actions ``range.*`` and ``marker.*``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.actions)
        self._desk = desk
        desk.connect("range.in", self._set_in)
        desk.connect("range.out", self._set_out)
        desk.connect("range.clear", self._clear)
        desk.connect("range.to_selection", self._to_selection)
        desk.connect("marker.add", self._add_marker)
        desk.connect("marker.previous", self._previous_marker)
        desk.connect("marker.next", self._next_marker)
        desk.store.changed.connect(self._refresh)
        self._refresh(desk.project, desk.project)

    def _refresh(self, _before: Project, after: Project) -> None:
        self._desk.actions["range.clear"].setEnabled(after.range is not None)

    def _set_in(self) -> None:
        self._set(self.tr("Set in point"), range_from(self._desk.project, self._desk.playhead))

    def _set_out(self) -> None:
        self._set(self.tr("Set out point"), range_until(self._desk.project, self._desk.playhead))

    def _clear(self) -> None:
        self._set(self.tr("Clear range"), None)

    def _to_selection(self) -> None:
        clips = self._desk.selected_clips()
        if not clips:
            self._desk.say(self.tr("Select the clips whose time the range shall have"))
            return
        span = FrameSpan(clips[0].start, max(clip.stop for clip in clips))
        self._set(self.tr("Set range to selection"), span)

    def _set(self, text: str, span: FrameSpan | None) -> None:
        self._desk.edit(text, partial(set_range, span=span))

    def _add_marker(self) -> None:
        new_id = self._desk.project.next_id
        if self._desk.edit(self.tr("Add marker"), partial(add_marker, frame=self._desk.playhead)):
            self._desk.selection.select_marker(new_id)

    def _previous_marker(self) -> None:
        frames = [m.frame for m in self._desk.project.markers if m.frame < self._desk.playhead]
        if frames:
            self._desk.playback.seek(max(frames))

    def _next_marker(self) -> None:
        frames = [m.frame for m in self._desk.project.markers if m.frame > self._desk.playhead]
        if frames:
            self._desk.playback.seek(min(frames))


def range_from(project: Project, frame: int) -> FrameSpan:
    """The range with its in point at a frame; an out point that isn't behind it moves to the end."""
    stop = project.range.stop if project.range is not None else project.frames
    return FrameSpan(frame, stop if stop > frame else max(project.frames, frame + 1))


def range_until(project: Project, frame: int) -> FrameSpan:
    """The range with its out point behind a frame; an in point that isn't before that moves to the start."""
    start = project.range.start if project.range is not None else 0
    return FrameSpan(start if start <= frame else 0, frame + 1)
