"""The list of jobs: states, progress, cancelling, errors."""

import threading

import pytest

from desktop.jobs.job_list import Job
from joyvasa_runtime.errors import AudioError, EditError

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
        assert may_end.wait(5)

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
    assert is_running.wait(5)
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
    assert is_done.wait(5)
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
