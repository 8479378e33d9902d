"""The question before an export: its choice, and what it refuses."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMessageBox, QPushButton

from desktop.settings import open_settings
from desktop.views.dialogs.export_dialog import ExportChoice, ExportDialog
from desktop.views.widgets.notice import Notice
from desktop.views.widgets.number_entry import NumberEntry
from joyvasa_runtime.project.document import Clip, Consent, Media, PortraitSetup, Project, Track
from joyvasa_runtime.timebase import FrameSpan

VOICE = Media(1, "sound", Path("/voices/hello.wav"), 10, "a" * 64, 100)
PICTURE = Media(2, "picture", Path("/pictures/me.png"), 10, "b" * 64)
TRACKS = (Track(3, "Voice", clips=(Clip(4, 1, 0, 0, 100),)),)


def project(**changes):
    portrait = PortraitSetup(2, consent=Consent(True))
    values = {"media": (VOICE, PICTURE), "portrait": portrait, **changes}
    return Project(tracks=TRACKS, next_id=5, **values)


@pytest.fixture
def settings(tmp_path):
    settings = open_settings(tmp_path / "studio.ini")
    settings.remember_folder("export", tmp_path)
    return settings


@pytest.fixture
def dialog(qtbot, settings):
    def make(name="talk 说话", ask_target=lambda _parent, _start: None, **changes):
        dialog = ExportDialog(project(**changes), settings, name, ask_target=ask_target)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def named(dialog, kind, name):
    return next(widget for widget in dialog.findChildren(kind) if widget.accessibleName() == name)


def choose(dialog, name, value):
    box = named(dialog, QComboBox, name)
    box.setCurrentIndex(box.findData(value))


def file_of(dialog):
    return named(dialog, QLineEdit, "File")


def problem_of(dialog):
    return next((notice.text for notice in dialog.findChildren(Notice) if notice.isVisible()), "")


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


def test_the_whole_choice_is_told_and_offered_again_the_next_time(qtbot, dialog, settings, tmp_path):
    made = dialog()
    (tmp_path / "out").mkdir()
    file_of(made).setText(str(tmp_path / "out" / "a.mp4"))
    choose(made, "Shows", "face")
    choose(made, "Longer side", 512)
    choose(made, "Frame rate", 60)
    made.findChild(NumberEntry).setValue(23)
    with qtbot.waitSignal(made.chosen) as chosen:
        made.accept()
    assert chosen.args == [ExportChoice(tmp_path / "out" / "a.mp4", "face", 512, 60, 23)]
    assert dialog().choice == ExportChoice(tmp_path / "out" / "talk 说话.mp4", "face", 512, 60, 23)


def test_a_dialog_that_is_cancelled_remembers_nothing(dialog, tmp_path):
    made = dialog()
    choose(made, "Longer side", 512)
    made.reject()
    assert dialog().choice.size is None


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

    def answer(_parent, start):
        asked.append(start)
        return tmp_path / "other.mp4"

    made = dialog(ask_target=answer)
    browse = next(button for button in made.findChildren(QPushButton) if "Browse" in button.text())
    browse.click()
    assert asked == [tmp_path / "talk 说话.mp4"]
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
    question = made.findChild(QMessageBox)
    yes = next(button for button in question.buttons() if button.text() == "Replace")
    with qtbot.waitSignal(made.chosen):
        yes.click()


def test_a_file_the_project_is_made_of_is_never_replaced(dialog, tmp_path):
    voice = tmp_path / "talk 说话.mp4"
    voice.write_bytes(b"a voice in a video file")
    made = dialog(media=(Media(1, "sound", voice, 10, "a" * 64, 100), PICTURE))
    made.accept()
    assert "needs it" in problem_of(made)
    assert made.findChild(QMessageBox) is None


def test_the_quality_is_told_in_words(dialog):
    made = dialog()

    def words():
        return {text.text() for text in made.findChildren(QLabel)}

    before = words()
    made.findChild(NumberEntry).setValue(34)
    assert any("draft" in text for text in words() - before)


def test_missing_consent_is_said(dialog):
    assert problem_of(dialog()) == ""
    assert "agreed" in problem_of(dialog(portrait=PortraitSetup(2)))
