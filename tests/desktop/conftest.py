"""What holds for every test of the window: no window and no Qt thread is left behind. And shared fakes."""

import gc
from pathlib import Path

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from desktop.jobs.frames import FrameReader
from desktop.jobs.player import Player
from desktop.jobs.video import Video

FRAME_COUNT = 6
FPS = 25.0


class FakeClock:
    """Stands where the test puts it."""

    is_silent = False

    def __init__(self):
        self.now_s = 0.0
        self.is_running = False
        self.is_closed = False

    def start(self, position_s):
        self.now_s, self.is_running = position_s, True

    def stop(self):
        self.is_running = False

    def position_s(self):
        return self.now_s

    def close(self):
        self.is_closed = True


def grey_frames(_path):
    """Frame n is grey of the value n."""
    for number in range(FRAME_COUNT):
        yield np.full((4, 6, 3), number, np.uint8)


def fake_video(path=Path("fake.mp4")):
    return Video(path, FRAME_COUNT, FPS, np.zeros(1600, np.float32), 16000)


@pytest.fixture
def video():
    return fake_video()


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def player(qapp, clock):
    player = Player(lambda _samples, _rate: clock, lambda path: FrameReader(path, grey_frames))
    yield player
    player.close()


@pytest.fixture(autouse=True)
def _nothing_of_qt_is_left(qapp):
    yield
    # `isinstance` would ask every object for its `__class__`, which some libraries answer with a warning.
    running = [
        item
        for item in gc.get_objects()
        if issubclass(type(item), QThread)
        and shiboken6.isValid(item)
        and item.isRunning()
        and item is not qapp.thread()
    ]
    assert running == []
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == []
