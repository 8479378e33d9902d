"""Faults in the whole window: marked, listed, gone to, put right and brought back by undoing."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton, QTreeWidget

from joyvasa_runtime.motion.sequence import SCALE, YAW, MotionSequence
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.operations.arrange import move_clips


@pytest.fixture
def speaker(qtbot, window, studio, tmp_path):
    """The store of a project whose head trembles twice and jumps once."""
    rows = np.zeros((300, 70), np.float32)
    rows[:, SCALE] = 1
    for start in (50, 200):
        rows[start : start + 30, YAW] = 1.5 * np.sin(2 * np.pi * 8 * np.arange(30) / 25)
    rows[130:, YAW] += 3
    motion = MotionSequence(rows)
    sha256 = motion_sha256(motion)
    reference = tuple(np.eye(1, 70, SCALE)[0].tolist())
    project = Project(
        media=(Media(1, "sound", tmp_path / "gone.wav", 1, "5" * 64, 300),),
        tracks=(Track(2, "Voice", clips=(Clip(4, 1, 0, 0, 300, take_id=3),)),),
        takes=(Take(3, 1, 0, 300, sha256, reference, Generation(), "1"),),
        reference=reference,
        next_id=5,
    )
    studio.store.replace(project, {sha256: motion})
    settle(qtbot, studio)
    return studio.store


def settle(qtbot, studio):
    qtbot.waitUntil(lambda: not studio.quality.is_busy)


def kinds(studio):
    return [fault.kind for fault in studio.quality.faults]


def act(window, name):
    window.actions_by_id[f"quality.{name}"].trigger()


def button(window, text):
    return next(one for one in window.panels.quality.findChildren(QPushButton) if one.text() == text)


def test_faults_are_gone_to_one_after_the_other(window, studio, speaker):
    starts = [fault.span.start for fault in studio.quality.faults]
    assert kinds(studio) == ["jitter", "seam", "jitter"]
    seen = []
    for name in ("next", "next", "next", "next", "previous", "previous", "previous"):
        act(window, name)
        seen.append(studio.playback.frame)
    # Behind the last one it begins anew, and before the first one with the last.
    assert seen == [*starts, starts[0], starts[2], starts[1], starts[0]]
    assert window.panels.quality.chosen == studio.quality.faults[0]


def test_faults_that_begin_together_are_gone_to_one_by_one(window, studio, speaker):
    first, second, last = studio.quality.faults
    together = (first, replace(second, span=first.span), last)
    studio.quality._show(together, speaker.project)
    seen = []
    for name in ("next", "next", "next", "previous", "previous"):
        act(window, name)
        seen.append(window.panels.quality.chosen)
    assert seen == [*together, together[1], together[0]]


def test_the_fault_at_the_playhead_is_put_right_as_one_step(qtbot, window, studio, speaker):
    before = speaker.project
    act(window, "next")
    act(window, "fix")
    assert speaker.undo_stack.undoText() == "Smooth trembling"
    after = speaker.project
    settle(qtbot, studio)
    assert kinds(studio) == ["seam", "jitter"]
    speaker.undo_stack.undo()
    settle(qtbot, studio)
    assert speaker.project == before
    assert kinds(studio) == ["jitter", "seam", "jitter"]
    speaker.undo_stack.redo()
    settle(qtbot, studio)
    assert speaker.project == after
    assert kinds(studio) == ["seam", "jitter"]


def test_all_of_a_kind_are_put_right_as_one_step(qtbot, window, studio, speaker):
    act(window, "next")
    button(window, "Fix all of this kind").click()
    assert speaker.undo_stack.count() == 1
    settle(qtbot, studio)
    assert kinds(studio) == ["seam"]
    act(window, "next")
    button(window, "Fix").click()
    settle(qtbot, studio)
    assert kinds(studio) == []
    assert not window.actions_by_id["quality.next"].isEnabled()


def test_what_is_not_measured_yet_is_not_put_right(window, studio, speaker):
    act(window, "next")
    speaker.edit("Move", lambda project: move_clips(project, (4,), 3))
    act(window, "fix")
    assert speaker.undo_stack.count() == 1
    assert "still being checked" in window.statusBar().currentMessage()


def test_without_a_fault_at_the_playhead_it_says_so(window, studio, speaker):
    studio.playback.seek(0)
    act(window, "fix")
    assert "no fault at the playhead" in window.statusBar().currentMessage()
    assert speaker.undo_stack.count() == 0


def test_a_mark_of_the_ruler_chooses_its_row(window, studio, speaker):
    fault = studio.quality.faults[1]
    window.panels.timeline.fault_chosen.emit(fault)
    assert window.panels.quality.chosen == fault
    assert window.panels.quality.findChild(QTreeWidget).topLevelItemCount() == 3
