"""The question before an export: its choice, what it remembers, and what it refuses."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QListWidget, QMessageBox, QPushButton

from desktop.export_speed import ExportSpeed, size_kind, speed_kind
from desktop.settings import open_settings
from desktop.views.dialogs.export.placement_view import PlacementView
from desktop.views.dialogs.export.words import preset_words
from desktop.views.dialogs.export_dialog import ExportChoice, ExportDialog
from desktop.views.widgets.notice import Notice
from desktop.views.widgets.number_entry import NumberEntry
from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.bundled import BUNDLED
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import (
    Caption,
    Clip,
    Consent,
    Disclosure,
    Media,
    PortraitSetup,
    Project,
    Track,
)
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.compression import CODECS, Compression

VOICE = Media(1, "sound", Path("/voices/hello.wav"), 10, "a" * 64, 100)
PICTURE = Media(2, "picture", Path("/pictures/me.png"), 10, "b" * 64)
TRACKS = (Track(3, "Voice", clips=(Clip(4, 1, 0, 0, 100),)),)
SAID = Disclosure("photo", "recorded")
WORDS = (Caption(5, 0, 10, "Hello 你好"),)


def project(**changes):
    portrait = PortraitSetup(2, consent=Consent(True))
    values = {"media": (VOICE, PICTURE), "portrait": portrait, "disclosure": SAID, **changes}
    return Project(tracks=TRACKS, next_id=6, **values)


@pytest.fixture
def settings(tmp_path):
    settings = open_settings(tmp_path / "config" / "studio.ini")
    settings.remember_folder("export", tmp_path)
    return settings


@pytest.fixture
def dialog(qtbot, settings):
    def make(name="talk 说话", ask_target=lambda *_asked: None, prepared=None, pack_id="", **changes):
        asked = {"ask_target": ask_target, "prepared": prepared, "pack_id": pack_id}
        dialog = ExportDialog(project(**changes), settings, name, **asked)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def named(dialog, kind, name):
    return next(widget for widget in dialog.findChildren(kind) if widget.accessibleName() == name)


def choose(dialog, name, value):
    box = named(dialog, QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def enter(dialog, name, value):
    named(dialog, NumberEntry, name).setValue(value)


def switch(dialog, text):
    next(box for box in dialog.findChildren(QCheckBox) if text in box.text()).click()


def choose_preset(dialog, short):
    presets = named(dialog, QListWidget, "Presets")
    (item,) = presets.findItems(preset_words(short), Qt.MatchFlag.MatchExactly)
    presets.setCurrentItem(item)


def file_of(dialog):
    return named(dialog, QLineEdit, "File")


def notices_of(dialog):
    return [notice.text for notice in dialog.findChildren(Notice) if notice.isVisible()]


def problem_of(dialog):
    return next(iter(notices_of(dialog)), "")


def answer(dialog, text):
    question = dialog.findChild(QMessageBox)
    next(button for button in question.buttons() if button.text() == text).click()


def test_the_range_is_offered_first_where_there_is_one(dialog, tmp_path):
    assert dialog().choice == ExportChoice(tmp_path / "talk 说话.mp4")
    assert dialog(range=FrameSpan(10, 300)).choice.span == FrameSpan(10, 100)


def test_a_range_behind_the_end_is_not_offered(dialog):
    assert dialog(range=FrameSpan(100, 300)).choice.span is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("v1.final", "v1.final.mp4"),
        ("V1.MP4", "V1.MP4"),
        ("clip.mov", "clip.mov"),
        ("  take 我 ", "take 我.mp4"),
    ],
)
def test_a_plain_name_goes_to_the_folder_of_the_last_time_and_gets_its_ending(dialog, tmp_path, typed, name):
    made = dialog()
    file_of(made).setText(typed)
    assert made.choice.output == tmp_path / name


def test_any_title_becomes_one_file_in_the_folder(dialog, tmp_path):
    assert dialog("../Q&A: 1/2").choice.output == tmp_path / "Q&A- 1-2.mp4"


@pytest.mark.parametrize("typed", ["", "   ", "/", "some/folder/"])
def test_a_video_without_a_name_is_refused(qtbot, dialog, typed):
    made = dialog()
    file_of(made).setText(typed)
    with qtbot.assertNotEmitted(made.chosen):
        made.accept()
    assert "name" in problem_of(made)


def test_a_folder_is_no_name(dialog, tmp_path):
    made = dialog()
    file_of(made).setText(str(tmp_path))
    assert made.choice is None


@pytest.mark.parametrize("codec", CODECS)
def test_the_ending_follows_the_kind_of_file(dialog, tmp_path, codec):
    made = dialog("v1.final")
    choose(made, "Kind of file", codec)
    kind = CODECS[codec]
    assert made.choice.output == tmp_path / f"v1.final{kind.ending}"
    assert made.choice.settings.compression.codec == codec
    choose(made, "Kind of file", "h264")
    assert made.choice.output.suffix in CODECS["h264"].endings


def test_an_ending_that_the_next_kind_knows_too_stays(dialog, tmp_path):
    made = dialog()
    file_of(made).setText("film.mov")
    choose(made, "Kind of file", "prores_422_hq")
    assert made.choice.output == tmp_path / "film.mov"


def test_pictures_go_into_a_folder_that_holds_nothing_else(qtbot, dialog, tmp_path):
    made = dialog("frames")
    choose_preset(made, "png")
    assert made.choice.output == tmp_path / "frames"
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "letter.txt").write_text("dear")
    made.accept()
    assert "other files" in problem_of(made)
    (tmp_path / "frames" / "letter.txt").rename(tmp_path / "frames" / "frame_00001.png")
    made.accept()
    with qtbot.waitSignal(made.chosen):
        answer(made, "Replace")


def test_a_preset_is_taken_whole_and_marked(dialog):
    made = dialog()
    for short, preset in BUNDLED.items():
        choose_preset(made, short)
        assert made.choice.settings == preset.settings
    presets = named(made, QListWidget, "Presets")
    assert [item.text() for item in presets.selectedItems()] == [preset_words("draft")]


def test_a_changed_setting_is_no_preset_any_more(dialog):
    made = dialog()
    choose_preset(made, "vertical")
    choose(made, "Frame rate", 60)
    assert named(made, QListWidget, "Presets").selectedItems() == []
    choose(made, "Frame rate", 30)
    presets = named(made, QListWidget, "Presets")
    assert [item.text() for item in presets.selectedItems()] == [preset_words("vertical")]


def test_the_presets_do_not_choose_when_they_get_the_focus(qtbot, dialog):
    made = dialog()
    choose(made, "Frame rate", 60)
    before = made.choice
    named(made, QListWidget, "Presets").setFocus()
    assert made.choice == before


def test_the_whole_choice_is_told_and_offered_again_the_next_time(qtbot, dialog, tmp_path):
    made = dialog(captions=WORDS)
    (tmp_path / "out").mkdir()
    file_of(made).setText(str(tmp_path / "out" / "a.mp4"))
    choose(made, "Kind of file", "h265")
    choose(made, "Frame rate", 60)
    enter(made, "Quality (CRF)", 23)
    choose(made, "Encoding", "small")
    switch(made, "graphics card")
    choose(made, "Shows", "face")
    choose(made, "Size", "upright")
    choose(made, "Picture", "fit")
    enter(made, "Zoom", 150)
    choose(made, "Behind it", "colour")
    choose(made, "Loudness", -14.0)
    switch(made, "visible label")
    choose(made, "Corner", "top-left")
    switch(made, "captions in")
    choose(made, "Place", "top")
    switch(made, "dark box")
    choose(made, "Deliver", "zip")
    wanted = ExportSettings(
        Compression("h265", 23, None, "small", True),
        Canvas("face", None, (1080, 1920), "fit", None, 1.5, (255, 255, 255)),
        60,
        -14.0,
        LabelStyle(corner="top-left"),
        CaptionStyle("top", has_box=True),
        "zip",
    )
    with qtbot.waitSignal(made.chosen) as chosen:
        made.accept()
    assert chosen.args == [ExportChoice(tmp_path / "out" / "a.mp4", wanted)]
    assert dialog().choice == ExportChoice(tmp_path / "out" / "talk 说话.mp4", wanted)


def test_a_dialog_that_is_cancelled_remembers_nothing(dialog, settings):
    made = dialog()
    choose(made, "Frame rate", 60)
    made.reject()
    assert dialog().choice.settings == settings.export == ExportSettings()


def test_return_in_the_file_field_exports(qtbot, dialog):
    made = dialog()
    with qtbot.waitSignal(made.chosen):
        qtbot.keyClick(file_of(made), Qt.Key.Key_Return)


def test_typing_replaces_the_name_and_keeps_folder_and_ending(qtbot, dialog, tmp_path):
    made = dialog()
    qtbot.keyClicks(file_of(made), "new")
    assert file_of(made).text() == str(tmp_path / "new.mp4")


def test_a_browsed_file_is_taken(qtbot, dialog, tmp_path):
    asked = []

    def target(_parent, start, kind):
        asked.append((start, kind.name))
        return tmp_path / "other.mp4"

    made = dialog(ask_target=target)
    browse = next(button for button in made.findChildren(QPushButton) if "Browse" in button.text())
    browse.click()
    assert asked == [(tmp_path / "talk 说话.mp4", "h264")]
    assert made.choice.output == tmp_path / "other.mp4"


def test_a_place_that_cannot_be_written_is_told_until_the_name_changes(dialog, tmp_path):
    made = dialog()
    file_of(made).setText(str(tmp_path / "nowhere" / "a.mp4"))
    made.accept()
    assert made.isVisible()
    assert "nowhere" in problem_of(made)
    file_of(made).setText(str(tmp_path / "a.mp4"))
    assert problem_of(made) == ""


def test_a_video_that_is_there_is_replaced_only_after_a_question(qtbot, dialog, tmp_path):
    (tmp_path / "talk 说话.mp4").write_bytes(b"old")
    made = dialog()
    with qtbot.assertNotEmitted(made.chosen):
        made.accept()
    with qtbot.waitSignal(made.chosen):
        answer(made, "Replace")


def test_a_file_the_project_is_made_of_is_never_replaced(dialog, tmp_path):
    voice = tmp_path / "talk 说话.mp4"
    voice.write_bytes(b"a voice in a video file")
    made = dialog(media=(Media(1, "sound", voice, 10, "a" * 64, 100), PICTURE))
    made.accept()
    assert "needs it" in problem_of(made)
    assert made.findChild(QMessageBox) is None


def test_missing_consent_and_missing_origins_are_said(dialog):
    assert notices_of(dialog()) == []
    assert "agreed" in problem_of(dialog(portrait=PortraitSetup(2)))
    assert "come from" in problem_of(dialog(disclosure=Disclosure("photo")))


def test_credentials_are_left_out_only_after_a_question_that_is_asked_once(dialog):
    made = dialog()
    switch(made, "content credentials")
    assert made.choice.settings.is_signed
    answer(made, "Leave out")
    assert not made.choice.settings.is_signed
    assert "credentials are off" in problem_of(made)
    switch(made, "content credentials")
    assert made.choice.settings.is_signed
    assert problem_of(made) == ""
    switch(made, "content credentials")
    assert not made.choice.settings.is_signed


def test_words_say_what_the_video_will_be(dialog):
    made = dialog()
    summary = named(made, QLabel, "Summary")
    choose_preset(made, "vertical")
    assert lines(summary) == ["H.264 · 1080 × 1920 · 30 fps · 4.0 s", "120 frames"]
    choose(made, "Aim", "bits")
    enter(made, "Bit rate", 2)
    assert lines(summary) == ["H.264 · 1080 × 1920 · 30 fps · 4.0 s", "120 frames · about 1.0 MB"]
    choose_preset(made, "sound")
    assert lines(summary) == ["WAV · 4.0 s"]


def test_time_and_size_are_told_once_such_a_video_was_made(dialog, settings):
    video = BUNDLED["vertical"].settings
    kind, quality = speed_kind("starter", video.compression), size_kind(video.compression, video.fps)
    settings.export_speeds = (ExportSpeed(kind, quality, 1080 * 1920, 0.5, 0.0, 2e6),)
    made = dialog(pack_id="starter")
    summary = named(made, QLabel, "Summary")
    choose_preset(made, "vertical")
    assert lines(summary)[1] == "120 frames · about 1 min to make · about 8.0 MB"
    choose(made, "Kind of file", "h265")
    assert lines(summary)[1] == "120 frames"
    choose_preset(made, "vertical")
    choose(made, "Frame rate", 60)
    assert lines(summary)[1] == "240 frames · about 2 min to make"


def lines(label):
    return label.text().replace("\N{NO-BREAK SPACE}", " ").split("\n")


def test_the_little_picture_follows_and_is_followed(qtbot, dialog):
    made = dialog()
    view = made.findChild(PlacementView)
    choose_preset(made, "square")
    canvas = made.choice.settings.canvas
    view.placed.emit(replace(canvas, centre=(0.25, 0.5), zoom=2.0))
    assert made.choice.settings.canvas == Canvas(size=(1080, 1080), centre=(0.25, 0.5), zoom=2.0)
    assert named(made, NumberEntry, "Zoom").value() == 200


def test_it_fits_a_small_screen(dialog):
    made = dialog()
    smallest = made.minimumSizeHint()
    assert smallest.width() <= 680
    assert smallest.height() <= 700
