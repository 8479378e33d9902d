"""Making the videos of the queue one after another, with a stand-in for the render."""

import pytest

from joyvasa_runtime.errors import Cancelled, InferenceError, ProjectError, VideoTakenError
from joyvasa_runtime.export import ExportReport
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.render_queue.make import make_video, make_waiting


class Renders:
    """Stands for the render; it notes what it was asked for."""

    def __init__(self):
        self.titles, self.projects = [], []
        self.errors = {}
        self.during = {}
        self.notes = ()

    def __call__(self, order, loaded, monitor):
        self.titles.append(order.title)
        self.projects.append(loaded.project)
        for done in range(5):
            monitor.step("render", done, 4)
        self.during.get(order.title, lambda: None)()
        if order.title in self.errors:
            raise self.errors[order.title]
        return ExportReport(order.output, len(order.span), order.settings.fps, 10, 10, notes=self.notes)


@pytest.fixture
def renders():
    return Renders()


@pytest.fixture
def make_all(queue, renders):
    """Make all that waits; returns titles and states, and what was told of beginnings and ends."""
    told = []

    def make(monitor=None):
        made = make_waiting(
            queue,
            renders,
            monitor or Monitor(),
            lambda video: told.append(("begin", video.order.title)),
            lambda video: told.append(("end", video.order.title)),
        )
        return [(video.order.title, video.state) for video in made], told

    return make


def test_a_video_is_made_of_the_project_that_was_queued(queue, add, renders, project):
    video = add("a")
    ended = make_video(queue, video.id, renders, Monitor())
    assert (ended.state, ended.fraction) == ("done", 1.0)
    assert renders.projects == [project]
    assert queue.video(video.id) == ended


def test_what_was_done_in_another_way_is_kept_until_it_is_made_again(queue, open_queue, add, renders):
    video = add("a")
    renders.notes = ("The sound is too quiet.", "没有显卡")
    assert make_video(queue, video.id, renders, Monitor()).notes == renders.notes
    assert open_queue().video(video.id).notes == renders.notes
    queue.resume(video.id)
    assert open_queue().video(video.id).notes == ()


def test_progress_is_seen_by_who_looks_at_the_queue(queue, open_queue, add, renders):
    video, seen = add("a"), []
    renders.during["a"] = lambda: seen.append(open_queue().video(video.id))
    make_video(queue, video.id, renders, Monitor())
    assert [(one.state, one.fraction) for one in seen] == [("running", 1.0)]


def test_all_that_waits_is_made_in_order(queue, add, make_all):
    for name in "abc":
        add(name)
    queue.move(queue.look().videos[2].id, -2)
    made, told = make_all()
    assert made == [("c", "done"), ("a", "done"), ("b", "done")]
    assert told == [(what, name) for name in "cab" for what in ("begin", "end")]


def test_one_that_fails_keeps_the_others_from_nothing(queue, add, make_all, renders):
    for name in "ab":
        add(name)
    renders.errors["a"] = InferenceError("The model failed", "Try the CPU.")
    made, _ = make_all()
    assert made == [("a", "failed"), ("b", "done")]
    assert queue.look().videos[0].error == "The model failed. Try the CPU."


def test_what_was_interrupted_goes_on_and_what_is_paused_stays(queue, add, make_all):
    paused, interrupted = add("paused"), add("interrupted")
    queue.pause(paused.id)
    queue.start(interrupted.id).stop("interrupted")
    assert make_all()[0] == [("interrupted", "done")]


def test_what_another_program_makes_is_passed_over(queue, open_queue, add, make_all, renders):
    first, second = add("a"), add("b")
    others = []
    renders.during["a"] = lambda: others.append(open_queue().start(second.id))
    assert make_all()[0] == [("a", "done")]
    assert renders.titles == ["a"]
    others[0].finish()
    assert first.id != second.id


def test_what_another_program_has_made_meanwhile_is_not_made_again(queue, open_queue, add, renders):
    video = add("a")
    open_queue().start(video.id).finish()
    with pytest.raises(VideoTakenError, match="is done"):
        make_video(queue, video.id, renders, Monitor())
    assert renders.titles == []
    assert queue.video(video.id).state == "done"


@pytest.mark.parametrize(("error", "state"), [(None, "done"), (InferenceError("Broken", "Mend."), "failed")])
def test_how_a_video_ended_is_told_even_where_the_disk_is_full(
    add, make_all, renders, tmp_path, caplog, error, state
):
    video = add("a")
    file = tmp_path / "队列 q" / video.id / "state.json"

    def refuse_writing():
        file.unlink()
        file.mkdir()

    renders.during["a"] = refuse_writing
    if error is not None:
        renders.errors["a"] = error
    assert make_all()[0] == [("a", state)]
    assert f"can't keep that a is {state}" in caplog.text


def test_one_that_cannot_be_begun_has_failed_and_ends_nothing(add, make_all, queue, monkeypatch):
    broken = add("a")
    add("b")
    start = queue.start

    def refuse(video_id):
        if video_id == broken.id:
            raise ProjectError("The disk is full", "Free some space.")
        return start(video_id)

    monkeypatch.setattr(queue, "start", refuse)
    assert make_all()[0] == [("a", "failed"), ("b", "done")]


def test_what_is_queued_meanwhile_is_made_too(add, make_all, renders):
    add("a")
    renders.during["a"] = lambda: add("b")
    assert make_all()[0] == [("a", "done"), ("b", "done")]


def test_cancelling_ends_it_and_the_video_can_go_on(queue, add, make_all, renders):
    add("a"), add("b")
    monitor = Monitor()
    renders.during["a"] = monitor.cancel
    renders.errors["a"] = Cancelled("render")
    with pytest.raises(Cancelled):
        make_all(monitor)
    assert [video.state for video in queue.look().videos] == ["interrupted", "waiting"]
    assert queue.look().videos[0].fraction == 1.0


def test_a_fault_of_the_program_leaves_the_video_to_be_tried_again(queue, add, renders):
    video = add("a")
    renders.errors["a"] = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        make_video(queue, video.id, renders, Monitor())
    assert queue.video(video.id).state == "interrupted"


def test_a_queue_that_cannot_keep_progress_does_not_end_the_video(queue, add, renders, tmp_path):
    video = add("a")
    running = queue.start(video.id)
    state = tmp_path / "队列 q" / video.id / "state.json"
    state.unlink()
    state.mkdir()
    running.go_on(0.5)
    state.rmdir()
    assert running.finish().state == "done"
