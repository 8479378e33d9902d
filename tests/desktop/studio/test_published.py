"""A video published from the whole window: captioned, asked for, made, packed, signed, checked, and kept."""

import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QMessageBox, QPushButton

from desktop.jobs.studio import Folders, open_studio
from desktop.settings import open_settings
from desktop.views.dialogs.credentials.check_dialog import CheckDialog
from desktop.views.dialogs.export_dialog import ExportDialog
from desktop.views.widgets.notice import Notice
from joyvasa_runtime.credentials.reading import read_credentials
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.probe import probe, read_frames
from tests.desktop.studio.test_recording import no_device

SUBTITLES = "1\n00:00:00,000 --> 00:00:01,000\nHello 你好\n"


@pytest.fixture
def sample(qtbot, window, studio):
    """The sample project."""
    with qtbot.waitSignal(studio.preview.prepared):
        window.actions_by_id["file.open_sample"].trigger()
    # Small, so that the test is short.
    studio.settings.export = ExportSettings(canvas=Canvas("face", 128))


@pytest.fixture
def marked(window, studio, sample):
    """Its first half second is marked."""
    for action, frame in (("range.in", 0), ("range.out", 12)):
        studio.playback.seek(frame)
        window.actions_by_id[action].trigger()


def named(dialog, kind, name):
    return next(each for each in dialog.findChildren(kind) if each.accessibleName() == name)


def switch(dialog, text):
    next(box for box in dialog.findChildren(QCheckBox) if text in box.text()).click()


def choose(dialog, name, value):
    box = named(dialog, QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def import_captions(qtbot, window, studio, answers, path):
    path.write_text(SUBTITLES, "utf-8")
    answers.captions_file = path
    window.actions_by_id["captions.import"].trigger()
    qtbot.waitUntil(lambda: len(studio.store.project.captions) == 1)


def ask_for_package(qtbot, window, studio, output):
    """Choose a package with a label and burnt-in captions in the dialog, and begin."""
    window.actions_by_id["file.export"].trigger()
    dialog = window.findChild(ExportDialog)
    named(dialog, QLineEdit, "File").setText(str(output))
    switch(dialog, "label")
    switch(dialog, "captions")
    choose(dialog, "Deliver", "zip")
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Export")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [video.state for video in studio.exports.videos] == ["done"])


def test_a_package_of_the_window_is_whole_signed_and_found_valid(
    qtbot, window, studio, answers, marked, tmp_path
):
    import_captions(qtbot, window, studio, answers, tmp_path / "words.srt")
    (tmp_path / "out").mkdir()

    ask_for_package(qtbot, window, studio, tmp_path / "out" / "我的 film.mp4")

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["我的 film.zip"]
    with zipfile.ZipFile(tmp_path / "out" / "我的 film.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    folder = tmp_path / "unpacked" / "我的 film"
    video = folder / "我的 film.mp4"
    assert (probe(video).frames, len(list(read_frames(video)))) == (13, 13)
    assert "Hello 你好" in (folder / "我的 film.srt").read_text("utf-8")
    found = read_credentials(video)
    assert found.verdict == "valid"
    assert [one.title for one in found.ingredients] == ["Portrait", "Voice 1"]
    answers.checked_file = video
    window.actions_by_id["help.check_video"].trigger()
    dialog = window.findChild(CheckDialog)
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Choose a file…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "you signed it on this computer" in dialog.findChild(Notice).text)
    dialog.reject()


def test_what_was_queued_is_still_there_after_a_restart(qtbot, window, studio, sample, tmp_path):
    studio.exports.export(tmp_path / "a.mp4", studio.settings.export)
    qtbot.waitUntil(lambda: [video.state for video in studio.exports.videos] == ["running"])
    studio.exports.pause(studio.exports.videos[0].id)
    qtbot.waitUntil(lambda: [video.state for video in studio.exports.videos] == ["paused"])
    frames = studio.store.project.frames
    window.close()
    (question,) = (box for box in window.findChildren(QMessageBox) if box.isVisible())
    next(button for button in question.buttons() if button.text() == "Quit").click()
    qtbot.waitUntil(lambda: not window.isVisible())

    settings = open_settings(tmp_path / "studio.ini")
    again = open_studio(settings, Folders(tmp_path / "data", tmp_path / "sounds"), no_device)
    again.exports.refresh()
    qtbot.waitUntil(lambda: [video.state for video in again.exports.videos] == ["interrupted"])
    assert again.exports.is_standing
    again.exports.go_on()
    qtbot.waitUntil(lambda: [video.state for video in again.exports.videos] == ["done"])
    again.close()

    assert read_credentials(tmp_path / "a.mp4").verdict == "valid"
    assert probe(tmp_path / "a.mp4").frames == frames
