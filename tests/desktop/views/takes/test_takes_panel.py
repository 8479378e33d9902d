"""Takes side by side: picked, tried, swiped over, and edits that are out of sight."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QTreeWidget

from desktop.jobs.pack_info import PackInfo
from desktop.views.takes.lane import TakeLane
from desktop.views.takes.lane_painter import Strip
from desktop.views.takes.misplaced_list import MisplacedList
from desktop.views.takes.takes_panel import TakesPanel
from desktop.views.widgets.section import Section
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.operations.clips import delete_clips
from joyvasa_runtime.project.operations.comp import choose_comp
from joyvasa_runtime.project.operations.markers import set_range
from joyvasa_runtime.project.operations.performance import set_curve
from joyvasa_runtime.project.operations.takes import delete_take
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.addresses import StrengthCurve
from joyvasa_runtime.project.performance.performance import CompSpan
from joyvasa_runtime.timebase import FrameSpan

_Key, _Left = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, store, active):
    panel = TakesPanel(store, active)
    qtbot.addWidget(panel)
    panel.resize(500, 400)
    panel.show()
    return panel


def lanes(panel):
    return sorted(panel.findChildren(TakeLane), key=lambda lane: lane.row.number)


def place(lane, frame):
    """The middle of a frame of the sound in a lane."""
    strip = Strip.of(lane.width(), lane.height(), lane.row.shown)
    return QPoint(round(strip.x(frame + 0.5)), lane.height() // 2)


def swipe(qtbot, lane, first, last):
    qtbot.mousePress(lane, _Left, pos=place(lane, first))
    qtbot.mouseMove(lane, place(lane, (first + last) // 2))
    qtbot.mouseMove(lane, place(lane, last))
    qtbot.mouseRelease(lane, _Left, pos=place(lane, last))


def comp(store):
    return store.project.clip(3).performance.comp


def test_each_take_has_a_lane_that_says_how_it_was_made(panel):
    first, second, _ = lanes(panel)
    assert (first.accessibleName(), second.accessibleName()) == ("Take 1", "Take 2")
    assert first.accessibleDescription() == "seed 11; the clip's own take"
    assert second.accessibleDescription() == "seed 22, guidance 2.5"
    assert "Seed: 22\nGuidance: 2.5\nSteps: as the pack suggests" in second.toolTip()
    assert "Pack: starter, version 1.2" in second.toolTip()
    panel.set_packs((PackInfo("starter", "Starter pack", None, True),))
    assert "Pack: Starter pack, version 1.2" in second.toolTip()


def test_a_swipe_over_a_lane_lets_the_clip_play_the_take_there(qtbot, panel, store):
    before = store.project
    swipe(qtbot, lanes(panel)[1], 40, 60)
    check_consistency(store.project)
    (span,) = comp(store)
    assert (span.take_id, span.fade) == (5, 6)
    assert abs(span.start - 40) <= 1
    assert abs(span.stop - 61) <= 1
    assert store.undo_stack.undoText() == "Choose take for a stretch"
    assert lanes(panel)[1].row.played == (FrameSpan(span.start, span.stop),)
    after = store.project
    store.undo_stack.undo()
    assert store.project == before
    assert lanes(panel)[1].row.played == ()
    store.undo_stack.redo()
    assert store.project == after


def test_a_swipe_back_over_the_clips_own_lane_clears(qtbot, panel, store):
    swipe(qtbot, lanes(panel)[1], 40, 60)
    swipe(qtbot, lanes(panel)[0], 30, 80)
    assert comp(store) == ()


def test_a_swipe_ends_where_the_take_does(qtbot, panel, store):
    swipe(qtbot, lanes(panel)[2], 100, 30)
    assert [(span.start, span.stop) for span in comp(store)] == [(50, 80)]
    swipe(qtbot, lanes(panel)[2], 90, 110)
    assert len(comp(store)) == 1


def test_escape_gives_a_swipe_up(qtbot, panel, store):
    lane = lanes(panel)[1]
    lane.setFocus()
    qtbot.mousePress(lane, _Left, pos=place(lane, 40))
    qtbot.mouseMove(lane, place(lane, 60))
    qtbot.keyClick(lane, _Key.Key_Escape)
    qtbot.mouseRelease(lane, _Left, pos=place(lane, 60))
    assert comp(store) == ()


def test_a_click_in_a_lane_goes_there_and_one_on_its_name_tries_it(qtbot, panel, store):
    lane = lanes(panel)[1]
    with qtbot.waitSignal(panel.sought) as sought:
        qtbot.mouseClick(lane, _Left, pos=place(lane, 60))
    assert abs(sought.args[0] - 50) <= 1
    with qtbot.waitSignal(panel.try_asked) as tried:
        qtbot.mouseClick(lane, _Left, pos=QPoint(40, 20))
    assert tried.args == [5]
    panel.show_tried(5)
    assert lane.accessibleDescription().endswith("shown in the preview")
    assert store.undo_stack.undoText() == "Generate"


def test_the_latest_other_take_is_current_and_keys_go_from_lane_to_lane(qtbot, panel):
    assert panel.take_id == 6
    last = lanes(panel)[2]
    last.setFocus()
    with qtbot.waitSignal(panel.current_changed):
        qtbot.keyClick(last, _Key.Key_Up)
    assert panel.take_id == 5
    assert lanes(panel)[1].hasFocus()
    qtbot.keyClick(lanes(panel)[1], _Key.Key_Up)
    qtbot.keyClick(lanes(panel)[0], _Key.Key_Up)
    assert panel.take_id == 4
    with qtbot.waitSignal(panel.try_asked) as tried:
        qtbot.keyClick(lanes(panel)[0], _Key.Key_Return)
    assert tried.args == [4]
    policies = [lane.focusPolicy() for lane in lanes(panel)]
    assert policies == [Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus, Qt.FocusPolicy.ClickFocus]


def test_a_deleted_take_loses_its_lane_and_the_others_keep_the_keyboard(panel, store):
    lanes(panel)[0].setFocus()
    store.edit("Delete", lambda project: delete_take(project, 6))
    assert [lane.row.take.id for lane in lanes(panel) if lane.isVisible()] == [4, 5]
    assert panel.take_id == 4
    assert lanes(panel)[0].hasFocus()
    store.undo_stack.undo()
    assert panel.number_of(6) == 3


def test_without_a_clip_the_panel_says_what_to_do(panel, store):
    store.edit("Delete", lambda project: delete_clips(project, {3}))
    assert panel.take_id is None
    assert panel.number_of(4) == 0


def test_the_crossfade_is_that_of_the_stretch_at_the_playhead_or_of_the_next_one(panel, store):
    slider = panel._crossfade
    slider.entry.setValue(10)
    assert panel.fade == 10
    store.edit("Comp", lambda project: choose_comp(project, 3, FrameSpan(40, 60), 5))
    panel.set_playhead(35)
    assert panel.stretch == CompSpan(40, 60, 5, 6)
    assert (slider.label.text(), slider.value) == ("Crossfade here", 6)
    slider.entry.setValue(3)
    assert comp(store) == (CompSpan(40, 60, 5, 3),)
    assert panel.fade == 10
    panel.set_playhead(80)
    assert (slider.label.text(), slider.value) == ("Crossfade", 10)


def test_a_refused_choice_is_told(qtbot, panel, store):
    store.edit("Lock", lambda project: lock_track(project, 2, True))
    with qtbot.waitSignal(panel.refused) as refused:
        swipe(qtbot, lanes(panel)[1], 40, 60)
    assert isinstance(refused.args[0], EditError)


def test_the_range_is_shown_as_far_as_the_clip_goes(panel, store):
    store.edit("Range", lambda project: set_range(project, FrameSpan(0, 50)))
    assert lanes(panel)[0]._look.range == FrameSpan(20, 60)


def hidden_keys(project):
    return set_curve(project, 3, StrengthCurve("lips"), Curve((Key(5, 1.0), Key(40, 1.5), Key(130, 1.0))))


def open_list(qtbot, panel):
    found = panel.findChild(MisplacedList)
    qtbot.mouseClick(found.findChild(Section).heading, _Left)
    tree = found.findChild(QTreeWidget)
    return found, tree.topLevelItem(0)


def press(qtbot, widget, text):
    (button,) = [one for one in widget.findChildren(QPushButton) if one.text() == text]
    assert button.isEnabled()
    qtbot.mouseClick(button, _Left)


@pytest.mark.parametrize("how", ["button", "key"])
def test_edits_out_of_sight_are_listed_and_removed_on_demand(qtbot, panel, store, how):
    found = panel.findChild(MisplacedList)
    assert not found.isVisible()
    store.edit("Keys", hidden_keys)
    assert found.findChild(Section).note == "2 edits"
    found, clip = open_list(qtbot, panel)
    assert clip.text(0) == "Hello"
    assert clip.child(0).text(0) == "Strength of the lips: 2 keys, 00:00:05 – 00:05:05"
    clip.child(0).setSelected(True)
    if how == "button":
        press(qtbot, found, "Remove")
    else:
        qtbot.keyClick(clip.treeWidget(), _Key.Key_Delete)
    check_consistency(store.project)
    frames = [key.frame for key in store.project.clip(3).performance.strength_of("lips").keys]
    assert frames == [20, 40, 119]
    assert not found.isVisible()
    store.undo_stack.undo()
    assert found.isVisible()


def test_edits_out_of_sight_are_shown_by_a_longer_clip(qtbot, panel, store):
    store.edit("Keys", lambda project: set_curve(project, 3, StrengthCurve("lips"), Curve((Key(130, 1.0),))))
    found, clip = open_list(qtbot, panel)
    clip.child(0).setSelected(True)
    with qtbot.waitSignal(panel.sought) as sought:
        press(qtbot, found, "Show")
    assert store.project.clip(3).frames == 111
    assert sought.args == [120]
    assert not found.isVisible()


def test_what_cannot_be_shown_is_told(qtbot, panel, store):
    store.edit("Keys", hidden_keys)
    found, clip = open_list(qtbot, panel)
    clip.child(0).setSelected(True)
    with qtbot.waitSignal(panel.refused) as refused:
        press(qtbot, found, "Show")
    assert "before the timeline" in refused.args[0].message


def test_a_hidden_panel_catches_up_when_it_is_shown(panel, store):
    panel.hide()
    store.edit("Keys", hidden_keys)
    panel.show()
    assert panel.findChild(MisplacedList).isVisible()
