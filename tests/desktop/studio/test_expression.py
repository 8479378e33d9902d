"""The expression in the window: its panel is brought to the front, and clips blink by a key."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.operations.arrange import move_clips


@pytest.fixture
def sample(qtbot, window, studio):
    """The sample project, opened; its only clip is returned."""
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open_sample"].trigger()
    return studio.store.project.tracks[0].clips[0]


def performance(studio):
    check_consistency(studio.store.project)
    return studio.store.project.tracks[0].clips[0].performance


def test_the_panel_comes_to_the_front_and_doses_the_only_clip(qtbot, window, studio, sample):
    panel = window.panels.expression
    assert panel.visibleRegion().isEmpty()
    assert not panel._is_in_front
    window.actions_by_id["expression.show"].trigger()
    qtbot.waitUntil(lambda: panel._is_in_front)
    panel.lip_sync.changed.emit(60, None)
    assert performance(studio).lip_sync_ms == 60
    studio.store.undo_stack.undo()
    assert performance(studio) == sample.performance
    studio.store.undo_stack.redo()
    assert panel.lip_sync.value == 60


def test_a_key_lets_the_clip_blink_at_the_playhead(window, studio, sample):
    studio.playback.seek(40)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert 40 in [blink.frame for blink in performance(studio).blinks.events]
    assert performance(studio).blinks.is_placed
    studio.store.undo_stack.undo()
    assert performance(studio) == sample.performance


def test_no_blink_is_set_where_the_clip_is_not(window, studio, sample):
    studio.store.edit("Move clip", partial(move_clips, clip_ids={sample.id}, frames=50))
    studio.playback.seek(10)
    before = studio.store.project
    window.actions_by_id["expression.blink"].trigger()
    assert studio.store.project is before
    assert "playhead" in window.statusBar().currentMessage()


def test_without_a_clip_there_is_nothing_to_blink(window):
    assert not window.actions_by_id["expression.blink"].isEnabled()


def test_the_playhead_of_the_strips_is_that_of_the_window(qtbot, window, studio, sample):
    window.actions_by_id["expression.show"].trigger()
    panel = window.panels.expression
    qtbot.waitUntil(lambda: panel._is_in_front)
    panel.sought.emit(25)
    assert studio.playback.frame == 25
    assert panel.blinks.strip._playhead == 25
