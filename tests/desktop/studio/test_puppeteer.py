"""The puppeteer in the whole window: a key is held, the voice plays, the hand is recorded."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.jobs.clock import SilentClock
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.timebase import FrameSpan

REST = np.array([0.0] * 63 + [1.0] + [0.0] * 6, np.float32)
KEY = Qt.Key.Key_H


@pytest.fixture
def hand(studio, monkeypatch):
    """The mouse, gone one pixel to the right for each frame of the timeline."""
    monkeypatch.setattr(studio.puppeteer, "_pointer", lambda: (float(studio.playback.frame), 0.0))


@pytest.fixture
def play(qtbot, studio):
    """Let frames be played one by one, as on a machine that is never late; else time stands still."""
    time = SimpleNamespace(now_s=0.0)
    studio.playback._clock = SilentClock(lambda: time.now_s)

    def play(frames):
        for _ in range(frames):
            with qtbot.waitSignal(studio.playback.moved):
                # A little longer than a frame.
                time.now_s += 0.0401

    return play


@pytest.fixture
def sample(qtbot, window, studio, hand, play):
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open_sample"].trigger()
    window.panels.puppeteer.arm.click()
    studio.playback.seek(10)
    return studio.store.project.tracks[0].clips[0]


def layers(studio, clip):
    return studio.store.project.clip(clip.id).performance.layers


def let_go(qtbot, window, studio):
    """Let the key up, which must be up for a moment to count."""
    QTest.keyRelease(window, KEY)
    qtbot.waitUntil(lambda: not studio.puppeteer.is_recording)


def motion_of(studio):
    project = studio.store.project
    return evaluate(project, FrameSpan(0, project.frames), studio.store.motions, REST).values


def test_what_is_acted_while_the_key_is_held_is_recorded_undone_and_done_again(
    qtbot, window, studio, sample, play
):
    before, motion = studio.store.project, motion_of(studio)
    QTest.keyPress(window, KEY)
    assert studio.playback.is_playing
    play(14)
    assert layers(studio, sample)[0].curve("yaw").keys[-1].frame >= 23
    let_go(qtbot, window, studio)

    last = studio.playback.frame
    assert not studio.playback.is_playing
    (layer,) = layers(studio, sample)
    assert layer.name == "Puppet"
    yaw = motion_of(studio)[:, 68] - motion[:, 68]
    # A twenty-fifth of a degree for each pixel, a frame late by the smoothing.
    assert yaw[20] == pytest.approx(-25 / 150 * 9, abs=0.5)
    assert not yaw[:10].any()
    np.testing.assert_allclose(yaw[last + 12 :], 0, atol=1e-5)
    check_consistency(studio.store.project)

    after, acted = studio.store.project, motion_of(studio)
    assert studio.store.undo_stack.count() == 1
    window.actions_by_id["edit.undo"].trigger()
    assert studio.store.project == before
    window.actions_by_id["edit.redo"].trigger()
    assert studio.store.project == after
    assert np.array_equal(motion_of(studio), acted)


def test_escape_forgets_the_pass(window, studio, sample, play):
    before = studio.store.project
    QTest.keyPress(window, KEY)
    play(2)
    assert layers(studio, sample)[0].curves
    QTest.keyPress(window, Qt.Key.Key_Escape)
    QTest.keyRelease(window, KEY)

    assert studio.store.project == before
    assert not studio.store.undo_stack.count()
    assert not studio.playback.is_playing


def test_wheel_and_keys_tilt_and_edit_nothing_else_meanwhile(qtbot, window, studio, sample, play):
    zoom = window.panels.timeline.scene.viewport.scale.px_per_frame
    QTest.keyPress(window, KEY)
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_E)
    lanes = window.panels.timeline.lanes
    wheel = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(lanes, wheel)
    play(9)
    let_go(qtbot, window, studio)

    roll = layers(studio, sample)[0].curve("roll")
    assert max(key.value for key in roll.keys) == pytest.approx(3 * 1.5, abs=0.3)
    assert window.panels.timeline.scene.viewport.scale.px_per_frame == zoom


def test_a_window_that_goes_to_the_back_ends_the_pass(qtbot, window, studio, sample):
    QTest.keyPress(window, KEY)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowDeactivate))

    assert not studio.puppeteer.is_recording
    QTest.keyRelease(window, KEY)


def test_the_key_that_is_held_repeats_without_beginning_anew(qtbot, window, studio, sample, play):
    told = []
    studio.puppeteer.recording_changed.connect(told.append)
    QTest.keyPress(window, KEY)
    for _ in range(3):
        QTest.keyRelease(window, KEY)
        QTest.keyPress(window, KEY)
    play(5)
    let_go(qtbot, window, studio)

    assert told == [True, False]


def test_an_unarmed_puppeteer_says_so(window, studio, sample):
    window.panels.puppeteer.arm.click()
    QTest.keyClick(window, KEY)

    assert "not armed" in window.statusBar().currentMessage()
    assert not studio.playback.is_playing


def test_the_panel_names_the_key_of_the_users_own_map(window, studio, sample):
    studio.settings.keymap = {"puppet.record": ("Shift+F8",)}

    assert "Shift+F8" in window.panels.puppeteer._hint.text()


def test_the_pad_sets_a_key_at_the_playhead(window, studio, sample):
    pad = window.panels.puppeteer.pad
    window.docks.puppeteer.raise_()
    pad.setFocus()
    QTest.keyClick(pad, Qt.Key.Key_Right)
    QTest.keyClick(pad, Qt.Key.Key_Right)

    (layer,) = layers(studio, sample)
    (key,) = layer.curve("yaw").keys
    assert (key.frame, key.value) == (10, pytest.approx(-2 * 6 * 25 / 150))
    assert studio.playback.frame == 10
    assert studio.store.undo_stack.count() == 1


def test_the_preview_shows_what_is_acted_while_it_is_acted(qtbot, window, studio, sample, play):
    shown = []
    studio.preview.frame_shown.connect(lambda frame, _image: shown.append(frame))
    QTest.keyPress(window, KEY)
    shown.clear()
    for _ in range(3):
        play(1)
        qtbot.waitUntil(lambda: studio.playback.frame in shown)
    assert studio.puppeteer.is_recording
    let_go(qtbot, window, studio)
