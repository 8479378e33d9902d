"""Clips by the keyboard alone: chosen one after the other, moved by steps, opened, asked for their menu."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views.commands.clip_steps import neighbour
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.clips import add_clip
from joyvasa_runtime.project.operations.media import add_media
from joyvasa_runtime.project.operations.tracks import add_track, lock_track

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def two_tracks():
    """Clips of 50 frames: 100 and 300 on the upper track, 200 on the lower one."""
    project = add_track(add_track(Project(), "Voice", True), "Music", False)
    project, media = add_media(project, "sound", Path("/a.wav"), 10, "a" * 64, 50)
    upper, lower = (track.id for track in project.tracks)
    for track, start in ((upper, 100), (upper, 300), (lower, 200)):
        project = add_clip(project, track, media, start)
    return project


@pytest.fixture
def project(qtbot, window, studio):
    studio.store.edit("Set up", lambda _project: two_tracks())
    window.activateWindow()
    lanes = window.panels.timeline.lanes
    lanes.setFocus()
    qtbot.waitUntil(lanes.hasFocus)
    return studio.store.project


@pytest.fixture
def press(window):
    def press(key, keys=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(window.panels.timeline.lanes, key, keys)

    return press


def clip_at(project, start):
    return next(clip for track in project.tracks for clip in track.clips if clip.start == start)


def chosen(studio):
    places = {clip.id: clip.start for track in studio.store.project.tracks for clip in track.clips}
    return sorted(places[clip_id] for clip_id in studio.selection.clips)


def test_the_keys_go_from_clip_to_clip_across_tracks_in_time(studio, project, press):
    seen = []
    for _ in range(4):
        press(Qt.Key.Key_Right, CONTROL)
        seen.append(chosen(studio))
    press(Qt.Key.Key_Left, CONTROL)

    assert seen == [[100], [200], [300], [300]]
    assert chosen(studio) == [200]
    assert studio.selection.track == project.tracks[1].id


def test_the_first_one_is_taken_from_the_playhead_on(project):
    assert neighbour(project, (), 260, 1).start == 300
    assert neighbour(project, (), 260, -1).start == 200
    assert neighbour(project, (), 900, 1).start == 300
    assert neighbour(project, (), 0, -1).start == 100
    assert neighbour(Project(), (), 0, 1) is None


def test_arrows_move_the_selected_clips_as_steps_that_can_be_undone(studio, project, press):
    studio.selection.select_clips(frozenset({clip_at(project, 100).id}))
    before = studio.store.project
    press(Qt.Key.Key_Right, ALT)
    press(Qt.Key.Key_Right, ALT)
    assert chosen(studio) == [102]
    check_consistency(studio.store.project)
    after = studio.store.project

    studio.store.undo_stack.undo()
    assert studio.store.project == before
    studio.store.undo_stack.redo()
    assert studio.store.project == after
    press(Qt.Key.Key_Left, ALT | SHIFT)
    assert chosen(studio) == [77]


def test_a_clip_goes_to_the_track_below_and_back(studio, project, press):
    clip = clip_at(project, 300)
    studio.selection.select_clips(frozenset({clip.id}))
    press(Qt.Key.Key_Down, CONTROL | ALT)
    assert [one.start for one in studio.store.project.tracks[1].clips] == [200, 300]
    press(Qt.Key.Key_Up, CONTROL | ALT)
    assert studio.store.project.tracks == project.tracks


def test_what_is_in_the_way_or_locked_is_said_and_nothing_moves(window, studio, project, press):
    studio.selection.select_clips(frozenset({clip_at(project, 100).id}))
    press(Qt.Key.Key_Up, CONTROL | ALT)
    assert window.statusBar().currentMessage() == (
        "There is no track above the first one. Add a track first."
    )
    studio.store.edit("Lock", lambda now: lock_track(now, now.tracks[0].id, True))
    locked = studio.store.project
    press(Qt.Key.Key_Right, ALT)
    assert "is locked" in window.statusBar().currentMessage()
    assert studio.store.project is locked


def test_a_clip_out_of_sight_is_shown(window, studio, project, press):
    timeline = window.panels.timeline
    timeline.scene.viewport.zoom(40, 0)
    for _ in range(3):
        press(Qt.Key.Key_Right, CONTROL)
        (start,) = chosen(studio)
        assert timeline.scene.viewport.is_visible(start)


def test_the_keys_choose_the_track_too(studio, project, press):
    upper, lower = (track.id for track in project.tracks)
    studio.selection.select_track(None)
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(key, CONTROL)
        seen.append(studio.selection.track)

    assert seen == [upper, lower, lower, upper]


def test_enter_opens_the_selected_clip(qtbot, window, studio, project, press):
    clip = clip_at(project, 200)
    studio.selection.select_clips(frozenset({clip.id}))
    with qtbot.waitSignal(window.panels.timeline.clip_activated) as activated:
        press(Qt.Key.Key_Return)

    assert activated.args == [clip.id]


def test_the_menu_key_asks_for_the_menu_of_the_selected_clip(qtbot, window, studio, project):
    clip = clip_at(project, 300)
    studio.selection.select_clips(frozenset({clip.id}))
    lanes = window.panels.timeline.lanes
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    with qtbot.waitSignal(window.panels.timeline.context_menu_requested) as asked:
        QApplication.sendEvent(lanes, event)

    assert asked.args[1:] == ["clip", clip.id]
    QApplication.activePopupWidget().close()


def test_without_a_clip_there_is_nothing_to_choose_or_move(window):
    actions = window.actions_by_id

    assert not actions["clip.next"].isEnabled()
    assert not actions["clip.nudge_right"].isEnabled()
    assert not actions["track.next"].isEnabled()
