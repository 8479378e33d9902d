"""The window with a fake rendering: what it shows, asks for and stops."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressBar, QPushButton, QSlider, QToolButton

from desktop.jobs.render import RenderJob, TalkRequest
from desktop.views.main_window import MainWindow
from joyvasa_runtime.errors import AudioError


class FakeRender:
    """Gives the video, or the error it is told to; waits while it is held."""

    def __init__(self, video):
        self.video = video
        self.error = None
        self.requests = []
        self.held = threading.Event()

    def __call__(self, request, path, monitor):
        self.requests.append(request)
        while self.held.is_set():
            monitor.step("frames", 3, 4)
        if self.error is not None:
            raise self.error
        return self.video


@pytest.fixture
def render(video):
    return FakeRender(video)


@pytest.fixture
def window(qtbot, render, player):
    window = MainWindow(RenderJob(render), player, TalkRequest(Path("portrait.png"), Path("voice.wav")))
    window.show()
    yield window
    window.close()


def child(window, kind, text=None):
    (found,) = [widget for widget in window.findChildren(kind) if text is None or widget.text() == text]
    return found


def is_busy(window):
    return child(window, QProgressBar).isVisible()


def test_a_rendered_video_starts_to_play(qtbot, window, player, clock):
    window.render_video()
    assert is_busy(window)

    qtbot.waitUntil(lambda: player.is_playing)

    assert clock.is_running
    assert not is_busy(window)
    assert child(window, QSlider).maximum() == 5


def test_progress_is_shown(qtbot, window, render):
    render.held.set()
    window.render_video()

    qtbot.waitUntil(lambda: child(window, QProgressBar).value() == 3)

    assert child(window, QProgressBar).maximum() == 4
    assert child(window, QProgressBar).format() == "frames %p %"
    render.held.clear()


def test_the_portrait_is_shown_while_its_video_is_made(qtbot, window, render, tmp_path):
    portrait = QImage(5000, 5000, QImage.Format.Format_RGB888)
    portrait.fill(QColor(200, 100, 50))
    portrait.save(str(tmp_path / "portrait.png"))
    render.held.set()

    window.choose_portrait(tmp_path / "portrait.png")

    shown = window._frame_view.grab().toImage()
    assert shown.pixelColor(shown.rect().center()) == QColor(200, 100, 50)
    render.held.clear()


def test_another_portrait_keeps_the_voice_and_the_other_way_round(qtbot, window, render, player):
    window.choose_portrait(Path("cat.png"))
    qtbot.waitUntil(lambda: player.is_playing)
    window.choose_voice(Path("song.mp3"))
    qtbot.waitUntil(lambda: len(render.requests) == 2 and player.is_playing)

    assert render.requests == [
        TalkRequest(Path("cat.png"), Path("voice.wav")),
        TalkRequest(Path("cat.png"), Path("song.mp3")),
    ]


def test_an_error_is_shown_with_its_hint_in_one_dialog(qtbot, window, render):
    render.error = AudioError("voice.wav holds no sound", "Choose another file.")
    window.render_video()

    qtbot.waitUntil(lambda: window.findChildren(QMessageBox) != [])

    dialog = child(window, QMessageBox)
    assert (dialog.text(), dialog.informativeText()) == ("voice.wav holds no sound", "Choose another file.")
    assert not is_busy(window)
    dialog.accept()


def test_cancelling_ends_the_rendering(qtbot, window, render, player):
    render.held.set()
    window.render_video()
    qtbot.waitUntil(lambda: render.requests != [])

    qtbot.mouseClick(child(window, QPushButton, "Cancel"), Qt.MouseButton.LeftButton)

    assert not is_busy(window)
    assert not player.is_playing


def test_the_play_button_pauses_and_the_space_bar_plays_on(qtbot, window, player):
    window.render_video()
    qtbot.waitUntil(lambda: player.is_playing)
    (button,) = [button for button in window.findChildren(QToolButton) if button.toolTip().startswith("Play")]

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not player.is_playing
    qtbot.keyClick(window, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: player.is_playing)


def test_playing_without_a_sound_device_is_said(qtbot, window, player, clock):
    clock.is_silent = True
    window.render_video()
    qtbot.waitUntil(lambda: player.is_playing)

    assert any("silently" in label.text() for label in window.findChildren(QLabel))


def test_the_shown_frame_is_the_one_of_the_slider(qtbot, window, player):
    window.render_video()
    qtbot.waitUntil(lambda: player.is_playing)
    player.pause()

    with qtbot.waitSignal(player.frame_read, check_params_cb=lambda image: image.pixelColor(0, 0).red() == 4):
        child(window, QSlider).sliderMoved.emit(4)

    qtbot.waitUntil(lambda: window._frame_view.grab().toImage().pixelColor(128, 128).red() == 4)
