"""Captions in the whole window: read, seen, edited, written; and the timeline handed off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.views.dialogs.shift_captions_dialog import ShiftCaptionsDialog
from desktop.views.widgets.number_entry import NumberEntry
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Project

SRT = """1
00:00:01,000 --> 00:00:02,000
Hello

2
00:00:03,000 --> 00:00:04,000
There
"""


@pytest.fixture
def subtitles(tmp_path, answers):
    path = tmp_path / "talk.srt"
    path.write_text(SRT)
    answers.captions_file = path
    return path


@pytest.fixture
def captioned(qtbot, window, studio, subtitles):
    """The sample project is open with captions at 1 to 2 and 3 to 4 seconds."""
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open_sample"].trigger()
    window.actions_by_id["captions.import"].trigger()
    qtbot.waitUntil(lambda: bool(studio.store.project.captions))
    return studio.store.project


def words(studio):
    check_consistency(studio.store.project)
    return [(one.start, one.stop, one.text) for one in studio.store.project.captions]


def test_imported_captions_are_one_step_and_seen_everywhere(window, studio, captioned):
    assert words(studio) == [(25, 50, "Hello"), (75, 100, "There")]
    assert "2 captions" in window.statusBar().currentMessage()
    assert window.panels.timeline.captions.isVisibleTo(window.panels.timeline)
    assert window.panels.captions.list.topLevelItemCount() == 2
    studio.playback.seek(80)
    assert window.preview.canvas.accessibleDescription() == "There"
    studio.playback.seek(60)
    assert window.preview.canvas.accessibleDescription() == ""

    studio.store.undo_stack.undo()
    assert words(studio) == []
    assert not window.panels.timeline.captions.isVisibleTo(window.panels.timeline)


def test_captions_on_the_picture_can_be_switched_and_are_remembered(window, studio, captioned):
    studio.playback.seek(80)
    window.actions_by_id["view.captions"].setChecked(False)

    assert window.preview.canvas.accessibleDescription() == ""
    assert studio.settings.preview_captions is False
    window.preview.options.captions_toggled.emit(True)
    assert window.preview.canvas.accessibleDescription() == "There"
    assert studio.settings.preview_captions is True


def test_captions_are_added_and_split_by_key_commands(window, studio, captioned):
    studio.playback.seek(60)
    window.actions_by_id["captions.add"].trigger()
    QApplication.processEvents()
    assert words(studio)[1] == (60, 75, "New caption")
    studio.playback.seek(70)
    window.actions_by_id["captions.split"].trigger()
    assert words(studio)[1:3] == [(60, 70, "New"), (70, 75, "caption")]
    window.panels.captions.choose(studio.store.project.captions[1].id)
    window.actions_by_id["captions.merge"].trigger()
    assert words(studio)[1] == (60, 75, "New\ncaption")


def test_all_captions_are_shifted_by_a_typed_time(qtbot, window, studio, captioned):
    window.actions_by_id["captions.shift"].trigger()
    dialog = window.findChild(ShiftCaptionsDialog)
    entry = dialog.findChild(NumberEntry)
    qtbot.keyClicks(entry, "0.13")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert words(studio) == [(28, 53, "Hello"), (78, 103, "There")]
    assert not dialog.isVisible()
    assert studio.store.undo_stack.undoText() == "Shift captions"
    studio.store.undo_stack.undo()
    assert words(studio) == [(25, 50, "Hello"), (75, 100, "There")]


def test_the_delete_key_in_the_list_deletes_the_caption_and_no_clip(qtbot, window, studio, captioned):
    clips = [clip for track in captioned.tracks for clip in track.clips]
    studio.selection.select_clips(frozenset(clip.id for clip in clips))
    window.docks.captions.show()
    window.docks.captions.raise_()
    rows = window.panels.captions.list
    rows.setFocus()
    rows.setCurrentItem(rows.topLevelItem(0))
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert words(studio) == [(75, 100, "There")]
    assert [clip for track in studio.store.project.tracks for clip in track.clips] == clips


def test_an_import_into_gaps_keeps_what_is_there(qtbot, window, studio, captioned, subtitles):
    subtitles.write_text(SRT.replace("00:00:01", "00:00:00").replace("Hello", "Early"))
    window.panels.captions.import_requested.emit(False)
    qtbot.waitUntil(lambda: len(studio.store.project.captions) == 3)

    assert words(studio) == [(0, 25, "Early"), (25, 50, "Hello"), (75, 100, "There")]


def test_a_dropped_subtitle_file_is_imported(qtbot, window, studio, subtitles, drop):
    drop(subtitles)
    qtbot.waitUntil(lambda: bool(studio.store.project.captions))

    assert words(studio) == [(25, 50, "Hello"), (75, 100, "There")]


def test_captions_and_timeline_are_written(qtbot, window, studio, captioned, answers, tmp_path):
    answers.captions_file, answers.timeline_file = tmp_path / "out.vtt", tmp_path / "out.otio"
    for action_id in ("captions.export", "file.hand_off"):
        with qtbot.waitSignal(studio.exchange.written):
            window.actions_by_id[action_id].trigger()

    assert answers.captions_file.read_text().startswith("WEBVTT")
    assert "voice.wav" in answers.timeline_file.read_text()
    assert "out.otio" in window.statusBar().currentMessage()


def test_a_broken_file_is_told_and_changes_nothing(qtbot, window, studio, captioned, subtitles):
    subtitles.write_text("1\n00:00:01,000 --> soon\nHello\n")
    before = studio.store.project
    with qtbot.waitSignal(studio.exchange.failed) as failed:
        window.actions_by_id["captions.import"].trigger()

    assert "Line 2 of talk.srt" in str(failed.args[0])
    assert studio.store.project is before
    window._error_dialog.reject()


def test_a_click_on_the_lane_chooses_the_caption_in_the_list(window, studio, captioned):
    window.panels.timeline.captions.chosen.emit(captioned.captions[1].id)

    assert window.panels.captions.list.current_id == captioned.captions[1].id


def test_nothing_is_offered_where_there_is_nothing(window, studio):
    assert studio.store.project == Project()
    enabled = {
        name: window.actions_by_id[name].isEnabled()
        for name in ("captions.add", "captions.import", "captions.split", "captions.export", "file.hand_off")
    }
    assert enabled == {
        "captions.add": True,
        "captions.import": True,
        "captions.split": False,
        "captions.export": False,
        "file.hand_off": False,
    }
