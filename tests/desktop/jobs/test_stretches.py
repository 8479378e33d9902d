"""Making stretches anew, and takes to choose from: what is asked of the engine, and what becomes of it."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.jobs.generate import GenerateJobs
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Generation
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.project.operations.arrange import move_clips
from joyvasa_runtime.project.operations.clips import delete_clips
from joyvasa_runtime.project.operations.takes import choose_take
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.performance import CompSpan
from joyvasa_runtime.timebase import FrameSpan

OTHER = Generation(settings=GenerationSettings(seed=7))
REST = np.ones(70, np.float32)


@pytest.fixture
def generate(jobs, store):
    return GenerateJobs(jobs, store)


@pytest.fixture
def made(qtbot, generate, jobs, store):
    """The store with a take of clip 5, which shows 40..80 of the sound at 60..100."""
    with qtbot.waitSignal(jobs.finished):
        generate.generate({5})
    return store


def seeds(project):
    return [take.generation.settings.seed for take in project.takes]


def rows(store):
    return evaluate(store.project, FrameSpan(0, 120), store.motions, REST).values


def test_a_stretch_is_made_anew_and_nothing_outside_changes(qtbot, generate, jobs, made):
    project, before = made.project, rows(made)
    with qtbot.waitSignal(jobs.finished):
        generate.regenerate(5, FrameSpan(50, 70), OTHER)
    check_consistency(made.project)
    take = made.project.takes[-1]
    assert (take.start, take.frames, take.generation, take.pack_version) == (50, 20, OTHER, "1")
    assert made.project.clip(5).performance.comp == (CompSpan(50, 70, take.id, 0),)
    after = rows(made)
    changed = np.flatnonzero((before != after).any(axis=1))
    assert changed.min() >= 70
    assert changed.max() < 90
    # The fake's pitch is the seed and the frame's number: what was made around the stretch is cut off.
    assert after[80, 67] > 2
    assert made.undo_stack.undoText() == "Regenerate stretch"
    made.undo_stack.undo()
    assert made.project == project
    assert (rows(made) == before).all()
    made.undo_stack.redo()
    assert (rows(made) == after).all()


def test_the_job_is_named_and_marks_its_clip(qtbot, generate, jobs, made):
    job_id = generate.regenerate(5, FrameSpan(50, 70), OTHER)
    job = jobs.jobs[-1]
    assert (job.id, job.kind, job.text) == (job_id, "generate", "Regenerate a stretch of Second")
    assert jobs.waiting_clips == {5}
    with qtbot.waitSignal(jobs.finished):
        pass


def test_a_stretch_fits_what_is_played_when_it_is_ready(qtbot, generate, jobs, made):
    generate.regenerate(5, FrameSpan(50, 70), OTHER)
    made.edit("Move", lambda project: move_clips(project, {5}, 10))
    with qtbot.waitSignal(jobs.finished):
        pass
    check_consistency(made.project)
    assert made.project.clip(5).start == 70
    assert len(made.project.clip(5).performance.comp) == 1


def test_a_clip_that_went_away_meanwhile_is_told(qtbot, generate, jobs, made):
    generate.regenerate(5, FrameSpan(50, 70), OTHER)
    made.edit("Delete", lambda project: delete_clips(project, {5}))
    project = made.project
    with qtbot.waitSignal(jobs.failed) as failed:
        pass
    assert isinstance(failed.args[0].error, EditError)
    assert made.project is project


def test_what_cannot_be_made_anew_is_refused(generate, jobs, made):
    count = len(jobs.jobs)
    with pytest.raises(EditError, match="no motion in a part"):
        generate.regenerate(5, FrameSpan(30, 50), OTHER)
    with pytest.raises(EditError, match="no motion yet"):
        generate.regenerate(4, FrameSpan(0, 20), OTHER)
    made.edit("Lock", lambda project: lock_track(project, 3, True))
    with pytest.raises(EditError, match="locked"):
        generate.regenerate(5, FrameSpan(50, 70), OTHER)
    assert len(jobs.jobs) == count


def test_further_takes_leave_what_is_played(qtbot, generate, jobs, made):
    playing = made.project.clip(5).take_id
    with qtbot.waitSignals([jobs.finished] * 3):
        assert len(generate.generate_further({5}, (3, 4, 5))) == 3
    check_consistency(made.project)
    assert seeds(made.project) == [0, 3, 4, 5]
    assert made.project.clip(5).take_id == playing
    assert made.project.clip(5).generation == Generation()
    assert made.undo_stack.undoText() == "Generate take"


def test_the_first_of_several_takes_is_played_by_a_clip_without_one(qtbot, generate, jobs, store):
    with qtbot.waitSignals([jobs.finished] * 2):
        generate.generate_further({4}, (3, 4))
    check_consistency(store.project)
    assert store.project.take(store.project.clip(4).take_id).generation.settings.seed == 3
    store.edit("Rest", lambda project: choose_take(project, {4}, None))
    assert replace(store.project.clip(4), take_id=None) == store.project.clip(4)


def test_generating_again_leaves_further_takes_and_stretches_waiting(qtbot, generate, jobs, made):
    generate.generate_further({5}, (3,))
    generate.regenerate(5, FrameSpan(50, 70), OTHER)
    generate.generate({5})
    generate.generate({5})
    states = [job.state for job in jobs.jobs]
    assert states == ["done", "waiting", "waiting", "cancelled", "waiting"]
    qtbot.waitUntil(lambda: not any(job.is_active for job in jobs.jobs))
