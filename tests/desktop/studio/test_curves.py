"""The curve editor in the whole window: its dock, its actions, and what it shares with the timeline."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.views.dialogs.shortcut_sheet import ShortcutSheet
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.project.performance.layer import Layer
from joyvasa_runtime.project.performance.performance import Performance


@pytest.fixture
def editor(window, studio, tmp_path):
    media = (Media(1, "sound", tmp_path / "voice.wav", 1, "a" * 64, 300),)
    clip = Clip(3, 1, 0, 0, 200, performance=Performance(layers=(Layer(5, "Head"),)))
    studio.store.replace(Project(media=media, tracks=(Track(2, "Voice", clips=(clip,)),), next_id=9), {})
    window.actions_by_id["curves.show"].trigger()
    return window.panels.curves


def test_its_action_brings_it_to_the_front_with_the_keys(qtbot, window, editor):
    qtbot.waitUntil(editor.canvas.isVisible)
    assert editor.canvas.hasFocus()


def test_a_key_at_the_playhead_can_be_added_from_anywhere(window, studio, editor):
    studio.playback.seek(50)

    window.actions_by_id["curves.add_key"].trigger()

    (layer,) = studio.store.project.clip(3).performance.layers
    assert [key.frame for key in layer.curve("pitch").keys] == [50]


def test_auto_key_and_snapping_are_switched_here_and_there(window, editor):
    window.actions_by_id["curves.auto_key"].trigger()
    assert editor.scene.is_auto_key
    editor.bar.auto_key.click()
    assert not window.actions_by_id["curves.auto_key"].isChecked()

    is_snapping = editor.scene.is_snapping
    editor.bar.snapping.click()
    assert window.panels.timeline.is_snapping != is_snapping


def test_it_shows_the_timelines_part_of_time_and_the_other_way_round(qtbot, window, editor):
    timeline = window.panels.timeline.scene.viewport
    qtbot.waitUntil(editor.canvas.isVisible)

    timeline.zoom(2, 100)
    assert editor.scene.viewport.time == timeline.scale

    editor.scene.viewport.zoom_time(2, 50)
    assert timeline.scale == editor.scene.viewport.time


def test_the_editors_keys_do_not_reach_the_clips(qtbot, window, studio, editor):
    qtbot.waitUntil(editor.canvas.isVisible)
    studio.selection.select_clips(frozenset({3}))
    before = studio.store.project

    QTest.keyClick(editor.canvas, Qt.Key.Key_S)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Delete)

    assert studio.store.project == before


def test_its_keys_are_on_the_sheet(window, editor):
    window.actions_by_id["help.shortcuts"].trigger()

    (sheet,) = window.findChildren(ShortcutSheet)
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    sheet.close()
    assert "In the curve editor" in texts
    assert "Scale them around the playhead" in texts
