"""Trying a take shows it and leaves the project alone."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.jobs.audition import Audition, Tried
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Generation
from joyvasa_runtime.project.operations.arrange import move_clips
from joyvasa_runtime.project.operations.clips import delete_clips
from joyvasa_runtime.project.operations.comp import choose_comp
from joyvasa_runtime.project.operations.takes import add_take, delete_take
from joyvasa_runtime.timebase import FrameSpan


class Shown:
    """Stands in for the preview and remembers what it was given."""

    def __init__(self):
        self.projects = []

    def set_document(self, project, _motions):
        self.projects.append(project)


@pytest.fixture
def takes(store):
    """Takes 6 and 7 of clip 4, of which it plays the first, and the second in a stretch."""
    for number in (1, 2):
        motion = MotionSequence(np.full((40, 70), number, np.float32))
        store.add_motion(motion)
        store.edit(
            "Generate",
            lambda project, number=number, motion=motion: add_take(
                project,
                {4},
                2,
                0,
                motion,
                (1.0,) * 70,
                Generation(),
                "1",
                f"{number:064x}",
                keep_playing=True,
            ),
        )
    store.edit("Comp", lambda project: choose_comp(project, 4, FrameSpan(5, 20), 7))
    return store


@pytest.fixture
def shown():
    return Shown()


@pytest.fixture
def audition(takes, shown):
    return Audition(takes, shown)


def test_the_clip_is_shown_with_the_take_all_along_and_the_project_stays(qtbot, audition, takes, shown):
    project = takes.project
    with qtbot.waitSignal(audition.changed):
        audition.try_take(4, 7)
    assert audition.tried == Tried(4, 7)
    clip = shown.projects[-1].clip(4)
    assert (clip.take_id, clip.performance.comp) == (7, ())
    assert takes.project is project
    with qtbot.waitSignal(audition.changed):
        audition.stop()
    assert shown.projects[-1] is project
    assert audition.tried is None


def test_edits_are_shown_with_the_take_that_is_tried(audition, takes, shown):
    audition.try_take(4, 7)
    takes.edit("Move", lambda project: move_clips(project, {4}, 5))
    clip = shown.projects[-1].clip(4)
    assert (clip.start, clip.take_id) == (5, 7)


def test_without_a_trial_every_state_of_the_project_is_shown(audition, takes, shown):
    takes.edit("Move", lambda project: move_clips(project, {4}, 5))
    takes.undo_stack.undo()
    assert shown.projects[-1] is takes.project
    assert len(shown.projects) == 2


@pytest.mark.parametrize(("clip_id", "take_id"), [(99, 6), (4, 99), (5, 6)])
def test_what_cannot_be_played_is_not_tried(qtbot, audition, shown, clip_id, take_id):
    with qtbot.assertNotEmitted(audition.changed):
        audition.try_take(clip_id, take_id)
    assert shown.projects == []


def test_a_trial_ends_with_its_clip_or_its_take(qtbot, audition, takes, shown):
    audition.try_take(4, 7)
    takes.edit("Choose", lambda project: choose_comp(project, 4, FrameSpan(0, 40), 6))
    assert audition.tried == Tried(4, 7)
    with qtbot.waitSignal(audition.changed):
        takes.edit("Delete take", lambda project: delete_take(project, 7))
    assert audition.tried is None
    assert shown.projects[-1] is takes.project
    audition.try_take(4, 6)
    takes.edit("Delete clip", lambda project: delete_clips(project, {4}))
    assert audition.tried is None


def test_a_trial_ends_with_its_project(audition, takes, project):
    audition.try_take(4, 7)
    takes.replace(replace(project, title="Another"), {})
    assert audition.tried is None
