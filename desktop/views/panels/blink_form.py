"""The blinks of a clip: as generated, or its own, placed by chance and then by hand.

It tells of edits as operations on the clip; who applies them is the panel.
"""

import random
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop.views.panels.blink_strip import BlinkStrip
from desktop.views.panels.generation_form import ChoiceBox
from desktop.views.panels.strip_tools import StripTools
from desktop.views.panels.strip_view import StripView
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.number_slider import NumberSlider, line_up
from desktop.views.widgets.timecode_edit import TimecodeEdit
from joyvasa_runtime.project.document import Clip
from joyvasa_runtime.project.operations.blinks import (
    BLINK_RATE_RANGE,
    DEFAULT_BLINK_RATE,
    add_blink,
    change_blink,
    place_blinks,
    remove_blinks,
    use_own_blinks,
)
from joyvasa_runtime.project.performance.performance import Blink
from joyvasa_runtime.project.performance.problems import BLINK_DEPTH_RANGE, BLINK_FRAMES_RANGE
from joyvasa_runtime.project.sound_frames import sound_frame, timeline_frame
from joyvasa_runtime.timebase import MOTION_FPS

_PERCENT = 100.0
_LARGEST_SEED = 999_999
_MINUTE = 60 * MOTION_FPS


class BlinkForm(QWidget):
    """Shows and edits the blinks of one clip.

    Parameters
    ----------
    view : StripView

    Signals
    -------
    edited(str, object, object)
        Text of the step, the operation, and its gesture or None.
    blink_requested()
        A blink at the playhead is wanted.
    sought(int)
        A frame of the timeline is to be shown.
    """

    edited = Signal(str, object, object)
    blink_requested = Signal()
    sought = Signal(int)

    def __init__(self, view: StripView) -> None:
        super().__init__()
        self._clip: Clip | None = None
        self._sound_frames = 0
        self._shown: tuple[object, ...] = ()
        self._seed = 0
        self._playhead: int | None = None
        # What was placed last, so that its rate is shown as it was chosen and not as it came out.
        self._placed: tuple[tuple[Blink, ...], float] = ((), DEFAULT_BLINK_RATE)
        low, high = BLINK_RATE_RANGE
        self.mode = ChoiceBox(self.tr("Blinks"))
        self.rate = NumberSlider(self.tr("Per minute"), low, high, DEFAULT_BLINK_RATE, 0)
        self.dice, self.strip = QToolButton(), BlinkStrip(view)
        self.tools = StripTools(view, self.tr("Blink at the playhead"), self.tr("Delete the selected blink"))
        self.frame = TimecodeEdit(self.tr("Time of the blink"))
        shortest, longest = BLINK_FRAMES_RANGE
        self.length = NumberSlider(self.tr("Length"), shortest, longest, Blink(0).frames, 0)
        shallow, deep = (_PERCENT * depth for depth in BLINK_DEPTH_RANGE)
        self.how_deep = NumberSlider(self.tr("Depth"), shallow, deep, _PERCENT, 0, self.tr(" %"))
        self._own, self._one = QWidget(), QWidget()
        self._build()
        self._connect()

    def show_clip(self, clip: Clip, sound_frames: int) -> None:
        """Show a clip whose sound has so many frames."""
        blinks = clip.performance.blinks
        if self._clip is not None and self._clip.id != clip.id:
            self.strip.choose(None)
        self._clip, self._sound_frames = clip, sound_frames
        shown = (clip.id, clip.start - clip.offset, sound_frames, blinks)
        if shown == self._shown:
            return
        self._shown = shown
        items: list[tuple[str, object]] = [(self.tr("As generated"), False), (self.tr("Own blinks"), True)]
        self.mode.fill(items, {blinks.is_placed})
        self._own.setVisible(blinks.is_placed)
        self.strip.set_blinks(blinks.events, sound_frames)
        self.tools.set_note(self.tr("Blinks: {count}").format(count=len(blinks.events)))
        self.rate.set_value(self._rate(blinks.events))
        self._show_selected()

    def forget(self) -> None:
        """What is in the fields isn't what the clip has: show everything anew the next time."""
        self._shown = ()

    def set_playhead(self, frame: int | None) -> None:
        """Show the playhead at a frame of the sound, or nowhere."""
        self._playhead = frame
        self.strip.set_playhead(frame)
        self.tools.add_button.setEnabled(frame is not None)

    def _rate(self, events: tuple[Blink, ...]) -> float:
        placed, rate = self._placed
        if events == placed or not events:
            return rate
        low, high = BLINK_RATE_RANGE
        return min(max(len(events) * _MINUTE / max(self._sound_frames, 1), low), high)

    def _selected(self) -> Blink | None:
        mark = self.strip.selected
        if mark is None or self._clip is None:
            return None
        events = self._clip.performance.blinks.events
        return next((blink for blink in events if blink.frame == mark.start), None)

    def _show_selected(self) -> None:
        blink = self._selected()
        self._one.setEnabled(blink is not None)
        self.tools.delete_button.setEnabled(blink is not None)
        if blink is None or self._clip is None:
            self.frame.setModified(False)
            self.frame.setText("")
            return
        self.frame.show_frame(max(timeline_frame(self._clip, blink.frame), 0))
        self.length.set_value(blink.frames)
        self.how_deep.set_value(_PERCENT * blink.depth)

    def _build(self) -> None:
        set_icon(self.dice, "dice")
        again = self.tr("Place other blinks by chance. All of these are replaced, also those set by hand")
        self.dice.setToolTip(again)
        self.dice.setAccessibleName(self.tr("Place other blinks"))
        self.rate.setToolTip(
            self.tr("Blinks a minute. Changing it places them anew; those set by hand are replaced, too")
        )
        self.length.setToolTip(self.tr("Frames from the first movement of the lids to the last one"))
        self.how_deep.setToolTip(self.tr("100 % closes the eyes"))
        rate = QHBoxLayout()
        rate.setSpacing(0)
        rate.addWidget(self.rate, stretch=1)
        rate.addWidget(self.dice)
        facts = QFormLayout()
        facts.addRow(self.tr("Time"), self.frame)
        one = QVBoxLayout(self._one)
        own = QVBoxLayout(self._own)
        layout = QVBoxLayout(self)
        for column in (one, own, layout):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
        one.addLayout(facts)
        one.addWidget(self.length)
        one.addWidget(self.how_deep)
        own.addLayout(rate)
        for widget in (self.tools, self.strip, self._one):
            own.addWidget(widget)
        layout.addWidget(self.mode)
        layout.addWidget(self._own)
        line_up((self.rate, self.length, self.how_deep))
        time = facts.labelForField(self.frame)
        time.setFixedWidth(self.rate.label.width())

    def _connect(self) -> None:
        self.mode.activated.connect(lambda _index: self._choose_mode())
        self.rate.changed.connect(self._place)
        self.dice.clicked.connect(self._reseed)
        self.tools.add_requested.connect(self._ask_for_blink)
        self.tools.delete_requested.connect(self._delete_selected)
        self.strip.chosen.connect(lambda _frame: self._show_selected())
        self.strip.moved.connect(self._move)
        self.strip.added.connect(self._add)
        self.strip.deleted.connect(self._delete)
        self.strip.sought.connect(self._seek)
        self.frame.entered.connect(self._move_selected)
        self.length.changed.connect(self._set_length)
        self.how_deep.changed.connect(self._set_depth)

    def _ask_for_blink(self) -> None:
        self.blink_requested.emit()
        if self._playhead is not None and self._blink(self._playhead) is not None:
            self.strip.choose(self._playhead)

    def _choose_mode(self) -> None:
        if self._clip is None:
            return
        is_own = bool(self.mode.currentData())
        if is_own and not self._clip.performance.blinks.events:
            self._place(self.rate.value, None)
        else:
            operation = partial(use_own_blinks, clip_id=self._clip.id, is_own=is_own)
            self.edited.emit(self.tr("Blinks"), operation, None)

    def _reseed(self) -> None:
        self._seed = random.randint(0, _LARGEST_SEED)
        self._place(self.rate.value, None)

    def _place(self, rate: float, gesture: object) -> None:
        if self._clip is None:
            return
        operation = partial(place_blinks, clip_id=self._clip.id, seed=self._seed, per_minute=rate)
        self.edited.emit(self.tr("Place blinks"), operation, gesture)
        self._placed = self._clip.performance.blinks.events, rate
        self.rate.set_value(rate)

    def _add(self, frame: int) -> None:
        if self._clip is not None:
            operation = partial(add_blink, clip_id=self._clip.id, blink=Blink(frame))
            self.edited.emit(self.tr("Add blink"), operation, None)
            self.strip.choose(frame)

    def _move(self, at: int, frame: int, _stop: int, gesture: object) -> None:
        blink = self._blink(at)
        if blink is not None:
            self._change(self.tr("Move blink"), at, replace(blink, frame=frame), gesture)

    def _blink(self, frame: int) -> Blink | None:
        events = () if self._clip is None else self._clip.performance.blinks.events
        return next((blink for blink in events if blink.frame == frame), None)

    def _move_selected(self, frame: int) -> None:
        blink = self._selected()
        if blink is None or self._clip is None:
            return
        wanted = min(max(sound_frame(self._clip, frame), 0), self._sound_frames - 1)
        self._change(self.tr("Move blink"), blink.frame, replace(blink, frame=wanted), None)
        self.strip.choose(wanted)

    def _set_length(self, frames: float, gesture: object) -> None:
        blink = self._selected()
        if blink is not None:
            self._change(self.tr("Blink length"), blink.frame, replace(blink, frames=round(frames)), gesture)

    def _set_depth(self, percent: float, gesture: object) -> None:
        blink = self._selected()
        if blink is not None:
            changed = replace(blink, depth=percent / _PERCENT)
            self._change(self.tr("Blink depth"), blink.frame, changed, gesture)

    def _change(self, text: str, at: int, blink: Blink, gesture: object) -> None:
        if self._clip is not None:
            operation = partial(change_blink, clip_id=self._clip.id, frame=at, blink=blink)
            self.edited.emit(text, operation, gesture)

    def _delete_selected(self) -> None:
        blink = self._selected()
        if blink is not None:
            self._delete(blink.frame)

    def _delete(self, frame: int) -> None:
        if self._clip is not None:
            operation = partial(remove_blinks, clip_id=self._clip.id, frames=(frame,))
            self.edited.emit(self.tr("Delete blink"), operation, None)

    def _seek(self, frame: int) -> None:
        if self._clip is not None:
            self.sought.emit(max(timeline_frame(self._clip, frame), 0))
