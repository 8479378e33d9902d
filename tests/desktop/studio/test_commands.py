"""What the actions do to the project, in the window with the sample open."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from desktop.views.dialogs.unsaved_question import UnsavedQuestion
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.probe import probe


@pytest.fixture
def sample(qtbot, window, studio):
    """The sample project, opened; its only clip is returned."""
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open_sample"].trigger()
    return studio.store.project.tracks[0].clips[0]


@pytest.fixture
def act(window, studio):
    """Trigger actions by their ids; the project must make sense after each."""

    def trigger(*action_ids):
        for action_id in action_ids:
            action = window.actions_by_id[action_id]
            assert action.isEnabled(), action_id
            action.trigger()
            check_consistency(studio.store.project)

    return trigger


def spans(studio):
    return [[(clip.start, clip.stop) for clip in track.clips] for track in studio.store.project.tracks]


def test_split_and_ripple_delete_close_the_gap(window, studio, sample, act):
    studio.playback.seek(50)
    act("edit.split")
    studio.playback.seek(100)
    act("edit.split")
    middle = studio.store.project.tracks[0].clips[1]
    studio.selection.select_clips(frozenset({middle.id}))
    act("edit.ripple_delete")
    assert spans(studio) == [[(0, 50), (50, 128)]]
    assert studio.selection.clips == frozenset()
    act("edit.undo", "edit.undo", "edit.undo")
    assert spans(studio) == [[(0, 178)]]


def test_split_where_there_is_no_clip_says_so_and_changes_nothing(window, studio, sample, act):
    before = studio.store.project
    studio.playback.seek(178)
    act("edit.split")
    assert studio.store.project is before
    assert "No clip" in window.statusBar().currentMessage()


def test_copied_clips_are_pasted_at_the_playhead_and_selected(studio, sample, act):
    act("edit.select_all", "edit.copy")
    studio.playback.seek(200)
    act("edit.paste")
    assert spans(studio) == [[(0, 178), (200, 378)]]
    pasted = studio.store.project.tracks[0].clips[1]
    assert studio.selection.clips == {pasted.id}
    assert pasted.take_id == sample.take_id


def test_clips_are_pasted_into_another_project_without_a_take_it_does_not_have(qtbot, studio, sample, act):
    act("edit.select_all", "edit.copy")
    with qtbot.waitSignal(studio.session.opened):
        act("file.new")
    act("track.add_voice", "edit.paste")
    pasted = studio.store.project.tracks[0].clips[0]
    assert studio.store.project.media_of(pasted.media_id).name == "voice.wav"
    assert pasted.take_id is None


def test_cut_duplicate_and_delete(studio, sample, act):
    act("edit.select_all", "edit.duplicate")
    assert spans(studio) == [[(0, 178), (178, 356)]]
    act("edit.cut")
    assert spans(studio) == [[(0, 178)]]
    act("edit.paste", "edit.undo", "edit.select_all", "edit.delete")
    assert spans(studio) == [[]]


def test_edges_and_fades_go_to_the_playhead(studio, sample, act):
    act("edit.select_all")
    studio.playback.seek(20)
    act("clip.trim_start")
    studio.playback.seek(150)
    act("clip.trim_stop")
    studio.playback.seek(35)
    act("clip.fade_in")
    studio.playback.seek(140)
    act("clip.fade_out")
    clip = studio.store.project.tracks[0].clips[0]
    assert (clip.start, clip.stop, clip.offset) == (20, 150, 20)
    assert (clip.fade_in, clip.fade_out) == (15, 10)


def test_in_and_out_points_and_markers(studio, sample, act):
    studio.playback.seek(30)
    act("range.in", "marker.add")
    studio.playback.seek(90)
    act("range.out", "marker.add")
    assert studio.store.project.range == FrameSpan(30, 91)
    act("marker.previous")
    assert studio.playback.frame == 30
    act("marker.next")
    assert studio.playback.frame == 90
    act("edit.delete", "range.clear")
    assert [marker.frame for marker in studio.store.project.markers] == [30]
    assert studio.store.project.range is None


def test_tracks_are_added_switched_ordered_and_deleted(window, studio, sample, act):
    act("track.add_music", "track.add_music")
    assert [track.name for track in studio.store.project.tracks] == ["Voice", "Music", "Music 2"]
    act("track.mute", "track.solo")
    track = studio.store.project.tracks[2]
    assert (track.drives, track.is_muted, track.is_solo) == (False, True, True)
    assert window.actions_by_id["track.mute"].isChecked()
    act("track.move_up")
    assert [track.name for track in studio.store.project.tracks] == ["Voice", "Music 2", "Music"]
    act("track.lock", "track.delete")
    assert len(studio.store.project.tracks) == 3
    assert "locked" in window.statusBar().currentMessage()
    act("track.lock", "track.delete")
    assert [track.name for track in studio.store.project.tracks] == ["Voice", "Music"]


def test_another_seed_makes_another_take_and_undo_goes_back(qtbot, studio, sample, act):
    act("edit.select_all")
    with qtbot.waitSignal(studio.jobs.finished):
        act("clip.new_seed")
    clip = studio.store.project.tracks[0].clips[0]
    assert clip.take_id != sample.take_id
    assert studio.store.project.take(clip.take_id).generation == clip.generation
    act("edit.undo", "edit.undo")
    assert studio.store.project.tracks[0].clips[0] == sample


def test_cancelled_generation_leaves_the_project(qtbot, studio, sample, act):
    act("edit.select_all", "clip.generate")
    before = studio.store.project
    act("clip.cancel")
    qtbot.waitUntil(lambda: not studio.jobs.waiting_clips)
    assert studio.store.project is before


def test_a_picture_on_the_clipboard_becomes_the_portrait(qtbot, studio, sample, act):
    QGuiApplication.clipboard().setImage(QImage(str(resource("sample", "cat.png"))))
    before = studio.store.project.portrait
    act("portrait.paste")
    qtbot.waitUntil(lambda: studio.store.project.portrait != before)
    kept = studio.store.project.media_of(studio.store.project.portrait.media_id).path
    assert kept.parent == studio.folders.pasted
    assert studio.store.project.portrait.kind == "animal"


def test_a_quick_export_writes_the_range(qtbot, window, studio, sample, act, tmp_path):
    output = tmp_path / "out 视频.mp4"
    with qtbot.waitSignal(studio.jobs.finished):
        studio.exports.export(output, ExportSettings(canvas=Canvas(longer_side=128)), FrameSpan(10, 35))
    info = probe(output)
    assert (info.frames, info.width, info.height) == (25, 128, 128)


def test_unsaved_changes_are_asked_about_before_another_project_opens(qtbot, window, studio, sample, act):
    act("marker.add", "file.new")
    question = window.findChildren(UnsavedQuestion)[0]
    assert studio.store.project.markers
    with qtbot.waitSignal(studio.session.opened):
        question.discard_chosen.emit()
    question.close()
    assert not studio.store.project.tracks


def test_the_layout_of_the_panels_is_kept(qtbot, window, studio):
    window.docks.history.raise_()
    window.docks.packs.hide()
    studio.session.new()
    window.close()
    assert studio.settings.window_state
    assert studio.settings.window_geometry


def test_single_keys_write_into_a_text_field_and_do_nothing_else(qtbot, window, studio, sample):
    window.panels.inspector.edit_name()
    before = studio.store.project
    field = window.focusWidget()
    if field is None:
        pytest.fail("the name of the clip has no field")
    QTest.keyClick(field, Qt.Key.Key_S)
    assert studio.store.project.tracks[0].clips == before.tracks[0].clips


def test_recent_files_are_offered_and_a_lost_one_is_forgotten(
    qtbot, window, studio, sample, answers, tmp_path
):
    answers.project = tmp_path / "mine.joyvasa"
    with qtbot.waitSignal(studio.session.saved):
        window.actions_by_id["file.save"].trigger()
    assert [action.text() for action in window.files.recent.actions()] == ["mine"]
    Path(answers.project).unlink()
    with qtbot.waitSignal(studio.session.failed):
        window.files.recent.actions()[0].trigger()
    assert studio.settings.recent_files == ()
    window._error_dialog.close()


def test_a_closed_studio_is_taken_apart_in_silence(qtbot, window, studio, sample, act, tmp_path):
    act("marker.add")
    with qtbot.waitSignal(studio.session.saved):
        studio.session.save(tmp_path / "film.joyvasa")
    window.close()
    with qtbot.captureExceptions() as caught:
        # At the end of the program Qt does so in any order.
        shiboken6.delete(studio.store)
    assert caught == []
