"""The motion library in the whole window: pieces dropped on a clip, undone, kept, imported and exported."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest

from desktop.views.widgets.motion_mime import motion_data
from joyvasa_runtime.motion.csv_file import read_csv
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.timebase import FrameSpan

REST = np.array([0.0] * 63 + [1.0] + [0.0] * 6, np.float32)


@pytest.fixture
def sample(qtbot, window, studio):
    """The sample project is open and the library's pieces are listed; returns its only clip."""
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open_sample"].trigger()
    qtbot.waitUntil(lambda: bool(studio.library.items))
    return studio.store.project.tracks[0].clips[0]


def motion_of(studio):
    project = studio.store.project
    return evaluate(project, FrameSpan(0, project.frames), studio.store.motions, REST).values


def piece(studio, name):
    return next(item for item in studio.library.items if item.name == name)


def layers(studio, clip):
    return studio.store.project.clip(clip.id).performance.layers


def test_a_piece_dropped_at_the_playhead_moves_the_head_and_is_undone(qtbot, window, studio, sample):
    before, motion = studio.store.project, motion_of(studio)
    studio.playback.seek(50)
    panel = window.panels.library
    panel.list.setCurrentRow([item.name for item in studio.library.items].index("Nod"))
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)

    after, nodding = studio.store.project, motion_of(studio)
    (layer,) = layers(studio, sample)
    assert (layer.name, layer.motion.start, layer.mode) == ("Nod", 50 - sample.start + sample.offset, "add")
    assert studio.active.layer == layer
    check_consistency(after)
    difference = nodding - motion
    assert not difference[:50].any()
    assert not difference[50 + layer.motion.frames :].any()
    assert 6 < difference[:, 67].max() < 8

    window.actions_by_id["edit.undo"].trigger()
    assert studio.store.project == before
    assert np.array_equal(motion_of(studio), motion)
    window.actions_by_id["edit.redo"].trigger()
    assert studio.store.project == after
    assert np.array_equal(motion_of(studio), nodding)


def test_a_piece_is_not_dropped_beside_the_clip(window, studio, sample):
    before = studio.store.project
    studio.playback.seek(sample.stop)
    window.panels.library.drop_asked.emit(piece(studio, "Nod"), "all", "add")

    assert studio.store.project is before
    assert "Move the playhead" in window.statusBar().currentMessage()


def drag_onto(lanes, data, point):
    """Let go of a drag above the lanes; whether it was taken on its way, and at its end."""
    action, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(point.toPoint(), action, data, button, keys)
    lanes.dragEnterEvent(enter)
    move = QDragMoveEvent(point.toPoint(), action, data, button, keys)
    lanes.dragMoveEvent(move)
    drop = QDropEvent(point, action, data, button, keys)
    drop.ignore()
    lanes.dropEvent(drop)
    return enter.isAccepted(), move.isAccepted(), drop.isAccepted()


def test_a_piece_is_dragged_onto_a_clip(window, studio, sample):
    window.actions_by_id["timeline.snapping"].setChecked(False)
    timeline = window.panels.timeline
    shake = piece(studio, "Shake of the head")
    rect = timeline.clip_rect(sample.id)
    point = QPointF(timeline.x_of(40) + 0.5, rect.center().y())

    assert drag_onto(timeline.lanes, motion_data(shake.path), point) == (True, True, True)

    (layer,) = layers(studio, sample)
    assert (layer.name, layer.motion.part) == ("Shake of the head", "head")
    assert layer.motion.start == 40 - sample.start + sample.offset
    assert studio.selection.clips == {sample.id}


def test_a_piece_is_not_taken_where_no_clip_is(window, studio, sample):
    lanes = window.panels.timeline.lanes
    before = studio.store.project
    data = motion_data(piece(studio, "Nod").path)
    beside = QPointF(window.panels.timeline.x_of(sample.stop) + 30, 20.0)

    assert drag_onto(lanes, data, beside) == (True, False, False)
    assert studio.store.project is before


def test_the_motion_of_a_range_is_kept_as_it_is_seen_and_can_be_named(qtbot, window, studio, sample):
    studio.playback.seek(20)
    window.actions_by_id["range.in"].trigger()
    studio.playback.seek(59)
    window.actions_by_id["range.out"].trigger()
    with qtbot.waitSignal(studio.library.saved) as told:
        window.actions_by_id["library.save_range"].trigger()

    (item,) = told.args
    assert item.motion.values.tobytes() == motion_of(studio)[20:60].tobytes()
    assert item.reference.tolist() == list(studio.store.project.reference)
    assert window.panels.library.list.current.path == item.path
    assert item.path.parent == studio.folders.library


def test_without_motion_nothing_can_be_kept(qtbot, window, studio):
    window.actions_by_id["library.save_range"].trigger()

    assert "Set in and out points" in window.statusBar().currentMessage()


def test_a_table_is_imported_and_a_piece_exported(qtbot, window, studio, sample, answers, tmp_path):
    (tmp_path / "wave.csv").write_text("frame,yaw\n0,0\n10,5\n")
    answers.motion_files = (tmp_path / "wave.csv",)
    with qtbot.waitSignal(studio.library.imported) as told:
        window.actions_by_id["library.import"].trigger()
    (item,) = told.args
    assert (item.name, item.part, len(item.motion)) == ("wave", "head", 11)

    answers.motion_file = tmp_path / "again.csv"
    with qtbot.waitSignal(studio.library.exported):
        window.panels.library.export_asked.emit(item)
    assert read_csv(tmp_path / "again.csv").motion.values.tobytes() == item.motion.values.tobytes()


def test_motion_files_dropped_on_the_window_go_into_the_library(qtbot, window, studio, drop, tmp_path):
    (tmp_path / "wave.csv").write_text("frame,yaw\n0,0\n10,5\n")
    with qtbot.waitSignal(studio.library.imported) as told:
        drop(tmp_path / "wave.csv")

    assert told.args[0].name == "wave"
    assert studio.store.project.media == ()


def test_a_piece_survives_saving_and_reopening(qtbot, window, studio, sample, answers, tmp_path):
    studio.playback.seek(30)
    window.panels.library.drop_asked.emit(piece(studio, "Laugh"), "all", "replace")
    project, motion = studio.store.project, motion_of(studio)
    answers.project = tmp_path / "laughing.joyvasa"
    with qtbot.waitSignal(studio.session.saved):
        window.actions_by_id["file.save_as"].trigger()
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.new"].trigger()
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open"].trigger()

    assert studio.store.project == project
    assert np.array_equal(motion_of(studio), motion)
    assert isinstance(studio.store.motions[layers(studio, sample)[0].motion.motion_sha256], MotionSequence)
