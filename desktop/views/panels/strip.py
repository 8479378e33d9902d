"""Marks along the time of a clip, for the hand and the keyboard: what blinks and silences have in common.

It holds no value of the project: it shows marks, and tells how they were moved, added and deleted.
"""

from dataclasses import dataclass, replace
from typing import Literal, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from desktop.views.panels.strip_canvas import Mark, StripCanvas
from desktop.views.panels.strip_view import StripView
from desktop.views.widgets.gesture import Gestures
from joyvasa_runtime.timebase import MOTION_FPS

Part = Literal["whole", "start", "stop"]

_SNAP_PX = 5.0
_NOTCH = 120.0
"""What a wheel's notch counts in Qt."""

_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_DELETES = frozenset({_Key.Key_Delete, _Key.Key_Backspace})
_SIDEWAYS = frozenset({_Key.Key_Left, _Key.Key_Right})
_UP_DOWN = frozenset({_Key.Key_Up, _Key.Key_Down})


@dataclass(frozen=True, slots=True)
class _Grip:
    """A mark that is held: which one now, as it was at first, by what, and where it was taken."""

    at: int
    origin: Mark
    part: Part
    taken_at: float


class Strip(StripCanvas):
    """Shows marks and lets them be chosen, moved, added and deleted.

    Its kinds say how marks are painted and hit, and where a moved one may go.

    Parameters
    ----------
    view : StripView

    Signals
    -------
    chosen(object)
        Start of the mark that is selected now, or None.
    moved(int, int, int, object)
        Start of a mark, its new start and stop, and the gesture.
    added(int)
        A new mark is wanted at a frame.
    deleted(int)
        Start of the mark that is to go.
    sought(int)
        A frame of the sound is to be shown.
    """

    chosen = Signal(object)
    moved = Signal(int, int, int, object)
    added = Signal(int)
    deleted = Signal(int)
    sought = Signal(int)

    def __init__(self, view: StripView) -> None:
        super().__init__(view)
        self._sound_frames = 1
        self._grip: _Grip | None = None
        self._is_scrubbing = False
        self._gestures = Gestures()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def selected(self) -> Mark | None:
        """The selected mark."""
        return self._mark(self._selected)

    def set_marks(self, marks: tuple[Mark, ...], sound_frames: int) -> None:
        """Show the marks of a sound of so many frames, in order."""
        self._marks, self._sound_frames = marks, sound_frames
        if self._selected is not None and self.selected is None:
            self.choose(None)
        self.refresh()

    def set_playhead(self, frame: int | None) -> None:
        """Show the playhead at a frame of the sound, or nowhere."""
        if frame != self._playhead:
            self._playhead = frame
            if frame is not None and self._grip is None:
                self.view.show_frame(frame)
            self.update()

    def choose(self, start: int | None) -> None:
        """Select the mark that begins at a frame, or none."""
        if start == self._selected or (start is not None and self._mark(start) is None):
            return
        self._selected = start
        mark = self.selected
        if mark is not None and self._grip is None:
            self.view.show_frame(mark.start)
        self.refresh()
        self.chosen.emit(None if mark is None else mark.start)

    def hit(self, x: float) -> tuple[Mark, Part] | None:
        """The mark at a place and the part of it that is held there; for the kinds of strips."""
        raise NotImplementedError

    def allowed(self, mark: Mark, wanted: Mark) -> Mark | None:
        """Where a mark may go that is wanted elsewhere, or None; for the kinds of strips."""
        raise NotImplementedError

    def part_of_key(self, modifiers: Qt.KeyboardModifier) -> Part:
        """What the arrow keys move; for the kinds of strips."""
        return "whole"

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select and hold a mark, or show the place."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x = event.position().x()
        found = self.hit(x)
        if found is None:
            self.choose(None)
            self._is_scrubbing = True
            self._seek(x)
            return
        mark, part = found
        self._gestures.begin()
        self._grip = _Grip(mark.start, mark, part, self.frame_at(x))
        self.choose(mark.start)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move what is held."""
        x = event.position().x()
        if self._grip is not None:
            self._drag(self._grip, x, bool(event.modifiers() & _Modifier.AltModifier))
        elif self._is_scrubbing:
            self._seek(x)
        else:
            self._show_cursor(x)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Add a mark where there is none; show the one that is there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        found = self.hit(x)
        if found is not None:
            self.sought.emit(found[0].start)
        else:
            self.added.emit(self._inside(int(self.frame_at(x))))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom with Ctrl and scroll with Shift, as on the timeline; else the panel scrolls."""
        # Some systems turn the wheel sideways while Shift or Alt is held.
        notches = (event.angleDelta().y() or event.angleDelta().x()) / _NOTCH
        if event.modifiers() & _Modifier.ControlModifier:
            self.view.zoom(notches, self.frame_at(event.position().x()))
        elif event.modifiers() & _Modifier.ShiftModifier or not event.angleDelta().y():
            self.view.scroll(-notches * self.view.frames / 8)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that act on marks from the window's actions."""
        if event.type() == QEvent.Type.ShortcutOverride and self._wants(cast(QKeyEvent, event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, choose and delete."""
        if not self._wants(event):
            super().keyPressEvent(event)
        elif event.key() == _Key.Key_Escape:
            self._call_off()
        elif event.key() in _DELETES:
            self._delete()
        elif event.key() in _UP_DOWN:
            self._step(1 if event.key() == _Key.Key_Down else -1)
        else:
            frames = MOTION_FPS if event.modifiers() & _Modifier.ShiftModifier else 1
            self._nudge(frames if event.key() == _Key.Key_Right else -frames, event.modifiers())

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802 - Qt's name
        """Tab goes through the marks that are in view before it leaves."""
        starts = [mark.start for mark in self.shown_marks()]
        at = starts.index(self._selected) if self._selected in starts else (-1 if is_next else len(starts))
        after = at + (1 if is_next else -1)
        if self.isEnabled() and 0 <= after < len(starts):
            self.choose(starts[after])
            return True
        return super().focusNextPrevChild(is_next)

    def _wants(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == _Key.Key_Escape:
            return self._grip is not None
        if key in _SIDEWAYS:
            return self._selected is not None
        plain = event.modifiers() & ~_Modifier.KeypadModifier == _Modifier.NoModifier
        # Without a mark they would delete the clip from here.
        return plain and (key in _DELETES or (key in _UP_DOWN and bool(self._marks)))

    def _mark(self, start: int | None) -> Mark | None:
        return next((mark for mark in self._marks if mark.start == start), None)

    def _inside(self, frame: int) -> int:
        return min(max(frame, 0), self._sound_frames - 1)

    def _seek(self, x: float) -> None:
        self.sought.emit(self._inside(int(self.frame_at(min(max(x, 0.0), self.width() - 1.0)))))

    def _drag(self, grip: _Grip, x: float, is_free: bool) -> None:
        by = round(self.frame_at(x) - grip.taken_at)
        wanted = _shifted(grip.origin, grip.part, by)
        if not is_free:
            wanted = _shifted(grip.origin, grip.part, by + self._pull(wanted, grip.part))
        start = self._move(grip.at, wanted, self._gestures.current())
        if self._grip is not None:
            self._grip = replace(grip, at=start)

    def _pull(self, wanted: Mark, part: Part) -> int:
        """Frames by which the playhead pulls a mark that comes near."""
        if self._playhead is None:
            return 0
        edges = {"whole": (wanted.start,), "start": (wanted.start,), "stop": (wanted.stop,)}[part]
        for edge in edges:
            if abs(self.x_of(edge) - self.x_of(self._playhead)) <= _SNAP_PX:
                return self._playhead - edge
        return 0

    def _move(self, at: int, wanted: Mark, gesture: object) -> int:
        """Ask for a mark to be moved; returns where it begins then."""
        mark = self._mark(at)
        goal = None if mark is None else self.allowed(mark, wanted)
        if mark is None or goal is None or goal == mark:
            return at
        # The marks come anew before the signal returns, and the moved one shall still be selected then.
        was_selected, self._selected = self._selected, goal.start
        self.moved.emit(at, goal.start, goal.stop, gesture)
        if self._mark(goal.start) is None:
            self._selected = was_selected
            self.refresh()
            return at
        self.chosen.emit(goal.start)
        return goal.start

    def _nudge(self, frames: int, modifiers: Qt.KeyboardModifier) -> None:
        mark = self.selected
        if mark is not None:
            wanted = _shifted(mark, self.part_of_key(modifiers), frames)
            self._move(mark.start, wanted, self._gestures.current("nudge"))
            self.view.show_frame(wanted.start)

    def _step(self, by: int) -> None:
        """Select the next mark of the whole sound, or the one before."""
        starts = [mark.start for mark in self._marks]
        if self._selected in starts:
            at = starts.index(self._selected) + by
        else:
            here = self._playhead or 0
            later = [index for index, start in enumerate(starts) if start >= here]
            at = (
                (later[0] if later else len(starts) - 1)
                if by > 0
                else (later[0] if later else len(starts)) - 1
            )
        self.choose(starts[min(max(at, 0), len(starts) - 1)])

    def _delete(self) -> None:
        if self._selected is not None:
            self.deleted.emit(self._selected)

    def _call_off(self) -> None:
        """Put what is held back where it was."""
        grip = self._grip
        if grip is not None:
            self._move(grip.at, grip.origin, self._gestures.current())
        self._let_go()

    def _let_go(self) -> None:
        self._grip, self._is_scrubbing = None, False
        self._gestures.end()

    def _show_cursor(self, x: float) -> None:
        found = self.hit(x)
        shapes = {"whole": Qt.CursorShape.OpenHandCursor}
        shape = Qt.CursorShape.SizeHorCursor
        if found is None:
            self.unsetCursor()
        else:
            self.setCursor(shapes.get(found[1], shape))


def _shifted(mark: Mark, part: Part, frames: int) -> Mark:
    start = mark.start if part == "stop" else mark.start + frames
    stop = mark.stop if part == "start" else mark.stop + frames
    return Mark(start, stop)
