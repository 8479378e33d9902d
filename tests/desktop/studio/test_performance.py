"""The whole Studio driven by hand: one performance from two files to a saved project, and back."""

import shutil

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from joyvasa_runtime.engine import Engine
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan


@pytest.fixture
def files(tmp_path):
    """A portrait and a voice in a folder whose name is not plain."""
    folder = tmp_path / "my files 我的文件 🎬"
    folder.mkdir()
    for name in ("portrait.jpg", "voice.wav"):
        shutil.copy(resource("sample", name), folder / name)
    return folder


def drag(widget, start, stop):
    """Drag with the left button in a few steps, as a hand does."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.1, 0.3, 0.6, 0.9, 1.0):
        middle = start + (stop - start) * part
        QTest.mouseMove(widget, middle)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=stop)


def make_performance(qtbot, window, studio, answers, drop, files):
    """Portrait by drop, voice by dialog, motion by key."""
    drop(files / "portrait.jpg")
    qtbot.waitUntil(lambda: studio.store.project.portrait is not None)
    answers.sound_files = (files / "voice.wav",)
    window.actions_by_id["file.import_audio"].trigger()
    qtbot.waitUntil(lambda: studio.store.project.frames > 0)
    with qtbot.waitSignal(studio.jobs.finished):
        QTest.keyClick(window, Qt.Key.Key_G)


def rest_of(studio):
    return Engine.open("starter", provider="cpu").neutral


def motion_of(studio):
    project = studio.store.project
    return evaluate(project, FrameSpan(0, project.frames), studio.store.motions, rest_of(studio)).values


def shape_clips(window, studio):
    """Split with a key, trim, move and fade with the mouse; returns the parts."""
    timeline, lanes = window.panels.timeline, window.panels.timeline.lanes
    window.actions_by_id["timeline.snapping"].setChecked(False)
    studio.playback.seek(80)
    QTest.keyClick(window, Qt.Key.Key_S)
    left, right = (clip.id for clip in studio.store.project.tracks[0].clips)

    rect = timeline.clip_rect(right)
    inside = QPoint(round(rect.center().x()), round(rect.bottom()) - 8)
    by_frames = round(timeline.x_of(30) - timeline.x_of(0))
    drag(lanes, inside, inside + QPoint(by_frames, 0))

    rect = timeline.clip_rect(right)
    edge = QPoint(round(rect.right()) - 1, round(rect.center().y()) + 8)
    drag(lanes, edge, edge - QPoint(by_frames, 0))

    window.actions_by_id["edit.deselect"].trigger()
    studio.selection.select_clips(frozenset({left}))
    studio.playback.seek(12)
    window.actions_by_id["clip.fade_in"].trigger()
    return left, right


def test_a_performance_made_by_hand_survives_undo_redo_saving_and_reopening(
    qtbot, window, studio, answers, drop, files, tmp_path
):
    make_performance(qtbot, window, studio, answers, drop, files)
    whole = studio.store.project.tracks[0].clips[0]
    left_id, right_id = shape_clips(window, studio)
    project, motion = studio.store.project, motion_of(studio)

    left, right = project.clip(left_id), project.clip(right_id)
    assert (left.start, left.stop, left.fade_in) == (0, 80, 12)
    assert right.start == 80 + 30
    assert 80 + 30 < right.stop <= whole.stop
    assert right.stop < whole.stop + 30
    assert left.take_id == right.take_id is not None
    check_consistency(project)

    stack = studio.store.undo_stack
    while stack.canUndo():
        window.actions_by_id["edit.undo"].trigger()
    assert studio.store.project == Project()
    while stack.canRedo():
        window.actions_by_id["edit.redo"].trigger()
    assert studio.store.project == project
    assert np.array_equal(motion_of(studio), motion)

    answers.project = tmp_path / "項目 one.joyvasa"
    with qtbot.waitSignal(studio.session.saved):
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not studio.session.is_dirty
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.new"].trigger()
    assert studio.store.project == Project()
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open"].trigger()
    assert studio.store.project == project
    assert np.array_equal(motion_of(studio), motion)


def test_the_picture_follows_the_playhead(qtbot, window, studio, answers, drop, files):
    make_performance(qtbot, window, studio, answers, drop, files)
    shown = {}
    studio.preview.frame_shown.connect(shown.__setitem__)
    lanes = window.panels.timeline

    QTest.mouseClick(lanes.ruler, Qt.MouseButton.LeftButton, pos=QPoint(round(lanes.x_of(60)) + 1, 10))
    qtbot.waitUntil(lambda: 60 in shown)
    QTest.keyClick(window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: 61 in shown)

    assert studio.playback.frame == 61
    assert shown[60].size() == shown[61].size()
    assert shown[60] != shown[61]


def test_another_portrait_keeps_the_performance(qtbot, window, studio, answers, drop, files):
    make_performance(qtbot, window, studio, answers, drop, files)
    before, motion = studio.store.project, motion_of(studio)
    cat = resource("sample", "cat.png")

    drop(cat)
    qtbot.waitUntil(lambda: studio.store.project.portrait != before.portrait)

    after = studio.store.project
    assert after.portrait.kind == "animal"
    assert after.tracks == before.tracks
    assert np.array_equal(motion_of(studio), motion)


def test_the_sample_opens_as_a_new_project_with_its_motion(qtbot, window, studio):
    with qtbot.waitSignal(studio.preview.frame_shown):
        window.actions_by_id["file.open_sample"].trigger()

    assert studio.session.path is None
    assert not studio.session.is_dirty
    assert studio.store.project.takes
    assert np.ptp(motion_of(studio), axis=0).max() > 0


def test_playing_goes_on_while_motion_is_generated(qtbot, window, studio, answers, drop, files):
    make_performance(qtbot, window, studio, answers, drop, files)
    shown = []
    studio.preview.frame_shown.connect(lambda frame, _image: shown.append(frame))

    QTest.keyClick(window, Qt.Key.Key_Space)
    with qtbot.waitSignal(studio.jobs.finished):
        window.actions_by_id["clip.new_seed"].trigger()
        count = len(shown)
    QTest.keyClick(window, Qt.Key.Key_K)

    assert len(shown) > count
    assert not studio.playback.is_playing
