"""A whole Studio: its window, files dropped on it, and answers to its file dialogs."""

from dataclasses import fields
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget

from desktop.document.store import Store
from desktop.jobs.studio import Folders, open_studio
from desktop.settings import open_settings
from desktop.translation import Translation
from desktop.views.dialogs.credentials.certificate_dialog import CertificateDialog
from desktop.views.dialogs.error_dialog import ErrorDialog
from desktop.views.dialogs.official_models_dialog import OfficialModelsDialog
from desktop.views.dialogs.recovery_dialog import RecoveryDialog
from desktop.views.dialogs.relink_dialog import RelinkDialog
from desktop.views.dialogs.shift_captions_dialog import ShiftCaptionsDialog
from desktop.views.dialogs.unsaved_question import UnsavedQuestion
from desktop.views.main_window import MainWindow
from desktop.views.widgets.question import ask
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.project.document import Caption, Media, Project
from joyvasa_runtime.project.recovery import RecoveryEntry

SMALL_SCREEN = (1280, 690)
"""What a screen of 1280 x 720 leaves for a window below its title bar."""


def no_device(_cancelled):
    raise AudioError("No sound device was found", "Connect headphones or speakers, then press play.")


class Answers:
    """Stands in for the file dialogs."""

    def __init__(self):
        self.project, self.sound_files, self.picture_file = None, (), None
        self.motion_files, self.motion_file = (), None
        self.checked_file, self.certificate_file, self.key_file = None, None, None
        self.captions_file, self.timeline_file = None, None

    def project_to_open(self):
        return self.project

    def project_to_save(self, _title):
        return self.project

    def sounds(self):
        return self.sound_files

    def picture(self):
        return self.picture_file

    def file_to_check(self):
        return self.checked_file

    def certificate(self):
        return self.certificate_file

    def private_key(self):
        return self.key_file

    def motions(self):
        return self.motion_files

    def motion_to_save(self, _title):
        return self.motion_file

    def captions_to_open(self):
        return self.captions_file

    def captions_to_save(self, _title):
        return self.captions_file

    def timeline_to_save(self, _title):
        return self.timeline_file


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def studio(qapp, tmp_path, microphone):
    settings = open_settings(tmp_path / "studio.ini")
    folders = Folders(tmp_path / "data", tmp_path / "sounds")
    return open_studio(settings, folders, no_device, microphone.microphones)


@pytest.fixture(params=["en", "zh_CN"])
def language(request, qapp):
    """The language of the window, one after the other."""
    translation = Translation(qapp, request.param)
    yield request.param
    translation.remove()
    translation.deleteLater()


@pytest.fixture
def window(studio, answers):
    window = MainWindow(studio, lambda _window: answers)
    window.resize(1400, 900)
    window.show()
    yield window
    if window.isVisible():
        studio.session.new()
        window.close()
    delete(window, studio)


def delete(window, studio):
    """Let go of a closed window and its studio: what is connected to them keeps them alive till then.

    A window with its frames and models takes 80 MB, and every test looks through all objects there are.
    """
    parts = (getattr(studio, field.name) for field in fields(studio))
    for part in (window, *parts):
        if isinstance(part, QObject) and shiboken6.isValid(part):
            shiboken6.delete(part)


@pytest.fixture
def drop(window):
    """Let go of files above the window, as a file manager does."""

    def let_go(*paths):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        where, action = QPointF(50, 50), Qt.DropAction.CopyAction
        nothing, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        window.dropEvent(QDropEvent(where, action, data, button, nothing))

    return let_go


DIALOGS = ("file.settings", "help.shortcuts", "help.keymap", "help.about", "file.export", "help.check_video")


def asked(window):
    """Dialogs that something must happen for, each by its name."""
    return {
        "error": lambda: ErrorDialog(
            AudioError("voice.wav has no sound", "Choose a file with a sound track."), window
        ),
        "unsaved": lambda: UnsavedQuestion("Film", window),
        "recovery": lambda: RecoveryDialog((RecoveryEntry(Path("/r/1"), None, "", 1_600_000_000.0),), window),
        "relink": lambda: RelinkDialog(
            (Media(1, "sound", Path("/usb/take.wav"), 10, "a" * 64, 5),), parent=window
        ),
        "models": lambda: OfficialModelsDialog(window),
        "certificate": lambda: CertificateDialog(
            window._studio.credentials, lambda: None, lambda: None, window
        ),
        "shift": lambda: ShiftCaptionsDialog(Store(Project(captions=(Caption(1, 5, 9, "Film"),))), window),
        "question": lambda: ask(window, "Film?", "Film.", "Film", lambda: None),
    }


def opened():
    """The dialog that is open now."""
    (found,) = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]
    return found


@pytest.fixture
def screens(qtbot, window, studio):
    """Walk through all that the window can show: yields a name and a widget, which is shown meanwhile."""

    def walk():
        yield "welcome", window.welcome
        with qtbot.waitSignal(studio.session.opened):
            window.actions_by_id["file.open_sample"].trigger()
        track = studio.store.project.tracks[0]
        studio.selection.select_clips(frozenset({track.clips[0].id}))
        # Panels that have more to say now are laid out a moment later.
        QApplication.processEvents()
        yield "window", window
        for dock in window.docks.all:
            dock.show()
            dock.raise_()
            # What changes with the width is laid out a moment later.
            QApplication.processEvents()
            yield dock.objectName(), dock
        studio.selection.select_clips(frozenset())
        studio.selection.select_track(track.id)
        yield "track", window.docks.inspector
        window.actions_by_id["portrait.edit"].setChecked(True)
        for mode in ("crop", "points", "mask"):
            window.preview.editor.set_mode(mode)
            yield mode, window.preview
        window.actions_by_id["portrait.edit"].setChecked(False)
        for action_id in DIALOGS:
            window.actions_by_id[action_id].trigger()
            yield action_id, opened()
            for tabs in opened().findChildren(QTabWidget):
                for index in range(1, tabs.count()):
                    tabs.setCurrentIndex(index)
                    yield f"{action_id} {tabs.tabText(index)}", opened()
            opened().reject()
        for name, make in asked(window).items():
            made = make()
            made.open()
            yield name, made
            made.reject()

    return walk
