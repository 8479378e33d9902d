"""What holds for every test of the window: it waits patiently, and leaves no window and no Qt thread behind.

And a microphone.
"""

import gc
from functools import partial
from types import SimpleNamespace

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QThread
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.jobs.microphone import InputDevice, Microphones, OpenInput
from desktop.views.widgets.theme import Theme
from tests.patience import PATIENCE_MS, PATIENCE_S

RATE = 8000
BLOCK = 80

LIMITS = (
    "capture._CLOSED_WITHIN_S",
    "recorder._CLOSED_WITHIN_S",
    "sound_clock._CLOSED_WITHIN_S",
    "sound_clock._RUNS_WITHIN_S",
    "sound_opener._CLOSED_WITHIN_S",
)


@pytest.fixture
def qtbot(qtbot):
    """Waits as long as a busy machine needs."""
    for name in ("waitSignal", "waitSignals", "waitUntil"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture(autouse=True)
def _devices_are_waited_for(monkeypatch):
    """What hangs is given up after some seconds; in a test it is only the machine that is busy."""
    for limit in LIMITS:
        monkeypatch.setattr(f"desktop.jobs.{limit}", PATIENCE_S)


@pytest.fixture(autouse=True)
def _quick_hand(monkeypatch):
    """However long a busy machine takes between two keys, they are pressed in quick succession."""
    monkeypatch.setattr("desktop.views.widgets.gesture._PAUSE_S", PATIENCE_S)


@pytest.fixture
def theme(qapp):
    """The program's look, which a test may change and which is put back after it."""
    palette, style, sheet = qapp.palette(), qapp.style().objectName(), qapp.styleSheet()
    theme = Theme(qapp)
    yield theme
    qapp.styleHints().colorSchemeChanged.disconnect(theme._follow_system)
    qapp.styleHints().unsetColorScheme()
    theme.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setStyle(style)
    qapp.setPalette(palette)


@pytest.fixture(autouse=True)
def _nothing_of_qt_is_left(qapp):
    yield
    # What was copied by Python and outlives it ends the process with a crash.
    QGuiApplication.clipboard().clear()
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


class FakeMicrophone:
    """Stands in for PortAudio's inputs: the test says what is spoken, and when."""

    def __init__(self, rate_hz=RATE, channels=1, latency_s=0.05):
        self.rate_hz, self.channels, self.latency = rate_hz, channels, latency_s
        self.now_s = 100.0
        self.error = None
        self.is_open = False
        self.opened = []
        self.given = 0
        self.devices = (
            InputDevice("Desk", "Fake", channels, rate_hz),
            InputDevice("Head", "Fake", 2, 44_100),
        )
        self._take = self._finish = None

    @property
    def microphones(self):
        return Microphones(self.open, self.list)

    def list(self):
        if self.error is not None:
            raise self.error
        return self.devices

    def open(self, key, take, finish):
        if self.error is not None:
            raise self.error
        self.opened.append(key)
        self._take, self._finish = take, finish
        return OpenInput(self, self.rate_hz, self.channels)

    def start(self):
        self.is_open = True

    def close(self):
        self.is_open = False

    def give(self, block, has_gap=False):
        """Let the device hand over a block, shape (N, C), whose last sample was spoken `latency` ago."""
        if not self.is_open:
            return
        self.now_s += len(block) / self.rate_hz
        adc = -self.latency - len(block) / self.rate_hz
        moment = SimpleNamespace(currentTime=0.0, inputBufferAdcTime=adc)
        self._take(block.astype(np.float32), len(block), moment, SimpleNamespace(input_overflow=has_gap))
        self.given += len(block)

    def speak(self, seconds, level=0.5):
        """A count of samples as sound, so that each sample tells its place (see `places`)."""
        for _ in range(round(seconds * self.rate_hz / BLOCK)):
            places = np.arange(self.given, self.given + BLOCK, dtype=np.float64)[:, None]
            self.give(np.repeat(level * (1 + places) / 2**20, self.channels, axis=1))

    def vanish(self):
        """Let the device go away."""
        if self._finish is not None:
            self._finish()

    @staticmethod
    def places(values, level=0.5):
        """Which samples of the device a recording holds."""
        return np.rint(np.asarray(values, np.float64) * 2**20 / level - 1).astype(int)


@pytest.fixture
def microphone():
    """Stands in for the system's microphones."""
    return FakeMicrophone()
