"""The question before an export: its choice, and what it refuses."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox

from desktop.settings import open_settings
from desktop.views.dialogs.export_dialog import ExportChoice, ExportDialog
from joyvasa_runtime.project.document import Clip, Consent, Media, PortraitSetup, Project, Track
from joyvasa_runtime.timebase import FrameSpan

VOICE = Media(1, "sound", Path("/voices/hello.wav"), 10, "a" * 64, 100)
PICTURE = Media(2, "picture", Path("/pictures/me.png"), 10, "b" * 64)
TRACKS = (Track(3, "Voice", clips=(Clip(4, 1, 0, 0, 100),)),)


def project(**changes):
    portrait = PortraitSetup(2, consent=Consent(True))
    return Project(media=(VOICE, PICTURE), tracks=TRACKS, next_id=5, **{"portrait": portrait, **changes})


@pytest.fixture
def settings(tmp_path):
    settings = open_settings(tmp_path / "studio.ini")
    settings.remember_folder("export", tmp_path)
    return settings


@pytest.fixture
def dialog(qtbot, settings):
    def make(**changes):
        dialog = ExportDialog(project(**changes), settings, "talk 说话")
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def test_the_range_is_offered_first_where_there_is_one(dialog, tmp_path):
    assert dialog().choice == ExportChoice(tmp_path / "talk 说话.mp4")
    assert dialog(range=FrameSpan(10, 300)).choice.span == FrameSpan(10, 100)


def test_the_ending_is_added_to_a_name_without_it(dialog, tmp_path):
    made = dialog()
    made._file.setText(str(tmp_path / "v1.final"))
    assert made.choice.output == tmp_path / "v1.final.mp4"


def test_an_accepted_choice_is_told_and_its_folder_remembered(qtbot, dialog, settings, tmp_path):
    made = dialog()
    (tmp_path / "out").mkdir()
    made._file.setText(str(tmp_path / "out" / "a.mp4"))
    made._size.setCurrentIndex(3)
    with qtbot.waitSignal(made.chosen) as chosen:
        made.accept()
    assert chosen.args == [ExportChoice(tmp_path / "out" / "a.mp4", size=512)]
    assert settings.folder("export") == tmp_path / "out"


def test_a_place_that_cannot_be_written_is_told_in_the_dialog(dialog, tmp_path):
    made = dialog()
    made._file.setText(str(tmp_path / "nowhere" / "a.mp4"))
    made.accept()
    assert made.isVisible()
    assert "nowhere" in made._problem.text()


def test_a_video_that_is_there_is_replaced_only_after_a_question(qtbot, dialog, tmp_path):
    (tmp_path / "talk 说话.mp4").write_bytes(b"old")
    made = dialog()
    made.accept()
    question = made.findChild(QMessageBox)
    yes = next(button for button in question.buttons() if button.text() == "Replace")
    with qtbot.waitSignal(made.chosen):
        yes.click()


def test_missing_consent_is_said(dialog):
    def says_consent(made):
        return any("agreed" in label.text() for label in made.findChildren(QLabel))

    assert not says_consent(dialog())
    assert says_consent(dialog(portrait=PortraitSetup(2)))
