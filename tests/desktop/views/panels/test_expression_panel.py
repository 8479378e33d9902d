"""The expression panel: dials, blinks, gaze, silences and lip sync of the active clip."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from desktop.document.active_clip import ActiveClip
from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.views.panels.expression_panel import ExpressionPanel
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.curves.curve import Curve, Key, constant
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track
from joyvasa_runtime.project.operations.blinks import natural_blinks
from joyvasa_runtime.project.operations.layers import set_layer_flag
from joyvasa_runtime.project.operations.performance import set_curve
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.addresses import GazeCurve, LayerCurve, StrengthCurve
from joyvasa_runtime.project.performance.dials import OffsetDial, dial_curve
from joyvasa_runtime.project.performance.performance import Blink, Blinks, Gaze, Silence

TRACK, FIRST, SECOND = 2, 4, 5
FRAMES = 200
VOICE = Media(1, "sound", Path("/voices/hello.wav"), 10, "a" * 64, FRAMES)
REFERENCE = (*(0.0,) * 63, 1.0, *(0.0,) * 6)
TAKE = Take(6, 1, 0, FRAMES, "c" * 64, REFERENCE, Generation(), "1.0.0")
LIPS, SMILE = StrengthCurve("lips"), OffsetDial("smile")


class FakeSounds(QObject):
    """One sound: speech with pauses at 40..80 and 120..160."""

    ready = Signal(str)

    def __init__(self):
        super().__init__()
        self.is_there = True
        self.samples = np.full(FRAMES * 1920, 0.1, np.float32)
        for start in (40, 120):
            self.samples[start * 1920 : (start + 40) * 1920] = 0

    def peaks(self, _sha256):
        return Peaks.of(self.samples) if self.is_there else None


@pytest.fixture
def sounds(qapp):
    return FakeSounds()


@pytest.fixture
def store(qapp):
    clips = (Clip(FIRST, 1, 10, 20, 100, take_id=6), Clip(SECOND, 1, 150, 0, 50))
    tracks = (Track(TRACK, "Voice", clips=clips),)
    return Store(Project("Mine", media=(VOICE,), tracks=tracks, takes=(TAKE,), next_id=7))


@pytest.fixture
def selection(store):
    return Selection(store)


@pytest.fixture
def panel(qtbot, store, selection, sounds):
    active = ActiveClip(store, selection)
    selection.select_clips(frozenset({FIRST}))
    panel = ExpressionPanel(store, selection, active, sounds)
    panel._kept = active
    qtbot.addWidget(panel)
    panel.resize(360, 1600)
    panel.show()
    for section in panel.sections:
        section.set_open(True)
    panel.set_playhead(30)
    yield panel
    check_consistency(store.project)
    after, steps = store.project, store.undo_stack.index()
    while store.undo_stack.canUndo():
        store.undo_stack.undo()
        check_consistency(store.project)
    store.undo_stack.setIndex(steps)
    assert store.project == after


def performance(store, clip_id=FIRST):
    return store.project.clip(clip_id).performance


def curve(store, dial, clip_id=FIRST):
    return dial_curve(performance(store, clip_id), dial)


def x_of(strip, frame):
    return QPoint(round(strip.x_of(frame)), strip.height() // 2)


def drag(strip, start, stop):
    """Press, move and release; Alt lets nothing pull."""
    left, alt = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
    QTest.mousePress(strip, left, alt, start)
    for share in (0.5, 1.0):
        point = start + (stop - start) * share
        event = _move_event(point)
        QApplication.sendEvent(strip, event)
    QTest.mouseRelease(strip, left, alt, stop)


def _move_event(point):
    return QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(point),
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.AltModifier,
    )


def test_a_slider_sets_a_strength_live_and_in_one_step(store, panel):
    slider = panel.strength.row(LIPS).slider
    slider.slider.hold_began.emit()
    for percent in (120, 150, 180):
        slider.slider.setValue(percent)
        assert curve(store, LIPS) == constant(percent / 100, 20)
    slider.slider.hold_ended.emit()
    assert store.undo_stack.count() == 1
    assert slider.entry.text() == "180 %"
    slider.reset_button.click()
    assert performance(store).strength == ()


def test_a_keyed_strength_shows_and_sets_the_value_at_the_playhead(store, panel):
    row = panel.strength.row(LIPS)
    store.edit("Curve", lambda p: set_curve(p, FIRST, LIPS, Curve((Key(20, 0.5, "linear"), Key(60, 1.5)))))
    panel.set_playhead(10)
    assert (row.slider.value, row.key_button.isChecked()) == (50, True)
    panel.set_playhead(30)
    assert (row.slider.value, row.key_button.isChecked()) == (100, False)
    row.slider.changed.emit(70, None)
    assert [(key.frame, key.value) for key in curve(store, LIPS).keys] == [(20, 0.5), (40, 0.7), (60, 1.5)]
    assert row.key_button.isChecked()


def test_away_from_the_clip_a_keyed_strength_cannot_be_set(store, panel):
    row = panel.strength.row(LIPS)
    store.edit("Curve", lambda p: set_curve(p, FIRST, LIPS, Curve((Key(20, 0.5), Key(60, 1.5)))))
    panel.set_playhead(140)
    assert not row.slider.isEnabled()
    assert not row.key_button.isEnabled()
    assert panel.strength.row(StrengthCurve("jaw")).slider.isEnabled()
    panel.set_playhead(40)
    assert row.slider.isEnabled()


def test_the_diamond_adds_and_removes_a_key_at_the_playhead(store, panel):
    button = panel.strength.row(LIPS).key_button
    button.click()
    assert curve(store, LIPS).keys == (Key(40, 1.0),)
    assert button.isChecked()
    button.click()
    assert performance(store).strength == ()
    assert not button.isChecked()


def test_an_added_expression_makes_its_layer_in_the_same_step(store, panel):
    panel.offsets.row(SMILE).slider.changed.emit(0.4, None)
    assert store.undo_stack.count() == 1
    (layer,) = performance(store).layers
    assert (layer.name, layer.mode, layer.curve("smile")) == ("Expression", "add", constant(0.4, 20))
    store.undo_stack.undo()
    assert performance(store).layers == ()
    assert panel.offsets.row(SMILE).slider.value == 0


def test_a_muted_layer_of_expressions_is_told(store, panel):
    panel.offsets.row(SMILE).slider.changed.emit(0.4, None)
    assert panel.sections[1].note == "1 changed"
    layer_id = performance(store).layers[0].id
    store.edit("Mute", lambda p: set_layer_flag(p, FIRST, layer_id, "is_muted", True))
    assert panel.sections[1].note == "layer muted"


def test_an_entry_takes_more_than_the_natural_way_of_the_slider(store, panel):
    slider = panel.offsets.row(SMILE).slider
    slider.entry.setValue(1.7)
    assert curve(store, SMILE) == constant(1.7, 20)
    assert (slider.value, slider.slider.value()) == (1.7, 100)


def test_several_clips_are_dosed_together(store, selection, panel):
    selection.select_clips(frozenset({FIRST, SECOND}))
    panel.strength.row(LIPS).slider.changed.emit(50, None)
    panel.lip_sync.changed.emit(-80, None)
    assert curve(store, LIPS, SECOND) == constant(0.5, 0)
    assert [performance(store, one).lip_sync_ms for one in (FIRST, SECOND)] == [-80, -80]
    assert store.undo_stack.count() == 2
    selection.select_clips(frozenset({SECOND}))
    panel.strength.row(LIPS).slider.changed.emit(150, None)
    selection.select_clips(frozenset({FIRST, SECOND}))
    assert panel.strength.row(LIPS).slider.is_mixed


def test_with_several_clips_a_key_goes_to_the_one_at_the_playhead(store, selection, panel):
    keyed = Curve((Key(20, 0.5), Key(40, 1.5)))
    for clip_id in (FIRST, SECOND):
        store.edit("Curve", lambda p, clip_id=clip_id: set_curve(p, clip_id, LIPS, keyed))
    selection.select_clips(frozenset({FIRST, SECOND}))
    panel.set_playhead(160)
    row = panel.strength.row(LIPS)
    assert row.slider.isEnabled()
    assert not row.key_button.isEnabled()
    row.slider.changed.emit(80, None)
    assert curve(store, LIPS) == keyed
    assert [key.frame for key in curve(store, LIPS, SECOND).keys] == [10, 20, 40]


def test_the_curve_of_a_dial_is_asked_for_by_its_address(qtbot, store, panel):
    with qtbot.waitSignal(panel.curve_requested) as asked:
        panel.strength.row(LIPS).curve_button.click()
    assert asked.args == [LIPS]
    with qtbot.waitSignal(panel.curve_requested) as asked:
        panel.offsets.row(SMILE).curve_button.click()
    (layer,) = performance(store).layers
    assert asked.args == [LayerCurve(layer.id, "smile")]


def test_a_section_is_reset_in_one_step(store, panel):
    panel.strength.row(LIPS).slider.changed.emit(50, None)
    panel.strength.row(StrengthCurve("head")).slider.changed.emit(20, None)
    section = panel.sections[0]
    assert section.note == "2 changed"
    section.reset_button.click()
    assert performance(store).strength == ()
    assert section.note == ""
    assert store.undo_stack.count() == 3


def test_without_a_clip_or_on_a_locked_track_it_says_so(store, selection, panel):
    store.edit("Lock", lambda p: lock_track(p, TRACK, True))
    assert panel._locked.isVisible()
    assert not panel.strength.isEnabled()
    assert panel.sections[0].heading.isEnabled()
    store.edit("Unlock", lambda p: lock_track(p, TRACK, False))
    assert not panel._locked.isVisible()
    assert panel.strength.isEnabled()
    without = replace(store.project, tracks=(replace(store.project.track(TRACK), clips=()),))
    store.edit("Delete", lambda _p: without)
    assert panel._pages.current is panel._empty


def test_a_panel_nobody_sees_catches_up_when_it_is_shown(store, panel):
    panel.hide()
    store.edit("Curve", lambda p: set_curve(p, FIRST, LIPS, constant(1.5)))
    panel.set_playhead(12)
    assert panel.strength.row(LIPS).slider.value == 100
    panel.show()
    assert panel.strength.row(LIPS).slider.value == 150
    panel.set_in_front(False)
    store.edit("Curve", lambda p: set_curve(p, FIRST, LIPS, constant(0.5)))
    assert panel.strength.row(LIPS).slider.value == 150
    panel.set_in_front(True)
    assert panel.strength.row(LIPS).slider.value == 50


def test_own_blinks_are_placed_over_the_whole_sound(store, panel):
    form = panel.blinks
    form.mode.setCurrentIndex(1)
    form.mode.activated.emit(1)
    assert performance(store).blinks == Blinks(True, natural_blinks(0, 17, FRAMES))
    form.rate.changed.emit(40, None)
    assert performance(store).blinks.events == natural_blinks(0, 40, FRAMES)
    assert form.rate.value == 40
    form.mode.setCurrentIndex(0)
    form.mode.activated.emit(0)
    assert not performance(store).blinks.is_placed
    assert not form.strip.isVisible()


def test_other_blinks_are_placed_by_another_seed(store, panel):
    form = panel.blinks
    form._place(40, None)
    first = performance(store).blinks.events
    form.dice.click()
    assert performance(store).blinks.events != first
    assert form.rate.value == 40


@pytest.fixture
def blinks(store, panel):
    """The strip, over blinks at 40, 60 and 90 of the sound."""
    events = tuple(Blink(frame) for frame in (40, 60, 90))
    clip = store.project.clip(FIRST)
    blinking = replace(clip, performance=replace(clip.performance, blinks=Blinks(True, events)))
    track = store.project.track(TRACK)
    changed = replace(track, clips=(blinking, *track.clips[1:]))
    store.edit("Blinks", lambda p: replace(p, tracks=(changed,)))
    return panel.blinks.strip


def frames_of(store):
    return [blink.frame for blink in performance(store).blinks.events]


def test_a_blink_is_dragged_past_another_in_one_step(store, blinks):
    steps = store.undo_stack.count()
    drag(blinks, x_of(blinks, 40.5), x_of(blinks, 75.5))
    assert frames_of(store) == [60, 75, 90]
    assert store.undo_stack.count() == steps + 1
    assert blinks.selected.start == 75


def test_a_blink_never_lands_on_another(store, blinks):
    drag(blinks, x_of(blinks, 40.5), x_of(blinks, 60.5))
    assert frames_of(store) in ([50, 60, 90], [49, 60, 90], [51, 60, 90])


def test_a_dragged_blink_is_pulled_by_the_playhead(store, panel, blinks):
    panel.set_playhead(60)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(blinks, left, none, x_of(blinks, 40.5))
    QTest.mouseMove(blinks, x_of(blinks, 69.5))
    QTest.mouseRelease(blinks, left, none, x_of(blinks, 69.5))
    assert frames_of(store) == [60, 70, 90]


def test_a_double_click_adds_a_blink_and_shows_the_place(qtbot, store, panel, blinks):
    with qtbot.waitSignal(panel.sought) as sought:
        QTest.mouseClick(
            blinks, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, x_of(blinks, 75.5)
        )
    assert abs(sought.args[0] - 65) <= 1
    QTest.mouseDClick(blinks, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, x_of(blinks, 75.5))
    assert len(frames_of(store)) == 4
    assert abs(blinks.selected.start - 75) <= 1


def test_tab_goes_through_the_blinks_and_then_on(panel, blinks):
    blinks.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(blinks, Qt.Key.Key_Tab)
        seen.append(blinks.selected.start)
    assert seen == [40, 60, 90]
    assert blinks.hasFocus()
    QTest.keyClick(blinks, Qt.Key.Key_Tab)
    assert not blinks.hasFocus()


def test_keys_move_and_delete_the_selected_blink(store, blinks):
    blinks.setFocus()
    blinks.choose(60)
    steps = store.undo_stack.count()
    QTest.keyClick(blinks, Qt.Key.Key_Right)
    QTest.keyClick(blinks, Qt.Key.Key_Right)
    assert frames_of(store) == [40, 62, 90]
    assert store.undo_stack.count() == steps + 1
    QTest.keyClick(blinks, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert frames_of(store) == [37, 40, 90]
    QTest.keyClick(blinks, Qt.Key.Key_Down)
    assert blinks.selected.start == 40
    QTest.keyClick(blinks, Qt.Key.Key_Delete)
    assert frames_of(store) == [37, 90]
    assert blinks.selected is None


@pytest.mark.parametrize(
    ("key", "is_kept_with", "is_kept_without"),
    [
        (Qt.Key.Key_Delete, True, True),
        (Qt.Key.Key_Right, True, False),
        (Qt.Key.Key_Down, True, True),
        (Qt.Key.Key_Space, False, False),
    ],
)
def test_keys_that_act_on_blinks_do_not_reach_the_window(blinks, key, is_kept_with, is_kept_without):
    for start, is_kept in ((60, is_kept_with), (None, is_kept_without)):
        blinks.choose(start)
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(blinks, event)
        assert event.isAccepted() == is_kept


def test_a_drag_is_called_off_by_escape(store, blinks):
    left, alt = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
    steps = store.undo_stack.count()
    QTest.mousePress(blinks, left, alt, x_of(blinks, 40.5))
    QApplication.sendEvent(blinks, _move_event(x_of(blinks, 75.5)))
    assert frames_of(store) == [60, 75, 90]
    QTest.keyClick(blinks, Qt.Key.Key_Escape)
    assert frames_of(store) == [40, 60, 90]
    assert store.undo_stack.count() == steps
    QTest.mouseRelease(blinks, left, alt, x_of(blinks, 75.5))


def test_the_selected_blink_is_changed_in_numbers(store, panel, blinks):
    form = panel.blinks
    blinks.choose(60)
    form.length.changed.emit(15, None)
    form.how_deep.changed.emit(40, None)
    form.frame.setFocus()
    form.frame.selectAll()
    QTest.keyClicks(form.frame, "00:02:20")
    QTest.keyClick(form.frame, Qt.Key.Key_Return)
    assert performance(store).blinks.events[1] == Blink(80, 15, 0.4)
    assert blinks.selected.start == 80
    form.tools.delete_button.click()
    assert frames_of(store) == [40, 90]


def test_the_wheel_zooms_with_ctrl_and_scrolls_with_shift(panel, blinks):
    view = blinks.view
    assert view.frames == 100
    at = QPointF(x_of(blinks, 60))
    for modifier, angle in (
        (Qt.KeyboardModifier.ControlModifier, 120),
        (Qt.KeyboardModifier.ShiftModifier, -120),
    ):
        QApplication.sendEvent(
            blinks,
            QWheelEvent(
                at,
                at,
                QPoint(),
                QPoint(0, angle),
                Qt.MouseButton.NoButton,
                modifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            ),
        )
    assert view.frames == pytest.approx(100 / 1.5)
    assert view.first > 20
    panel.set_playhead(100)
    assert view.first <= 110 < view.first + view.frames
    view.fit()
    assert (view.first, view.frames, view.is_whole) == (20, 100, True)


def test_the_gaze_is_fixed_by_the_pad_and_in_numbers(store, panel):
    form = panel.gaze
    form.mode.setCurrentIndex(1)
    form.mode.activated.emit(1)
    assert form.pad.isVisible()
    form.pad.setFocus()
    QTest.keyClick(form.pad, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    form.upward.changed.emit(-0.5, None)
    assert performance(store).gaze == Gaze("fixed", 0.2, -0.5)
    steps = store.undo_stack.count()
    middle = QPoint(form.pad.width() // 2, form.pad.height() // 2)
    QTest.mousePress(form.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    QApplication.sendEvent(form.pad, _move_event(QPoint(500, 0)))
    QTest.mouseRelease(form.pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert (performance(store).gaze.x, performance(store).gaze.y) == (1, 1)
    assert store.undo_stack.count() == steps + 1


def test_the_pad_keys_the_gaze_at_the_playhead(qtbot, store, panel):
    form = panel.gaze
    form.mode.setCurrentIndex(3)
    form.mode.activated.emit(3)
    panel.set_playhead(50)
    form.across.changed.emit(0.8, None)
    assert [(key.frame, key.value) for key in performance(store).gaze.x_curve.keys] == [(20, 0), (60, 0.8)]
    panel.set_playhead(10)
    assert form.across.value == 0
    panel.set_playhead(50)
    assert form.pad.point == (0.8, 0)
    panel.set_playhead(140)
    assert not form.pad.isEnabled()
    button = form._curves.layout().itemAt(1).widget()
    with qtbot.waitSignal(panel.curve_requested) as asked:
        button.click()
    assert asked.args == [GazeCurve("y")]


def test_the_gate_finds_silences_and_the_threshold_finds_them_anew(store, panel, sounds):
    form = panel.gate
    form.switch.click()
    assert performance(store).gate.silences == (Silence(40, 80), Silence(120, 160))
    assert form.list.count() == 2
    form.threshold.changed.emit(-6, None)
    assert performance(store).gate.threshold_db == -6
    form.attack.changed.emit(50, None)
    form.release.changed.emit(60, None)
    assert (performance(store).gate.attack_ms, performance(store).gate.release_ms) == (50, 60)
    form.switch.click()
    assert performance(store).gate is None


def test_a_silence_is_dragged_by_its_edges_and_as_a_whole(store, panel):
    panel.gate.switch.click()
    strip = panel.gate.strip
    drag(strip, x_of(strip, 80), x_of(strip, 90))
    assert performance(store).gate.silences[0] == Silence(40, 90, True)
    drag(strip, x_of(strip, 40), x_of(strip, 30))
    assert performance(store).gate.silences[0] == Silence(30, 90, True)
    drag(strip, x_of(strip, 60), x_of(strip, 110))
    assert performance(store).gate.silences[0] == Silence(60, 120, True)
    assert performance(store).gate.silences[1] == Silence(120, 160)


def test_a_silence_is_changed_by_keys_and_in_numbers(store, panel):
    form = panel.gate
    form.switch.click()
    form.list.setCurrentRow(0)
    assert form.strip.selected.start == 40
    form.strip.setFocus()
    QTest.keyClick(form.strip, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(form.strip, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert performance(store).gate.silences[0] == Silence(39, 81, True)
    assert form.list.currentItem().text().endswith("by hand")
    form.stop.entered.emit(50)
    assert performance(store).gate.silences[0] == Silence(39, 60, True)
    QTest.keyClick(form.strip, Qt.Key.Key_Delete)
    assert performance(store).gate.silences == (Silence(120, 160),)


def test_a_silence_is_added_where_there_is_room(store, panel):
    form = panel.gate
    form.switch.click()
    panel.set_playhead(20)
    form.tools.add_button.click()
    assert performance(store).gate.silences[0] == Silence(24, 36, True)
    form.strip.added.emit(82)
    assert Silence(80, 92, True) in performance(store).gate.silences


def test_a_silence_entered_beyond_the_sound_ends_with_it(store, panel):
    form, frames = panel.gate, store.project.media[0].frames
    form.switch.click()
    form.strip.choose(120)
    form.stop.entered.emit(9999)
    assert performance(store).gate.silences[-1] == Silence(120, frames, True)


def test_a_refused_entry_goes_back(qtbot, store, panel):
    form = panel.gate
    form.switch.click()
    form.strip.choose(40)
    before = store.project
    with qtbot.waitSignal(panel.refused):
        form.stop.entered.emit(130)
    assert store.project is before
    assert form.stop.text() == "00:02:20"


def test_the_gate_waits_for_the_sound_and_tells_of_the_take(store, panel, sounds):
    assert "already rests" in panel.gate.hint.text()
    sounds.is_there = False
    panel._levels._levels.clear()
    loose = replace(TAKE, generation=Generation(settings=GenerationSettings(silence_gate=False)))
    store.edit("Take", lambda p: replace(p, takes=(loose,)))
    assert "being read" in panel.gate.hint.text()
    assert not panel.gate.switch.isEnabled()
    sounds.is_there = True
    sounds.ready.emit("a" * 64)
    assert panel.gate.switch.isEnabled()
    assert panel.gate.hint.text() == ""


def test_everything_that_takes_the_keyboard_has_a_name(panel):
    panel.blinks._place(40, None)
    panel.gate.switch.click()
    for widget in panel.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        inner = isinstance(widget, QLineEdit) and widget.objectName() == "qt_spinbox_lineedit"
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        named = widget.accessibleName() or text
        assert inner or named, widget
