"""The list of jobs: states, progress, cancelling, errors."""

import threading

import pytest

from desktop.jobs.job_list import Job
from joyvasa_runtime.errors import AudioError, EditError
from tests.patience import PATIENCE_S

SHARES = {"motion": 1.0}


def nothing(_result):
    """Nothing becomes of the result."""


@pytest.fixture
def start(jobs):
    def start(work, apply=nothing, **values):
        return jobs.start(Job(0, "generate", "Generate motion of First", **values), work, apply, SHARES)

    return start


def test_a_result_is_applied_on_the_window_s_thread(qtbot, jobs, start):
    applied = []
    with qtbot.waitSignal(jobs.finished) as finished:
        job_id = start(
            lambda _engines, _monitor: threading.current_thread().name,
            lambda result: applied.append((result, threading.current_thread() is threading.main_thread())),
        )
    assert applied == [("inference", True)]
    (job,) = finished.args
    assert (job.id, job.state, job.fraction, job.left_s) == (job_id, "done", 1.0, None)
    assert jobs.jobs == (job,)


def test_jobs_wait_and_then_run_with_their_progress(qtbot, jobs, start):
    may_end = threading.Event()

    def work(_engines, monitor):
        monitor.step("motion", 1, 4)
        assert may_end.wait(PATIENCE_S)

    start(work, clip_ids=frozenset({4, 5}))
    start(work, clip_ids=frozenset({6}))
    assert [job.state for job in jobs.jobs] == ["waiting", "waiting"]
    assert jobs.waiting_clips == {4, 5, 6}
    qtbot.waitUntil(lambda: jobs.jobs[0].stage == "motion")
    assert [job.state for job in jobs.jobs] == ["running", "waiting"]
    assert jobs.jobs[0].fraction == 0.25
    may_end.set()
    qtbot.waitUntil(lambda: all(job.state == "done" for job in jobs.jobs))
    assert jobs.waiting_clips == frozenset()


def test_cancelling_drops_the_result_and_the_next_job_runs(qtbot, jobs, start):
    is_running, applied, failed = threading.Event(), [], []
    jobs.failed.connect(failed.append)

    def endless(_engines, monitor):
        while True:
            is_running.set()
            monitor.step("motion", 0, 1)

    first = start(endless, applied.append)
    assert is_running.wait(PATIENCE_S)
    second = start(endless, applied.append)
    jobs.cancel(second)
    jobs.cancel(first)
    jobs.cancel(first)
    with qtbot.waitSignal(jobs.finished):
        start(lambda _engines, _monitor: 7, applied.append)
    assert [job.state for job in jobs.jobs] == ["cancelled", "cancelled", "done"]
    assert (applied, failed) == ([7], [])


def test_a_result_that_came_before_the_cancelling_was_heard_is_dropped(qtbot, jobs, start, worker):
    applied, is_done = [], threading.Event()
    job_id = start(lambda _engines, _monitor: 1, applied.append)
    worker.submit(lambda _engines, _monitor: is_done.set(), lambda *_: None)
    assert is_done.wait(PATIENCE_S)
    jobs.cancel(job_id)
    with qtbot.waitSignal(jobs.finished):
        start(lambda _engines, _monitor: 2, applied.append)
    assert applied == [2]


@pytest.mark.parametrize("is_applying", [False, True])
def test_an_error_ends_the_job_in_its_own_words(qtbot, jobs, start, is_applying):
    error = EditError("The clip is gone", "Generate again.") if is_applying else AudioError("No", "Do.")

    def fail(*_arguments):
        raise error

    with qtbot.waitSignal(jobs.failed) as failed:
        start((lambda *_: 1) if is_applying else fail, fail if is_applying else nothing)
    (job,) = failed.args
    assert (job.state, job.error) == ("failed", error)


def test_a_fault_of_the_program_is_logged_and_names_the_job(qtbot, jobs, start, caplog):
    with qtbot.waitSignal(jobs.failed) as failed:
        start(lambda _engines, _monitor: 1 / 0)
    assert failed.args[0].error.message == "Generate motion of First failed"
    assert "ZeroDivisionError" in caplog.text


def test_ended_jobs_can_be_forgotten(qtbot, jobs, start):
    with qtbot.waitSignal(jobs.finished):
        start(lambda _engines, _monitor: 1)
    jobs.forget_ended()
    assert jobs.jobs == ()


def test_a_paused_job_stands_still_whatever_was_on_its_way(qtbot, jobs, start):
    is_at_it, may_step = threading.Event(), threading.Event()

    def work(_engines, monitor):
        monitor.step("motion", 1, 4)
        is_at_it.set()
        assert may_step.wait(PATIENCE_S)
        # Of another stage, so that it is told at once.
        monitor.step("render", 1, 4)
        return 7

    job_id = start(work)
    qtbot.waitUntil(lambda: jobs.job(job_id).fraction == 0.25)
    jobs.pause(job_id)
    may_step.set()
    qtbot.waitUntil(lambda: jobs.job(job_id).stage == "render")
    job = jobs.job(job_id)
    assert (job.state, job.left_s, job.is_active) == ("paused", None, True)
    with qtbot.waitSignal(jobs.finished):
        jobs.resume(job_id)
    assert jobs.job(job_id).state == "done"


def test_pausing_what_has_ended_changes_nothing(qtbot, jobs, start):
    with qtbot.waitSignal(jobs.finished):
        job_id = start(lambda _engines, _monitor: 7)
    jobs.pause(job_id)
    jobs.resume(job_id)
    assert jobs.job(job_id).state == "done"
    assert jobs.job(job_id + 1) is None


@pytest.mark.parametrize("how", ["done", "failed", "cancelled", "cancelled before"])
def test_a_job_is_told_to_have_left_however_it_ended(qtbot, jobs, start, worker, how):
    may_begin = threading.Event()

    def work(_engines, monitor):
        if how == "failed":
            raise AudioError("No sound", "Record one.")
        while how == "cancelled":
            monitor.step("motion", 1, 4)

    worker.submit(lambda _engines, _monitor: may_begin.wait(PATIENCE_S), lambda *_step: None)
    with qtbot.waitSignal(jobs.left) as left:
        job_id = start(work)
        if how == "cancelled before":
            jobs.cancel(job_id)
        may_begin.set()
        if how == "cancelled":
            qtbot.waitUntil(lambda: jobs.job(job_id).state == "running")
            jobs.cancel(job_id)
    assert left.args == [job_id]
    assert jobs.job(job_id).state == how.split()[0]
