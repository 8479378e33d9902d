"""A performance of one's own in the whole window: recorded, shaped, dosed, chosen and made anew, and kept."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.jobs.studio import Folders, open_studio
from desktop.settings import open_settings
from desktop.views.curves.hits import handle_ends
from desktop.views.curves.look import CurveLook
from desktop.views.takes.lane import TakeLane
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.project.performance.addresses import LayerCurve, StrengthCurve, curve_at
from joyvasa_runtime.timebase import FrameSpan
from tests.desktop.studio.test_performance import motion_of, rest_of
from tests.desktop.studio.test_recording import go_by, no_device, record
from tests.desktop.views.takes.test_takes_panel import swipe


@pytest.fixture
def studio(qapp, tmp_path, microphone):
    """A Studio with a microphone into which the test speaks."""
    settings = open_settings(tmp_path / "studio.ini")
    settings.count_in_s = 0
    made = open_studio(
        settings, Folders(tmp_path / "data", tmp_path / "sounds"), no_device, microphone.microphones
    )
    go_by(microphone, made)
    return made


def the_clip(studio):
    check_consistency(studio.store.project)
    (clip,) = studio.store.project.tracks[0].clips
    return clip


def record_and_generate(qtbot, window, studio, microphone):
    with qtbot.waitSignal(studio.jobs.finished):
        record(qtbot, window, studio, microphone, seconds=4.0)
    studio.playback.seek(0)


def shape_head(qtbot, window, studio):
    """Two keys on the head's pitch, the second one raised by the mouse, and its handle pulled."""
    window.actions_by_id["curves.show"].trigger()
    editor = window.panels.curves
    qtbot.waitUntil(editor.canvas.isVisible)
    for frame in (20, 60):
        studio.playback.seek(frame)
        window.actions_by_id["curves.add_key"].trigger()
    address = LayerCurve(the_clip(studio).performance.layers[0].id, "pitch")

    def at(frame, value):
        time, scale = editor.scene.viewport.time, editor.scene.scale(address)
        return QPointF(time.x_of(frame), scale.y_of(value)).toPoint()

    hand_drag(editor.canvas, at(60, 0.0), at(60, 6.0))
    ends = handle_ends(CurveLook(editor.scene))
    (grip,) = (end.point.toPoint() for end in ends if end.side == "left")
    hand_drag(editor.canvas, grip, grip - QPoint(0, 30))
    return address


def dose_expression(qtbot, window, studio):
    """The lips stronger by the slider's number, own blinks, and one of them moved by the keyboard."""
    window.actions_by_id["expression.show"].trigger()
    panel = window.panels.expression
    qtbot.waitUntil(panel.strength.isVisible)
    entry = panel.strength.row(StrengthCurve("lips")).slider.entry
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, "150")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    for section in panel.sections:
        section.set_open(True)
    studio.playback.seek(30)
    window.actions_by_id["expression.blink"].trigger()
    strip = panel.blinks.strip
    strip.choose(30)
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)


def choose_takes(qtbot, window, studio):
    """A second take, chosen for a stretch by a swipe over its lane; then a range made anew."""
    panel = window.panels.takes
    window.docks.takes.raise_()
    panel._count.setValue(1)
    with qtbot.waitSignal(studio.jobs.finished):
        window.actions_by_id["takes.generate"].trigger()
    qtbot.waitUntil(lambda: len(panel.findChildren(TakeLane)) == 2)
    lane = next(lane for lane in panel.findChildren(TakeLane) if lane.row.number == 2)
    qtbot.waitUntil(lane.isVisible)
    swipe(qtbot, lane, 10, 40)
    studio.playback.seek(70)
    window.actions_by_id["range.in"].trigger()
    studio.playback.seek(90)
    window.actions_by_id["range.out"].trigger()
    before = motion_of(studio)
    with qtbot.waitSignal(studio.jobs.finished):
        window.actions_by_id["takes.regenerate"].trigger()
    return before


def hand_drag(widget, start, stop):
    """Drag with the left button held, in a few steps."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.2, 0.6, 1.0):
        move(widget, start + (stop - start) * part)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=stop)


def move(widget, point):
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, where, widget.mapToGlobal(where), Qt.MouseButton.NoButton, left, none
    )
    QApplication.sendEvent(widget, event)


def test_everything_done_by_hand_survives_undo_redo_saving_and_reopening(
    qtbot, window, studio, microphone, answers, tmp_path
):
    record_and_generate(qtbot, window, studio, microphone)
    generated = motion_of(studio)
    address = shape_head(qtbot, window, studio)
    dose_expression(qtbot, window, studio)
    before = choose_takes(qtbot, window, studio)
    project, motion, clip = studio.store.project, motion_of(studio), the_clip(studio)

    low, high = curve_at(clip.performance, address).keys
    assert (low.frame, high.frame) == (20, 60)
    assert low.value == pytest.approx(0, abs=0.01)
    assert high.value == pytest.approx(6, abs=0.5)
    assert high.handles == "aligned"
    assert high.left[1] > 0
    assert [key.value for key in clip.performance.strength_of("lips").keys] == [1.5]
    assert 31 in [blink.frame for blink in clip.performance.blinks.events]
    chosen, anew = clip.performance.comp
    assert (chosen.start, chosen.take_id) == (10, project.takes[1].id)
    assert (anew.start, anew.stop, anew.take_id) == (70, 91, project.takes[2].id)
    changed = np.flatnonzero((before != motion).any(axis=1))
    assert (changed.min(), changed.max()) == (70, 90)
    assert (motion != generated).any()

    stack = studio.store.undo_stack
    while stack.canUndo():
        window.actions_by_id["edit.undo"].trigger()
        check_consistency(studio.store.project)
    assert studio.store.project == Project()
    while stack.canRedo():
        window.actions_by_id["edit.redo"].trigger()
        check_consistency(studio.store.project)
    assert studio.store.project == project
    assert motion_of(studio).tobytes() == motion.tobytes()

    answers.project = tmp_path / "by hand 手工.joyvasa"
    with qtbot.waitSignal(studio.session.saved):
        window.actions_by_id["file.save"].trigger()
    studio.session.new()
    assert studio.store.project == Project()
    with qtbot.waitSignal(studio.session.opened):
        window.open(answers.project)
    assert studio.store.project == project
    assert motion_of(studio).tobytes() == motion.tobytes()
    single = evaluate(project, FrameSpan(75, 76), studio.store.motions, rest_of(studio)).values
    assert single.tobytes() == motion[75:76].tobytes()
