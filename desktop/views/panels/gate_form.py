"""The silence gate of a clip: on or off, its numbers, and the silences in which the lips rest.

It tells of edits as operations on the clip; who applies them is the panel.
"""

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.views.panels.silence_strip import SilenceStrip
from desktop.views.panels.strip_tools import StripTools
from desktop.views.panels.strip_view import StripView
from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import NumberSlider, line_up
from desktop.views.widgets.timecode import timecode
from desktop.views.widgets.timecode_edit import TimecodeEdit
from joyvasa_runtime.project.document import Clip
from joyvasa_runtime.project.operations.gate import (
    add_silence,
    change_silence,
    find_silences,
    remove_gate,
    remove_silence,
    set_gate_times,
)
from joyvasa_runtime.project.performance.performance import Gate, Silence
from joyvasa_runtime.project.performance.problems import GATE_TIME_RANGE_MS, THRESHOLD_RANGE_DB
from joyvasa_runtime.project.sound_frames import sound_frame, timeline_frame

_AT = Qt.ItemDataRole.UserRole
_ROWS = 4
_NEW_FRAMES = 12
"""Half a second: what is added is then pulled to where it belongs."""


class GateForm(QWidget):
    """Shows and edits the silence gate of one clip.

    Parameters
    ----------
    view : StripView

    Signals
    -------
    edited(str, object, object)
        Text of the step, the operation, and its gesture or None.
    sought(int)
        A frame of the timeline is to be shown.
    """

    edited = Signal(str, object, object)
    sought = Signal(int)

    def __init__(self, view: StripView) -> None:
        super().__init__()
        self._clip: Clip | None = None
        self._levels: NDArray[np.float32] | None = None
        self._shown: tuple[object, ...] = ()
        self._listed: tuple[int, tuple[Silence, ...]] = 0, ()
        self._sound_frames = 1
        self._playhead: int | None = None
        usual = Gate()
        self.switch = QCheckBox(self.tr("Rest the lips in silence"))
        self.hint = label("", "hint", wraps=True)
        decibels, milliseconds = self.tr(" dB"), self.tr(" ms")
        times = GATE_TIME_RANGE_MS
        self.threshold = NumberSlider(
            self.tr("Threshold"), *THRESHOLD_RANGE_DB, usual.threshold_db, 0, decibels
        )
        self.attack = NumberSlider(self.tr("Attack"), *times, usual.attack_ms, 0, milliseconds)
        self.release = NumberSlider(self.tr("Release"), *times, usual.release_ms, 0, milliseconds)
        self.strip, self.list = SilenceStrip(view), QListWidget()
        add, delete = self.tr("Add a silence at the playhead"), self.tr("Delete the selected silence")
        self.tools = StripTools(view, add, delete)
        self.start, self.stop = TimecodeEdit(self.tr("Start of the silence")), TimecodeEdit(self.tr("End"))
        self._content, self._one = QWidget(), QWidget()
        self._build()
        self._connect()

    def show_clip(
        self, clip: Clip, sound_frames: int, levels: NDArray[np.float32] | None, rests_already: bool
    ) -> None:
        """Show a clip.

        Parameters
        ----------
        clip : Clip
        sound_frames : int
            Length of its sound.
        levels : ndarray, shape (sound_frames,), float32, or None
            Loudness of its sound; None before it is known.
        rests_already : bool
            Whether its take was made with lips that rest in silence.
        """
        gate = clip.performance.gate
        if self._clip is not None and self._clip.id != clip.id:
            self.strip.choose(None)
        self._clip, self._sound_frames = clip, sound_frames
        is_heard_anew, self._levels = levels is not self._levels, levels
        self._show_hint(rests_already)
        shown_now = (clip.id, clip.start - clip.offset, sound_frames, gate)
        if shown_now == self._shown and not is_heard_anew:
            return
        self._shown = shown_now
        if is_heard_anew:
            self.strip.set_levels(levels)
        self.switch.setChecked(gate is not None)
        self.switch.setEnabled(levels is not None or gate is not None)
        self._content.setVisible(gate is not None)
        shown = gate or Gate()
        self.threshold.set_value(shown.threshold_db)
        self.threshold.setEnabled(levels is not None)
        self.attack.set_value(shown.attack_ms)
        self.release.set_value(shown.release_ms)
        self.strip.set_silences(shown.silences, shown.threshold_db, sound_frames)
        self.tools.set_note(self.tr("Silences: {count}").format(count=len(shown.silences)))
        self._show_list(clip, shown.silences)
        self._show_selected()

    def forget(self) -> None:
        """What is in the fields isn't what the clip has: show everything anew the next time."""
        self._shown = ()

    def set_playhead(self, frame: int | None) -> None:
        """Show the playhead at a frame of the sound, or nowhere."""
        self._playhead = frame
        self.strip.set_playhead(frame)
        self.tools.add_button.setEnabled(frame is not None)

    def _show_hint(self, rests_already: bool) -> None:
        text = ""
        if self._levels is None:
            text = self.tr("The sound is still being read.")
        elif rests_already:
            text = self.tr("The take already rests its lips in silence; this adds to it.")
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _show_list(self, clip: Clip, silences: tuple[Silence, ...]) -> None:
        """Show a row for each; rows that stay are left alone, for a drag changes one of many."""
        place, before = self._listed
        self._listed = (clip.start - clip.offset, silences)
        with QSignalBlocker(self.list):
            if len(before) != len(silences):
                self.list.clear()
                self.list.addItems([""] * len(silences))
            is_same_place = place == self._listed[0] and len(before) == len(silences)
            for row, silence in enumerate(silences):
                if not is_same_place or silence is not before[row]:
                    self._show_row(self.list.item(row), clip, silence)

    def _show_row(self, item: QListWidgetItem, clip: Clip, silence: Silence) -> None:
        ends = (max(timeline_frame(clip, frame), 0) for frame in (silence.start, silence.stop))
        text = " \N{EN DASH} ".join(map(timecode, ends))
        item.setText(self.tr("{range}, by hand").format(range=text) if silence.is_manual else text)
        item.setData(_AT, silence.start)

    def _show_selected(self) -> None:
        mark = self.strip.selected
        self._one.setEnabled(mark is not None)
        self.tools.delete_button.setEnabled(mark is not None)
        with QSignalBlocker(self.list):
            items = map(self.list.item, range(self.list.count()))
            chosen = next((one for one in items if mark is not None and one.data(_AT) == mark.start), None)
            self.list.setCurrentRow(-1 if chosen is None else self.list.row(chosen))
        for field in (self.start, self.stop):
            if mark is None or self._clip is None:
                field.setModified(False)
                field.setText("")
            else:
                frame = mark.start if field is self.start else mark.stop
                field.show_frame(max(timeline_frame(self._clip, frame), 0))

    def _build(self) -> None:
        self.threshold.setToolTip(
            self.tr(
                "How far below the level of the speech a sound counts as silent.\n"
                "Changing it finds silences anew; those set by hand stay, those deleted come back."
            )
        )
        self.attack.setToolTip(self.tr("How long the lips take to come alive before a sound"))
        self.release.setToolTip(self.tr("How long the lips take to come to rest after a sound"))
        self.list.setAccessibleName(self.tr("Silences"))
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(_ROWS * (self.fontMetrics().height() + 8))
        ends = QHBoxLayout(self._one)
        ends.addWidget(label(self.tr("From")))
        ends.addWidget(self.start, stretch=1)
        ends.addWidget(label(self.tr("to")))
        ends.addWidget(self.stop, stretch=1)
        column, layout = QVBoxLayout(self._content), QVBoxLayout(self)
        for one in (ends, column, layout):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(6 if one is ends else 4)
        sliders = self.threshold, self.attack, self.release
        for widget in (*sliders, self.tools, self.strip, self.list, self._one):
            column.addWidget(widget)
        for widget in (self.switch, self.hint, self._content):
            layout.addWidget(widget)
        line_up(sliders)

    def _connect(self) -> None:
        self.switch.clicked.connect(self._switch)
        self.threshold.changed.connect(self._find)
        self.attack.changed.connect(lambda ms, gesture: self._set_times(ms, self.release.value, gesture))
        self.release.changed.connect(lambda ms, gesture: self._set_times(self.attack.value, ms, gesture))
        self.strip.chosen.connect(lambda _start: self._show_selected())
        self.strip.moved.connect(self._change)
        self.strip.added.connect(self._add)
        self.strip.deleted.connect(self._delete)
        self.strip.sought.connect(self._seek)
        self.list.currentItemChanged.connect(self._choose_listed)
        self.list.itemActivated.connect(lambda item: self._seek(item.data(_AT)))
        self.tools.add_requested.connect(self._add_at_playhead)
        self.tools.delete_requested.connect(self._delete_selected)
        self.start.entered.connect(lambda frame: self._set_end(frame, is_start=True))
        self.stop.entered.connect(lambda frame: self._set_end(frame, is_start=False))

    def _switch(self, is_on: bool) -> None:
        if self._clip is None:
            return
        if is_on and self._levels is not None:
            self._find(None, None)
        else:
            self._edit(self.tr("Silence gate"), partial(remove_gate, clip_id=self._clip.id))

    def _find(self, threshold_db: float | None, gesture: object) -> None:
        if self._clip is not None and self._levels is not None:
            operation = partial(
                find_silences, clip_id=self._clip.id, levels=self._levels, threshold_db=threshold_db
            )
            self._edit(self.tr("Silence gate"), operation, gesture)

    def _set_times(self, attack_ms: float, release_ms: float, gesture: object) -> None:
        if self._clip is not None:
            operation = partial(
                set_gate_times, clip_id=self._clip.id, attack_ms=attack_ms, release_ms=release_ms
            )
            self._edit(self.tr("Silence gate"), operation, gesture)

    def _change(self, at: int, start: int, stop: int, gesture: object) -> None:
        if self._clip is not None:
            operation = partial(change_silence, clip_id=self._clip.id, at=at, start=start, stop=stop)
            self._edit(self.tr("Change silence"), operation, gesture)

    def _set_end(self, frame: int, is_start: bool) -> None:
        mark = self.strip.selected
        if mark is None or self._clip is None:
            return
        at = min(max(sound_frame(self._clip, frame), 0), self._sound_frames)
        start, stop = (at, mark.stop) if is_start else (mark.start, at)
        self._change(mark.start, start, stop, None)
        self.strip.choose(start)

    def _add_at_playhead(self) -> None:
        if self._playhead is not None:
            self._add(self._playhead)

    def _add(self, frame: int) -> None:
        """Add one around a frame, as long as there is room."""
        if self._clip is None or self._clip.performance.gate is None:
            return
        silences = self._clip.performance.gate.silences
        low = max((one.stop for one in silences if one.stop <= frame), default=0)
        high = min((one.start for one in silences if one.start > frame), default=self._sound_frames)
        start = max(frame - _NEW_FRAMES // 2, low)
        stop = min(start + _NEW_FRAMES, high)
        operation = partial(add_silence, clip_id=self._clip.id, start=start, stop=max(stop, start + 1))
        self._edit(self.tr("Add silence"), operation)
        self.strip.choose(start)

    def _choose_listed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.strip.choose(item.data(_AT))

    def _delete_selected(self) -> None:
        mark = self.strip.selected
        if mark is not None:
            self._delete(mark.start)

    def _delete(self, start: int) -> None:
        if self._clip is not None:
            operation = partial(remove_silence, clip_id=self._clip.id, at=start)
            self._edit(self.tr("Delete silence"), operation)

    def _seek(self, frame: int) -> None:
        if self._clip is not None:
            self.sought.emit(max(timeline_frame(self._clip, frame), 0))

    def _edit(self, text: str, operation: object, gesture: object = None) -> None:
        self.edited.emit(text, operation, gesture)
