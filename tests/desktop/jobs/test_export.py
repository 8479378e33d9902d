"""The queue of videos in the window: what is made, in which order, and what outlives the program."""

import threading
from dataclasses import replace

import pytest

from desktop.jobs.export import ExportJobs
from desktop.jobs.job_list import JobList
from desktop.jobs.worker import InferenceWorker
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export import ExportReport
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.render_queue.queued_video import VideoOrder
from joyvasa_runtime.render_queue.render_queue import RenderQueue
from joyvasa_runtime.timebase import FrameSpan
from tests.patience import PATIENCE_S


class Written:
    """Stands for `export_project`; it can be held up in the middle."""

    def __init__(self):
        self.calls, self.errors = [], {}
        self.may_end, self.is_at_it = threading.Event(), threading.Event()
        self.may_end.set()

    @property
    def names(self):
        return [call[3].name for call in self.calls]

    def __call__(self, engine, project, motions, output, video, span, monitor, folder, publisher):
        self.calls.append((engine.pack.id, project, dict(motions), output, video, span, folder))
        monitor.step("render", 1, 2)
        self.is_at_it.set()
        while not self.may_end.wait(0.005):
            monitor.step("render", 1, 2)
        # Else one that is paused at its last step would end all the same.
        monitor.step("render", 2, 2)
        if output.name in self.errors:
            raise self.errors[output.name]
        return ExportReport(output, len(span), video.fps, 10, 10)


@pytest.fixture
def written():
    return Written()


@pytest.fixture
def discarded():
    return []


@pytest.fixture
def queue(tmp_path, discarded):
    return RenderQueue(tmp_path / "queue", discard=discarded.append)


@pytest.fixture
def exports(jobs, store, tmp_path, written, queue):
    sounds = tmp_path / "sounds"
    exports = ExportJobs(jobs, store, queue, sounds, thumbnail=lambda: lambda: b"png", export=written)
    yield exports
    written.may_end.set()
    exports.close()


@pytest.fixture
def export(exports, tmp_path):
    return lambda *names: [exports.export(tmp_path / name, ExportSettings()) for name in names]


@pytest.fixture
def until(qtbot, exports):
    """Wait until the videos are called so and are at that."""

    def wait(**states):
        expected = {f"{name}.mp4": state for name, state in states.items()}
        qtbot.waitUntil(lambda: {video.title: video.state for video in exports.videos} == expected)

    return wait


def video_of(exports, title):
    return next(video for video in exports.videos if video.title == title)


def names(exports):
    return [video.title for video in exports.videos]


def test_the_project_is_written_as_it_was_when_asked(qtbot, exports, jobs, store, project, written, tmp_path):
    settings, output = ExportSettings(fps=30), tmp_path / "out.mp4"
    with qtbot.waitSignal(jobs.finished) as finished:
        exports.export(output, settings, FrameSpan(5, 20))
        store.replace(Project(), {})
    assert written.calls == [
        ("starter", project, {}, output, settings, FrameSpan(5, 20), tmp_path / "sounds")
    ]
    (job,) = finished.args
    assert (job.kind, job.text, job.output) == ("export", "Export out.mp4", output)
    qtbot.waitUntil(lambda: [video.state for video in exports.videos] == ["done"])
    (video,) = exports.videos
    assert (video.title, video.output, video.settings) == ("out.mp4", output, settings)
    assert (video.fraction, video.thumbnail) == (1.0, b"png")


def test_without_a_range_it_is_the_whole(qtbot, exports, jobs, written, tmp_path):
    with qtbot.waitSignal(jobs.finished):
        exports.export(tmp_path / "out.mp4", ExportSettings())
    assert written.calls[0][5] == FrameSpan(0, 100)


def test_how_fast_a_video_was_made_is_told(qtbot, jobs, store, queue, tmp_path):
    def draw(engine, project, motions, output, video, span, monitor, folder, publisher):
        for done in range(0, 101, 10):
            monitor.step("render", done, 100)
        output.write_bytes(b"x" * 4000)
        return ExportReport(output, 100, 25, 640, 360)

    exports = ExportJobs(jobs, store, queue, tmp_path / "sounds", export=draw)
    with qtbot.waitSignal(exports.measured) as measured:
        exports.export(tmp_path / "a.mp4", ExportSettings())
    exports.close()
    (speed,) = measured.args
    assert (speed.kind, speed.pixels, speed.bytes_per_s) == ("starter h264 fast opaque", 640 * 360, 1000.0)


def test_an_empty_timeline_is_refused(exports, jobs, store, tmp_path):
    store.replace(Project(), {})
    with pytest.raises(ExportError, match="nothing on the timeline"):
        exports.export(tmp_path / "out.mp4", ExportSettings())
    assert (jobs.jobs, exports.videos) == ((), ())


def test_an_error_reaches_the_window_and_the_next_video_is_made(qtbot, jobs, written, export, exports, until):
    error = written.errors["a.mp4"] = ExportError("The disk is full", "Make room.")
    failed = []
    jobs.failed.connect(failed.append)
    export("a.mp4", "b.mp4")
    until(a="failed", b="done")
    assert [job.error for job in failed] == [error]
    assert video_of(exports, "a.mp4").error == "The disk is full. Make room."
    written.errors.clear()
    exports.resume(video_of(exports, "a.mp4").id)
    until(a="done", b="done")


def test_a_name_that_is_in_the_queue_already_is_refused(qtbot, written, exports, export, until):
    written.may_end.clear()
    export("a.mp4")
    until(a="running")
    with qtbot.waitSignal(exports.failed) as failed:
        export("a.mp4")
    assert "in the queue already" in failed.args[0].message
    until(a="running")


def test_a_refused_name_does_not_stop_the_videos_that_wait(qtbot, written, exports, export, until):
    written.may_end.clear()
    export("a.mp4", "b.mp4")
    until(a="running", b="waiting")
    with qtbot.waitSignal(exports.failed):
        export("b.mp4")
    written.may_end.set()
    until(a="done", b="done")


def test_one_is_made_after_the_other_in_the_order_that_the_user_wants(written, exports, export, until):
    written.may_end.clear()
    export("a.mp4", "b.mp4", "c.mp4")
    until(a="running", b="waiting", c="waiting")
    exports.move(video_of(exports, "c.mp4").id, -1)
    exports.pause(video_of(exports, "b.mp4").id)
    until(a="running", b="paused", c="waiting")
    assert names(exports) == ["a.mp4", "c.mp4", "b.mp4"]
    written.may_end.set()
    until(a="done", b="paused", c="done")
    exports.resume(video_of(exports, "b.mp4").id)
    until(a="done", b="done", c="done")
    assert written.names == ["a.mp4", "c.mp4", "b.mp4"]


def test_only_places_of_videos_that_can_be_moved_count(qtbot, written, exports, export, until):
    written.errors = {f"{name}.mp4": ExportError("Full", "Make room.") for name in "ac"}
    export("a.mp4", "b.mp4", "c.mp4")
    until(a="failed", b="done", c="failed")
    exports.move(video_of(exports, "c.mp4").id, -1)
    qtbot.waitUntil(lambda: names(exports) == ["c.mp4", "a.mp4", "b.mp4"])


def test_a_running_video_stands_still_and_goes_on(qtbot, jobs, written, exports, export, until):
    written.may_end.clear()
    export("a.mp4")
    qtbot.waitUntil(lambda: exports.videos != () and exports.videos[0].fraction > 0.4)
    exports.pause(video_of(exports, "a.mp4").id)
    until(a="paused")
    written.may_end.set()
    exports.refresh()
    with qtbot.waitSignal(exports.changed):
        pass
    assert (exports.is_rendering, written.names) == (True, ["a.mp4"])
    assert video_of(exports, "a.mp4").fraction > 0.4
    exports.resume(video_of(exports, "a.mp4").id)
    until(a="done")
    assert written.names == ["a.mp4"]
    assert not exports.is_rendering


def test_a_cancelled_video_stops_where_it_is_and_can_go_on(jobs, written, exports, export, until):
    written.may_end.clear()
    export("a.mp4", "b.mp4")
    until(a="running", b="waiting")
    written.is_at_it.clear()
    jobs.cancel(jobs.jobs[0].id)
    until(a="interrupted", b="running")
    written.may_end.set()
    until(a="interrupted", b="done")
    exports.resume(video_of(exports, "a.mp4").id)
    until(a="done", b="done")
    assert written.names == ["a.mp4", "b.mp4", "a.mp4"]


def test_a_video_that_is_cancelled_before_it_began_does_not_begin_at_once(
    qtbot, jobs, worker, written, exports, export, until
):
    may_end = threading.Event()
    worker.submit(lambda _engines, _monitor: may_end.wait(PATIENCE_S), lambda *_step: None)
    export("a.mp4")
    qtbot.waitUntil(lambda: len(jobs.jobs) == 1)
    jobs.cancel(jobs.jobs[0].id)
    may_end.set()
    until(a="paused")
    assert written.names == []


def test_a_removed_video_is_gone_with_what_was_finished(written, exports, export, until, discarded, tmp_path):
    written.may_end.clear()
    export("a.mp4", "b.mp4", "c.mp4")
    until(a="running", b="waiting", c="waiting")
    exports.remove(video_of(exports, "b.mp4").id)
    exports.remove(video_of(exports, "a.mp4").id)
    until(c="running")
    assert sorted(discarded) == [tmp_path / "a.mp4", tmp_path / "b.mp4"]


def test_complete_videos_leave_together(written, exports, export, until, discarded):
    written.errors["b.mp4"] = ExportError("Full", "Make room.")
    export("a.mp4", "b.mp4", "c.mp4")
    until(a="done", b="failed", c="done")
    exports.remove_done()
    until(b="failed")
    assert discarded == []


@pytest.fixture
def restarted(qapp, store, tmp_path, queue, written, open_engine):
    """The queue of a program that is started later."""
    worker = InferenceWorker("cpu", open_engine)
    later = ExportJobs(JobList(worker), store, queue, tmp_path / "sounds", export=written)
    yield later
    written.may_end.set()
    later.close()
    worker.close()


def test_what_was_left_stands_still_until_the_user_lets_it_go_on(
    qtbot, exports, export, until, written, worker, restarted
):
    written.may_end.clear()
    export("a.mp4", "b.mp4")
    until(a="running", b="waiting")
    exports.close()
    worker.close()
    written.may_end.set()
    with qtbot.waitSignal(restarted.changed):
        restarted.refresh()
    assert [video.state for video in restarted.videos] == ["interrupted", "waiting"]
    assert restarted.is_standing
    assert written.names == ["a.mp4"]
    restarted.go_on()
    qtbot.waitUntil(lambda: [video.state for video in restarted.videos] == ["done", "done"])
    assert written.names == ["a.mp4", "a.mp4", "b.mp4"]
    assert not restarted.is_standing


def test_a_refused_name_lets_nothing_go_on_that_stood_still(
    qtbot, queue, store, written, restarted, tmp_path
):
    order = VideoOrder("a.mp4", tmp_path / "a.mp4", ExportSettings(), FrameSpan(0, 9), "starter")
    queue.add(order, store.project, {})
    with qtbot.waitSignals([restarted.failed, restarted.changed], order="strict"):
        restarted.export(tmp_path / "a.mp4", ExportSettings())
    assert restarted.is_standing
    assert written.names == []


def test_what_another_program_makes_is_shown_and_followed(qtbot, exports, export, until, written, restarted):
    written.may_end.clear()
    export("a.mp4")
    until(a="running")
    qtbot.waitUntil(written.is_at_it.is_set)
    restarted.refresh()
    qtbot.waitUntil(lambda: [video.state for video in restarted.videos] == ["elsewhere"])
    assert not restarted.is_standing
    written.may_end.set()
    until(a="done")
    qtbot.waitUntil(lambda: [video.state for video in restarted.videos] == ["done"])


def test_a_damaged_video_is_shown_and_can_be_removed(qtbot, exports, export, until, tmp_path):
    export("a.mp4")
    until(a="done")
    (folder,) = (path for path in (tmp_path / "queue").iterdir() if path.is_dir())
    (folder / "order.json").write_bytes(b"{")
    exports.refresh()
    qtbot.waitUntil(lambda: [video.state for video in exports.videos] == ["damaged"])
    (video,) = exports.videos
    assert "can't be read" in video.error
    exports.remove(video.id)
    qtbot.waitUntil(lambda: exports.videos == ())


def test_other_jobs_go_between_two_steps_of_a_video(qtbot, jobs, written, export, until, exports):
    written.may_end.clear()
    export("a.mp4")
    until(a="running")
    assert written.is_at_it.wait(PATIENCE_S)
    job = replace(jobs.jobs[0], kind="generate", text="Generate")
    with qtbot.waitSignal(jobs.finished) as finished:
        jobs.start(job, lambda _engines, _monitor: 7, lambda _result: None, {"motion": 1.0})
    assert finished.args[0].text == "Generate"
    until(a="running")


def test_a_queue_that_cannot_be_written_says_so_once(qtbot, jobs, store, tmp_path, written):
    (tmp_path / "file").write_bytes(b"")
    queue = RenderQueue(tmp_path / "file" / "queue", discard=lambda _output: None)
    exports = ExportJobs(jobs, store, queue, tmp_path / "sounds", export=written)
    failed = []
    exports.failed.connect(failed.append)
    with qtbot.waitSignal(exports.changed):
        exports.export(tmp_path / "a.mp4", ExportSettings())
    assert len(failed) == 1
    assert "can't be used" in failed[0].message
    exports.close()
