"""The rendering thread: outcomes, cancelling, and the newest request first."""

import threading
from pathlib import Path

import pytest

from desktop.jobs.render import RenderJob, TalkRequest
from joyvasa_runtime.errors import PortraitError

REQUEST = TalkRequest(Path("portrait.png"), Path("voice.wav"))


@pytest.fixture
def job_of(qtbot):
    """Makes a job from a rendering function and closes it after the test."""
    jobs = []

    def make(render):
        jobs.append(RenderJob(render))
        return jobs[-1]

    yield make
    for job in jobs:
        job.close()


def test_a_finished_video_is_announced_with_its_progress(qtbot, job_of, video):
    def render(request, path, monitor):
        assert request == REQUEST
        assert threading.current_thread() is not threading.main_thread()
        monitor.step("frames", 1, 2)
        return video

    job = job_of(render)
    steps = []
    job.progressed.connect(lambda *step: steps.append(step))
    with qtbot.waitSignal(job.finished) as finished:
        job.start(REQUEST)

    assert finished.args == [video]
    assert steps == [("start", 0, 1), ("frames", 1, 2)]


def test_an_error_reaches_the_window_in_its_own_words(qtbot, job_of):
    def render(request, path, monitor):
        raise PortraitError("No face was found in portrait.png", "Choose another picture.")

    job = job_of(render)
    with qtbot.waitSignal(job.failed) as failed:
        job.start(REQUEST)

    assert failed.args == ["No face was found in portrait.png", "Choose another picture."]


def test_a_fault_of_the_program_is_logged_and_said(qtbot, job_of, caplog):
    def render(request, path, monitor):
        raise ZeroDivisionError

    job = job_of(render)
    with qtbot.waitSignal(job.failed) as failed:
        job.start(REQUEST)

    assert "log" in failed.args[1]
    assert "ZeroDivisionError" in caplog.text


class Endless:
    """Renders until cancelled, the first time; then at once."""

    def __init__(self, video):
        self.video = video
        self.requests = []
        self.is_rendering = threading.Event()

    def __call__(self, request, path, monitor):
        self.requests.append(request)
        while len(self.requests) == 1:
            self.is_rendering.set()
            monitor.step("frames", 0, 1)
        return self.video


def test_a_newer_request_ends_the_one_under_way(qtbot, job_of, video):
    render = Endless(video)
    job = job_of(render)
    newer = TalkRequest(Path("cat.png"), Path("voice.wav"))
    outcomes = []
    job.finished.connect(outcomes.append)
    job.failed.connect(lambda *words: outcomes.append(words))
    job.start(REQUEST)
    assert render.is_rendering.wait(5)

    with qtbot.waitSignal(job.finished):
        job.start(newer)

    assert render.requests == [REQUEST, newer]
    assert outcomes == [video]


def test_closing_ends_the_rendering_and_removes_the_videos(qtbot, job_of, video):
    paths = []

    def render(request, path, monitor):
        path.write_bytes(b"video")
        paths.append(path)
        return video

    job = job_of(render)
    with qtbot.waitSignal(job.finished):
        job.start(REQUEST)
    assert paths[0].exists()

    job.close()

    assert not paths[0].parent.exists()


def test_closing_does_not_wait_for_a_rendering_to_finish(job_of, video):
    render = Endless(video)
    job = job_of(render)
    job.start(REQUEST)
    assert render.is_rendering.wait(5)

    job.close()

    assert render.requests == [REQUEST]
