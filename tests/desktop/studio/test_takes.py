"""Takes in the whole window: compared on the one preview, chosen, and made anew with the starter pack."""

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from desktop.jobs.audition import Tried
from desktop.views.preview.trial_badge import TrialBadge
from desktop.views.takes.lane import TakeLane
from joyvasa_runtime.motion.sequence import HEAD
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.project.operations.markers import set_range
from joyvasa_runtime.timebase import FrameSpan
from tests.desktop.views.taken import store_with_takes

REST = np.ones(70, np.float32)


@pytest.fixture
def opened(studio, window):
    """The window with a clip of three takes."""
    store = store_with_takes()
    studio.store.replace(store.project, store.motions)
    window.docks.takes.raise_()
    return window


def badge(window):
    return window.preview.findChild(TrialBadge)


def test_a_take_is_compared_and_the_preview_says_so(qtbot, studio, opened):
    compare = opened.actions_by_id["takes.compare"]
    compare.trigger()
    assert studio.audition.tried == Tried(3, 6)
    assert badge(opened).text == "B: Take 3"
    assert opened.panels.takes.take_id == 6
    opened.actions_by_id["takes.previous"].trigger()
    assert badge(opened).text == "B: Take 2"
    compare.trigger()
    assert badge(opened).text == ""
    assert not badge(opened).isVisible()


def test_del_in_a_lane_is_about_the_take_and_not_about_the_clip(studio, opened):
    studio.selection.select_clips(frozenset({3}))
    before = studio.store.project
    lane = next(one for one in opened.panels.takes.findChildren(TakeLane) if one.row.number == 3)
    lane.setFocus()
    QTest.keyClick(lane, Qt.Key.Key_Delete)

    assert [take.id for take in studio.store.project.takes] == [4, 5]
    assert studio.store.project.tracks == before.tracks
    opened.actions_by_id["edit.undo"].trigger()
    assert studio.store.project == before


def test_opening_another_project_ends_comparing(studio, opened):
    opened.actions_by_id["takes.compare"].trigger()
    studio.session.new()
    assert studio.audition.tried is None
    assert badge(opened).text == ""


def test_every_action_on_takes_has_a_name_for_screen_readers(opened):
    buttons = [b for b in opened.panels.takes.findChildren(QToolButton) if b.defaultAction() is not None]
    names = {button.defaultAction().objectName(): button.accessibleName() for button in buttons}
    assert names["takes.regenerate"] == "Regenerate range"
    assert len(names) == 7


def test_a_range_is_made_anew_in_the_window(qtbot, studio, window, drop, tmp_path):
    """A second of a real take is made anew, everything else stays bit for bit, undo and redo."""
    path, rng = tmp_path / "voice.wav", np.random.default_rng(4)
    times = np.arange(5 * 16_000) / 16_000
    loud = np.clip(np.sin(2 * np.pi * 1.7 * times), 0, 1)
    sound = 0.2 * loud * np.sin(2 * np.pi * 180 * times) + 0.02 * rng.normal(size=len(times)) * loud
    soundfile.write(path, sound.astype(np.float32), 16_000)
    drop(path)
    qtbot.waitUntil(lambda: studio.store.project.frames > 0)
    with qtbot.waitSignal(studio.jobs.finished):
        window.actions_by_id["clip.generate"].trigger()
    store = studio.store
    store.edit("Range", lambda project: set_range(project, FrameSpan(50, 75)))
    whole = FrameSpan(0, store.project.frames)
    project, before = store.project, evaluate(store.project, whole, store.motions, REST).values
    with qtbot.waitSignal(studio.jobs.finished):
        window.actions_by_id["takes.regenerate"].trigger()
    check_consistency(store.project)
    after = evaluate(store.project, whole, store.motions, REST).values
    changed = np.flatnonzero((before != after).any(axis=1))
    assert (changed.min(), changed.max()) == (50, 74)
    # At its borders the head goes on as it came: its speed changes no more than it does inside.
    head = after[:, HEAD].astype(np.float64)
    steps, changes = (np.abs(np.diff(head, order, axis=0)) for order in (1, 2))
    assert (steps[[49, 74]] <= steps[50:74].max(axis=0)).all()
    assert (changes[[48, 49, 73, 74]] <= np.median(changes[50:73], axis=0) + 1e-6).all()
    store.undo_stack.undo()
    assert store.project == project
    store.undo_stack.redo()
    assert (evaluate(store.project, whole, store.motions, REST).values == after).all()
