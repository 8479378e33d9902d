"""A timeline with a small project, and hands that use the mouse on it."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.views.timeline.view import TimelineView
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.project.document import Clip, Generation, Marker, Media, Project, Take, Track
from tests.patience import PATIENCE_S

VOICE, MUSIC, LOCKED = 10, 11, 12
FIRST, SECOND, BED, FIXED = 20, 21, 22, 23
MARKER = 60


def small_project():
    """Two clips of a voice of 300 frames, a bed of music, and a locked track; a marker at 350."""
    media = (
        Media(1, "sound", Path("/sounds/voice.wav"), 1, "a" * 64, 300),
        Media(2, "sound", Path("/sounds/bed.flac"), 1, "b" * 64, 1000),
    )
    take = Take(50, 1, 0, 300, "d" * 64, (0.0,) * 70, Generation(), "1")
    tracks = (
        Track(VOICE, "Voice", clips=(Clip(FIRST, 1, 20, 50, 100, take_id=50), Clip(SECOND, 1, 200, 0, 80))),
        Track(MUSIC, "Music", drives=False, clips=(Clip(BED, 2, 400, 0, 200),)),
        Track(LOCKED, "Locked", is_locked=True, clips=(Clip(FIXED, 1, 0, 0, 50),)),
    )
    return Project(
        "small",
        media=media,
        tracks=tracks,
        takes=(take,),
        markers=(Marker(MARKER, 350, "Smile"),),
        next_id=100,
    )


class FakeSounds(QObject):
    """Has the peaks that a test gives it."""

    ready = Signal(str)

    def __init__(self):
        super().__init__()
        self.known = {}

    def peaks(self, sha256):
        return self.known.get(sha256)

    def bring(self, sha256, frames):
        """The peaks of a steady tone of full height have come."""
        tone = np.tile(np.array([1, -1], np.float32), frames * 960)
        self.known[sha256] = Peaks.of(tone)
        self.ready.emit(sha256)


class Hands:
    """Presses, moves and releases the mouse on a widget as a hand does."""

    def __init__(self, widget):
        self.widget = widget
        self.point = QPointF()

    def press(self, point, keys=Qt.KeyboardModifier.NoModifier, button=Qt.MouseButton.LeftButton):
        self.button, self.point = button, QPointF(point)
        QTest.mousePress(self.widget, button, keys, QPoint(round(point.x()), round(point.y())))

    def move(self, point, keys=Qt.KeyboardModifier.NoModifier):
        self.point = QPointF(point)
        where = self.widget.mapToGlobal(self.point)
        held = getattr(self, "button", Qt.MouseButton.NoButton)
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove, self.point, where, Qt.MouseButton.NoButton, held, keys
        )
        QApplication.sendEvent(self.widget, event)

    def release(self, keys=Qt.KeyboardModifier.NoModifier):
        QTest.mouseRelease(self.widget, self.button, keys, self.point.toPoint())
        self.button = Qt.MouseButton.NoButton

    def click(self, point, keys=Qt.KeyboardModifier.NoModifier):
        self.press(point, keys)
        self.release(keys)

    def pull(self, start, stop, keys=Qt.KeyboardModifier.NoModifier):
        """Press, move in a few steps, and hold there."""
        start, stop = QPointF(start), QPointF(stop)
        self.press(start, keys)
        for part in (0.3, 0.7, 1.0):
            self.move(start + (stop - start) * part, keys)

    def drag(self, start, stop, keys=Qt.KeyboardModifier.NoModifier):
        self.pull(start, stop, keys)
        self.release(keys)


@pytest.fixture
def store(qapp):
    return Store(small_project())


@pytest.fixture
def selection(store):
    return Selection(store)


@pytest.fixture
def sounds(qapp):
    return FakeSounds()


@pytest.fixture
def timeline(qtbot, store, selection, sounds, monkeypatch):
    # Else a busy machine leaves some of a picture to the next repaint.
    monkeypatch.setattr("desktop.views.timeline.paint_budget._PER_PAINT_S", PATIENCE_S)
    view = TimelineView(store, selection, sounds)
    qtbot.addWidget(view)
    view.resize(1228, 420)
    view.show()
    # 2 pixels per frame, the beginning at the left: what a test works out in its head.
    view.scene.viewport.zoom(2 / view.scene.viewport.scale.px_per_frame, 0)
    view.scene.viewport.scroll_to(0)
    view.set_snapping(False)
    return view


@pytest.fixture
def hands(timeline):
    return Hands(timeline.lanes)


@pytest.fixture
def ruler_hands(timeline):
    return Hands(timeline.ruler)


@pytest.fixture
def caption_hands(timeline):
    return Hands(timeline.captions)


@pytest.fixture
def title_of(timeline):
    """A place on the title of a clip, from where a drag moves it."""

    def place(clip_id, frames=10):
        body = timeline.clip_rect(clip_id)
        return QPointF(timeline.x_of(timeline.scene.project.clip(clip_id).start + frames), body.top() + 8)

    return place
