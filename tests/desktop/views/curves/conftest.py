"""A curve editor with a clip of two layers, and hands that use the mouse and the keys on it."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.document.active_clip import ActiveClip
from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.views.curves.editor import CurveEditor
from desktop.views.curves.value_scale import ValueScale
from desktop.views.widgets.time_scale import TimeScale
from joyvasa_runtime.motion.sequence import PITCH, SCALE, MotionSequence
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.document import Clip, Generation, Marker, Media, Project, Take, Track
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.performance.addresses import LayerCurve, curve_at
from joyvasa_runtime.project.performance.layer import Layer
from joyvasa_runtime.project.performance.performance import Performance

CLIP, SECOND, BASE, TOP = 20, 21, 30, 31
PITCH_KEYS = (Key(20, 0.0), Key(60, 8.0), Key(100, -4.0))
YAW_KEYS = (Key(40, 5.0), Key(120, -5.0))
PITCH_CURVE, YAW_CURVE = LayerCurve(TOP, "pitch"), LayerCurve(TOP, "yaw")


def motion():
    rows = np.zeros((300, 70), np.float32)
    rows[:, SCALE] = 1
    rows[:, PITCH] = np.linspace(-3, 3, 300)
    return MotionSequence(rows)


def small_project(performance, take=True):
    """A clip of 200 frames whose first is frame 50 of the sound and frame 10 of the timeline; another one."""
    reference = tuple(1.0 if column == SCALE else 0.0 for column in range(70))
    media = (Media(1, "sound", Path("/sounds/voice.wav"), 1, "a" * 64, 300),)
    taken = Take(50, 1, 0, 300, motion_sha256(motion()), reference, Generation(), "1")
    clips = (
        Clip(CLIP, 1, 10, 50, 200, take_id=50 if take else None, performance=performance),
        Clip(SECOND, 1, 400, 0, 100, take_id=50 if take else None),
    )
    return Project(
        "small",
        media=media,
        tracks=(Track(10, "Voice", clips=clips),),
        takes=(taken,),
        markers=(Marker(60, 150, "Smile"),),
        reference=reference,
        next_id=100,
    )


def layered():
    """Two layers; the upper one nods and turns. Keys lie at frames of the sound."""
    curves = (("pitch", Curve(_shifted(PITCH_KEYS))), ("yaw", Curve(_shifted(YAW_KEYS))))
    return Performance(layers=(Layer(BASE, "Base"), Layer(TOP, "Head", curves=curves)))


def _shifted(keys):
    """Keys given by frames of the timeline, as keys of the sound."""
    return tuple(Key(key.frame + 40, key.value) for key in keys)


class FakeSounds(QObject):
    """Has no peaks."""

    ready = Signal(str)

    def peaks(self, _sha256):
        return None


class Hands:
    """Mouse and keys on a canvas; places are given by frames of the timeline and values."""

    def __init__(self, editor):
        self.editor, self.canvas, self.at_px = editor, editor.canvas, QPointF()
        self.button = Qt.MouseButton.NoButton

    def at(self, frame, value, address=PITCH_CURVE):
        scene = self.editor.scene
        return QPointF(scene.viewport.time.x_of(frame), scene.scale(address).y_of(value))

    def press(self, point, keys=Qt.KeyboardModifier.NoModifier, button=Qt.MouseButton.LeftButton):
        self.button, self.at_px = button, QPointF(point)
        QTest.mousePress(self.canvas, button, keys, QPoint(round(point.x()), round(point.y())))

    def move(self, point, keys=Qt.KeyboardModifier.NoModifier):
        self.at_px = QPointF(point)
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            self.at_px,
            self.canvas.mapToGlobal(self.at_px),
            Qt.MouseButton.NoButton,
            self.button,
            keys,
        )
        QApplication.sendEvent(self.canvas, event)

    def release(self, keys=Qt.KeyboardModifier.NoModifier):
        QTest.mouseRelease(self.canvas, self.button, keys, self.at_px.toPoint())
        self.button = Qt.MouseButton.NoButton

    def click(self, point, keys=Qt.KeyboardModifier.NoModifier):
        self.press(point, keys)
        self.release(keys)

    def pull(self, start, stop, keys=Qt.KeyboardModifier.NoModifier):
        """Press, move in a few steps, and hold there."""
        self.press(start, keys)
        for part in (0.3, 0.7, 1.0):
            self.move(start + (stop - start) * part, keys)

    def drag(self, start, stop, keys=Qt.KeyboardModifier.NoModifier):
        self.pull(start, stop, keys)
        self.release(keys)

    def type(self, key, keys=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.canvas, key, keys)


@pytest.fixture
def performance():
    """What is done by hand to the clip; a test may have its own."""
    return layered()


@pytest.fixture
def store(qapp, performance):
    made = Store()
    made.replace(small_project(performance), {motion_sha256(motion()): motion()})
    return made


@pytest.fixture
def selection(store):
    chosen = Selection(store)
    chosen.select_clips(frozenset({CLIP}))
    return chosen


@pytest.fixture
def active(store, selection):
    return ActiveClip(store, selection)


@pytest.fixture
def editor(qtbot, store, active):
    made = CurveEditor(store, active, FakeSounds())
    qtbot.addWidget(made)
    made.set_following(False)
    made.resize(1200, 460)
    made.show()
    made.set_snapping(False)
    # 4 pixels per frame and 10 per degree: what a test works out in its head.
    made.scene.viewport.set_time(TimeScale(0.0, 4.0))
    made.scene.viewport.set_values(ValueScale(15.0, 10.0))
    made.canvas.setFocus()
    return made


@pytest.fixture
def hands(editor):
    return Hands(editor)


@pytest.fixture
def curve(store):
    """The keys of a curve as (frame of the timeline, value)."""

    def read(address=PITCH_CURVE):
        keys = curve_at(store.project.clip(CLIP).performance, address).keys
        return [(key.frame - 40, round(key.value, 6)) for key in keys]

    return read


@pytest.fixture
def selected(editor):
    """Frames of the timeline of the selected keys of a curve."""

    def read(address=PITCH_CURVE):
        return sorted(frame - 40 for frame in editor.scene.selected.get(address, ()))

    return read


@pytest.fixture
def one_step(store):
    """What was done is one step of the history: undo and redo it, and look at each state."""

    def check(before):
        after = store.project
        check_consistency(after)
        assert store.undo_stack.count() == 1
        store.undo_stack.undo()
        assert store.project == before
        check_consistency(store.project)
        store.undo_stack.redo()
        assert store.project == after

    return check
