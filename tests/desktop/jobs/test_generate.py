"""Generating takes: what is asked for, what becomes of it, and what leaves the project alone."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from desktop.jobs.generate import GenerateJobs, take_orders
from joyvasa_runtime.errors import AudioError, EditError, ModelPackError
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Generation, Project
from joyvasa_runtime.project.operations.arrange import move_clips, split_clips
from joyvasa_runtime.project.operations.clips import delete_clips, set_generation
from joyvasa_runtime.project.operations.tracks import lock_track, set_track_drives
from joyvasa_runtime.timebase import FrameSpan
from tests.patience import PATIENCE_S


@pytest.fixture
def generate(jobs, store):
    return GenerateJobs(jobs, store)


@pytest.fixture
def gate(worker):
    """Holds the inference thread until it is set."""
    gate = threading.Event()
    worker.submit(lambda _engines, _monitor: gate.wait(PATIENCE_S), lambda *_: None)
    yield gate
    gate.set()


def test_a_clip_gets_a_take_and_one_undo_takes_it_back(qtbot, generate, jobs, store, project):
    with qtbot.waitSignal(jobs.finished):
        generate.generate({5})
    check_consistency(store.project)
    (take,) = store.project.takes
    assert (take.media_id, take.start, take.frames, take.generation) == (2, 40, 40, Generation())
    assert (store.project.clip(5).take_id, store.project.clip(4).take_id) == (take.id, None)
    np.testing.assert_allclose(store.motions[take.motion_sha256].pitch, np.arange(40, 80) / 100, rtol=1e-6)
    assert store.project.reference is not None
    assert store.undo_stack.undoText() == "Generate motion"
    store.undo_stack.undo()
    assert store.project == project


def test_the_job_says_what_it_does(generate, jobs, gate):
    (job_id,) = generate.generate({4})
    (job,) = jobs.jobs
    assert (job.id, job.kind, job.text) == (job_id, "generate", "Generate motion of First")
    assert jobs.waiting_clips == {4}


def test_a_take_is_applied_to_the_project_as_it_is_when_the_job_ends(qtbot, generate, jobs, store, gate):
    generate.generate({4, 5})
    store.edit("Move clip", lambda project: move_clips(project, {5}, 30))
    store.edit("Delete clip", lambda project: delete_clips(project, {4}))
    gate.set()
    with qtbot.waitSignals([jobs.finished, jobs.changed]):
        pass
    check_consistency(store.project)
    assert store.project.clip(5).start == 90
    assert store.project.clip(5).take_id is not None


def test_clips_that_continue_each_other_share_a_take(project):
    whole = split_clips(project, {4}, 25)
    halves = frozenset(clip.id for clip in whole.tracks[0].clips) - {5}
    (order,) = take_orders(whole, halves)
    assert (order.span, set(order.clip_ids)) == (FrameSpan(0, 40), halves)


def test_clips_of_other_settings_or_another_stretch_have_takes_of_their_own(project):
    spans = [order.span for order in take_orders(project, frozenset({4, 5}))]
    assert spans == [FrameSpan(0, 80)]
    other = set_generation(project, {5}, Generation(settings=GenerationSettings(seed=3)))
    assert len(take_orders(other, frozenset({4, 5}))) == 2
    apart = replace(
        project,
        tracks=(replace(project.tracks[0], clips=(replace(project.clip(4), frames=30), project.clip(5))),),
    )
    assert [order.span for order in take_orders(apart, frozenset({4, 5}))] == [
        FrameSpan(0, 30),
        FrameSpan(40, 80),
    ]


def test_what_cannot_move_is_refused(generate, jobs, store):
    store.edit("Lock track", lambda project: lock_track(project, 3, True))
    with pytest.raises(EditError, match="locked"):
        generate.generate({4})
    store.undo_stack.undo()
    store.edit("Music", lambda project: set_track_drives(project, 3, False))
    with pytest.raises(EditError, match="moves the portrait"):
        generate.generate({4})
    assert jobs.jobs == ()


def test_asking_again_replaces_what_waits(generate, jobs, gate):
    generate.generate({4})
    generate.generate({5})
    generate.generate({4})
    assert [job.state for job in jobs.jobs] == ["cancelled", "waiting", "waiting"]


def test_cancelling_leaves_the_project_alone(qtbot, generate, jobs, store, project, gate, worker):
    for job_id in generate.generate({4}):
        jobs.cancel(job_id)
    is_done = threading.Event()
    worker.submit(lambda _engines, _monitor: is_done.set(), lambda *_: None)
    gate.set()
    qtbot.waitUntil(is_done.is_set)
    assert store.project is project
    assert dict(store.motions) == {}


def test_opening_another_project_cancels(generate, jobs, store, gate):
    generate.generate({4})
    store.replace(Project(), {})
    assert [job.state for job in jobs.jobs] == ["cancelled"]


def test_a_missing_sound_fails_with_its_name(qtbot, generate, jobs, store, project, voice):
    voice.unlink()
    with qtbot.waitSignal(jobs.failed) as failed:
        generate.generate({4})
    assert isinstance(failed.args[0].error, AudioError)
    assert "voice.wav" in failed.args[0].error.message
    assert store.project is project


def test_a_pack_that_is_not_there_fails(qtbot, generate, jobs, open_engine):
    open_engine.error = ModelPackError('There is no model pack "x"', "Install it.")
    with qtbot.waitSignal(jobs.failed) as failed:
        generate.generate({4})
    assert failed.args[0].error is open_engine.error
