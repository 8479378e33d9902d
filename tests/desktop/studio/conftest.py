"""A whole Studio: its window, files dropped on it, and answers to its file dialogs."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop.jobs.studio import Folders, open_studio
from desktop.settings import open_settings
from desktop.views.main_window import MainWindow
from joyvasa_runtime.errors import AudioError


def no_device(_cancelled):
    raise AudioError("No sound device was found", "Connect headphones or speakers.")


class Answers:
    """Stands in for the file dialogs."""

    def __init__(self):
        self.project, self.sound_files, self.picture_file = None, (), None
        self.motion_files, self.motion_file = (), None

    def project_to_open(self):
        return self.project

    def project_to_save(self, _title):
        return self.project

    def sounds(self):
        return self.sound_files

    def picture(self):
        return self.picture_file

    def motions(self):
        return self.motion_files

    def motion_to_save(self, _title):
        return self.motion_file


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def studio(qapp, tmp_path):
    settings = open_settings(tmp_path / "studio.ini")
    return open_studio(settings, Folders(tmp_path / "data", tmp_path / "sounds"), no_device)


@pytest.fixture
def window(qtbot, studio, answers):
    window = MainWindow(studio, lambda _window: answers)
    window.resize(1400, 900)
    window.show()
    qtbot.waitExposed(window)
    yield window
    if window.isVisible():
        studio.session.new()
        window.close()


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
