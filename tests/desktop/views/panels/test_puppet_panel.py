"""The puppeteer's panel and its pad: what it arms, drives and says, by mouse and by key."""

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from desktop.jobs.puppet_strings import Strings
from desktop.views.panels.puppet_panel import PuppetPanel
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip
from joyvasa_runtime.project.performance.layer import Layer, LayerMotion

LEFT = Qt.MouseButton.LeftButton


class FakePuppeteer(QObject):
    armed_changed = Signal(bool)
    recording_changed = Signal(bool)
    pulled = Signal(float, float, float)
    strings_changed = Signal()
    refused = Signal(object)

    def __init__(self):
        super().__init__()
        self.strings, self.is_armed, self.is_recording = Strings(), False, False
        self.calls, self.gestures = [], []

    def set_armed(self, is_armed):
        if is_armed != self.is_armed:
            self.is_armed = is_armed
            self.armed_changed.emit(is_armed)

    def set_strings(self, strings):
        self.strings = strings
        self.strings_changed.emit()

    def hold(self, gesture):
        self.gestures.append(gesture)
        self.calls.append("hold")

    def pull(self, x, y):
        self.calls.append((x, y))

    def turn(self, notches):
        self.calls.append(notches)

    def let_go(self):
        self.calls.append("let go")

    def cancel(self):
        self.calls.append("cancel")

    def set_recording(self, is_recording):
        self.is_recording = is_recording
        self.recording_changed.emit(is_recording)


class FakeActive(QObject):
    changed = Signal()
    clip = layer = None

    def show(self, clip, layer):
        self.clip, self.layer = clip, layer
        self.changed.emit()


@pytest.fixture
def puppeteer(qapp):
    return FakePuppeteer()


@pytest.fixture
def active(qapp):
    return FakeActive()


@pytest.fixture
def panel(qtbot, puppeteer, active):
    panel = PuppetPanel(puppeteer, active)
    qtbot.addWidget(panel)
    panel.resize(340, 420)
    panel.show()
    panel.show_key("H")
    return panel


def says(panel, text):
    return any(text in one.text() for one in panel.findChildren(QLabel) if one.isVisible())


def test_arming_tells_which_key_to_hold_and_opens_the_pad(panel, puppeteer):
    assert says(panel, "Arm the puppeteer")
    assert not panel.pad.isEnabled()

    panel.arm.click()

    assert puppeteer.is_armed
    assert says(panel, "Hold H and move the mouse")
    assert panel.pad.isEnabled()
    panel.show_key("")
    assert says(panel, "Give “Record by puppeteer” a key")


def test_while_recording_it_says_how_to_end(panel, puppeteer):
    panel.arm.click()
    puppeteer.set_recording(True)
    assert says(panel, "Let go to keep it, Escape to forget it")
    puppeteer.set_recording(False)
    assert says(panel, "Hold H")


def test_what_is_driven_and_how_far_can_be_chosen(panel, puppeteer):
    target = panel.findChild(QComboBox)
    target.setCurrentIndex(3)
    target.activated.emit(3)
    sensitivity, smoothing = panel.findChildren(NumberSlider)
    sensitivity.changed.emit(150.0, object())
    smoothing.changed.emit(2.5, object())

    assert puppeteer.strings == Strings("jaw", 1.5, 2.5)
    puppeteer.set_strings(Strings("head", 0.5, 4.0))
    assert (target.currentIndex(), sensitivity.value, smoothing.value) == (0, 50, 4)


def test_it_says_where_the_recording_goes(panel, active):
    assert says(panel, "No clip is active")
    active.show(Clip(1, 2, 0, 0, 50), None)
    assert says(panel, "Goes into a new layer")
    active.show(active.clip, Layer(3, "Looks"))
    assert says(panel, "Goes into the layer “Looks”")
    active.show(active.clip, Layer(3, "Nod", motion=LayerMotion("a" * 64, 0, 5, (1.0,) * 70)))
    assert says(panel, "Goes into a new layer")


def test_the_pad_tells_how_far_the_mouse_has_gone(panel, puppeteer):
    panel.arm.click()
    QTest.mousePress(panel.pad, LEFT, pos=QPoint(50, 40))
    QTest.mouseMove(panel.pad, QPoint(70, 35))
    QTest.mouseRelease(panel.pad, LEFT, pos=QPoint(70, 35))
    QTest.mouseMove(panel.pad, QPoint(90, 35))

    assert puppeteer.calls == ["hold", (20.0, -5.0), "let go"]


def test_escape_takes_back_what_the_mouse_holds(panel, puppeteer):
    panel.arm.click()
    panel.pad.setFocus()
    QTest.mousePress(panel.pad, LEFT, pos=QPoint(50, 40))
    QTest.keyClick(panel.pad, Qt.Key.Key_Escape)
    QTest.mouseRelease(panel.pad, LEFT, pos=QPoint(50, 40))

    assert puppeteer.calls == ["hold", "cancel"]


def test_the_pad_is_worked_by_keys(panel, puppeteer):
    panel.arm.click()
    panel.pad.setFocus()
    QTest.keyClick(panel.pad, Qt.Key.Key_Left)
    QTest.keyClick(panel.pad, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(panel.pad, Qt.Key.Key_E)

    assert puppeteer.calls == [
        "hold", (-6.0, 0.0), "let go", "hold", (0.0, 30.0), "let go", "hold", 1.0, "let go",
    ]  # fmt: skip
    # Quick presses are one step of the history.
    assert len(set(map(id, puppeteer.gestures))) == 1


def test_a_refusal_is_passed_on(qtbot, panel, puppeteer):
    error = EditError("No clip is active", "Select one.")
    with qtbot.waitSignal(panel.refused) as told:
        puppeteer.refused.emit(error)
    assert told.args == [error]


def test_the_knob_is_painted_where_the_hand_is_and_the_focus_is_seen(panel, puppeteer):
    panel.arm.click()
    panel.pad.clearFocus()
    still = panel.pad.grab().toImage()
    puppeteer.pulled.emit(30.0, -20.0, 2.0)
    pulled = panel.pad.grab().toImage()
    puppeteer.set_recording(True)
    recording = panel.pad.grab().toImage()
    puppeteer.set_recording(False)

    assert len({bytes(image.constBits()) for image in (still, pulled, recording)}) == 3
    assert panel.pad.grab().toImage() == still
    panel.pad.setFocus()
    assert panel.pad.grab().toImage() != still
