"""The queue of videos in the whole window: from the export to the panel, and the end of the program."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.export_speed import ExportSpeed
from desktop.views.panels.video_card import VideoCard
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import FrameSpan

SMALL = ExportSettings(canvas=Canvas("face", 64))


@pytest.fixture
def sample(qtbot, window, studio):
    """The sample project, opened and seen."""
    with qtbot.waitSignal(studio.preview.frame_shown):
        window.actions_by_id["file.open_sample"].trigger()
    window.docks.jobs.raise_()


@pytest.fixture
def until(qtbot, studio):
    """Wait until the videos are at that."""

    def wait(*states):
        qtbot.waitUntil(lambda: [video.state for video in studio.exports.videos] == list(states))

    return wait


def cards(window):
    return [card.accessibleName() for card in window.panels.jobs.findChildren(VideoCard)]


def question(window):
    (found,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    return found


def answer(box, text):
    next(button for button in box.buttons() if button.text() == text).click()


def test_an_export_is_a_card_with_a_picture_until_it_is_cleared(window, studio, sample, until, tmp_path):
    studio.exports.export(tmp_path / "a 视频.mp4", SMALL, FrameSpan(0, 5))
    until("done")
    assert cards(window) == ["a 视频.mp4"]
    (video,) = studio.exports.videos
    assert video.thumbnail is not None
    window.panels.jobs.clear_requested.emit()
    until()
    assert (tmp_path / "a 视频.mp4").exists()


def test_closing_while_a_video_is_made_asks_and_keeps_it(qtbot, window, studio, sample, until, tmp_path):
    studio.exports.export(tmp_path / "a.mp4", SMALL)
    until("running")
    studio.exports.pause(studio.exports.videos[0].id)
    until("paused")
    window.close()
    assert window.isVisible()
    box = question(window)
    assert "It stops now" in box.informativeText()
    answer(box, "Quit")
    qtbot.waitUntil(lambda: not window.isVisible())
    (video,) = studio.exports._queue.look().videos
    assert video.state == "interrupted"


def test_the_window_stays_open_if_the_user_wants_to(qtbot, window, studio, sample, until, tmp_path):
    studio.exports.export(tmp_path / "a.mp4", SMALL)
    until("running")
    studio.exports.pause(studio.exports.videos[0].id)
    until("paused")
    window.close()
    question(window).reject()
    assert window.isVisible()
    assert studio.exports.is_rendering
    studio.exports.remove(studio.exports.videos[0].id)
    until()


def test_a_video_that_is_begun_is_removed_only_after_asking(window, studio, sample, until, tmp_path, qtbot):
    studio.exports.export(tmp_path / "a.mp4", SMALL)
    qtbot.waitUntil(lambda: any(video.fraction > 0 for video in studio.exports.videos))
    studio.exports.pause(studio.exports.videos[0].id)
    until("paused")
    window.panels.jobs.videos.remove_requested.emit(studio.exports.videos[0].id)
    box = question(window)
    assert "Remove “a.mp4”" in box.text()
    until("paused")
    answer(box, "Remove")
    until()
    assert sorted(path.name for path in tmp_path.iterdir() if "a.mp4" in path.name) == []


def test_a_video_is_played_and_shown_by_the_system(window, studio, sample, until, tmp_path):
    opened = []
    window._exports._opener = opened.append
    studio.exports.export(tmp_path / "a.mp4", SMALL, FrameSpan(0, 5))
    until("done")
    window.panels.jobs.videos.play_requested.emit(tmp_path / "a.mp4")
    window.panels.jobs.videos.folder_requested.emit(tmp_path / "a.mp4")
    assert opened == [tmp_path / "a.mp4", tmp_path]


def test_how_fast_videos_are_made_is_remembered(window, studio):
    first = ExportSpeed("starter h264 fast opaque", "crf 18 bits None fps 25", 640 * 360, 0.05, 2.0, 1000.0)
    again = replace(first, frame_s=0.04)
    for speed in (first, again):
        studio.exports.measured.emit(speed)
    assert studio.settings.export_speeds == (again,)
