"""The queue on the disk: what is kept, in what order, and what becomes of it when a program ends."""

import json
import os
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import AudioError, ExportError, ProjectError
from joyvasa_runtime.held_lock import HeldLock
from joyvasa_runtime.render_queue import render_queue
from joyvasa_runtime.render_queue.order_file import moved
from joyvasa_runtime.render_queue.queued_video import QueueView
from joyvasa_runtime.render_queue.render_queue import RenderQueue


def titles(queue):
    return [video.order.title for video in queue.look().videos]


def states(queue):
    return {video.order.title: video.state for video in queue.look().videos}


def test_an_empty_queue_has_no_folder(queue, tmp_path):
    assert queue.look() == QueueView()
    assert not (tmp_path / "队列 q").exists()


def test_what_was_queued_is_there_after_a_restart(queue, open_queue, order, project):
    video = queue.add(order, project, {}, b"png")
    (again,) = open_queue().look().videos
    assert again == video
    assert (again.order, again.state, again.queued_s) == (order, "waiting", 1001.0)
    assert open_queue().thumbnail(video.id) == b"png"


def test_the_project_stays_as_it_was_when_it_was_queued(queue, order, project):
    video = queue.add(order, project, {})
    with_another_name = replace(project, title="Later")
    running = queue.start(video.id)
    loaded = running.load_project()
    running.stop("waiting")
    assert loaded.project == project != with_another_name
    assert loaded.missing == ()


def test_videos_keep_the_order_in_which_they_came(queue, add):
    for name in ("c", "a", "b"):
        add(name)
    assert titles(queue) == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("name", "places", "expected"),
    [("b", -1, "bacd"), ("b", 1, "acbd"), ("a", -1, "abcd"), ("d", 1, "abcd"), ("a", 9, "bcda")],
)
def test_a_video_moves_among_the_others(queue, open_queue, add, name, places, expected):
    videos = {made: add(made) for made in "abcd"}
    queue.move(videos[name].id, places)
    assert "".join(titles(open_queue())) == expected


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-4, 4)), max_size=6))
def test_any_moves_leave_every_video_once(moves):
    ids = tuple("abcd")
    for place, places in moves:
        one = ids[place]
        ids = moved(ids, one, places)
        assert ids.index(one) == max(0, min(3, place + places))
    assert sorted(ids) == list("abcd")


def test_an_order_that_cannot_be_read_costs_nothing_but_the_order(queue, add, tmp_path):
    videos = [add(name) for name in "abc"]
    queue.move(videos[2].id, -2)
    (tmp_path / "队列 q" / "order.json").write_bytes(b"[1, {")
    assert titles(queue) == ["a", "b", "c"]


def test_a_name_can_be_in_the_queue_once_until_its_video_is_made(queue, order, project):
    video = queue.add(order, project, {})
    with pytest.raises(ExportError, match="in the queue already"):
        queue.add(order, project, {})
    queue.start(video.id).finish()
    queue.add(order, project, {})
    assert [video.state for video in queue.look().videos] == ["done", "waiting"]


def test_a_video_that_runs_is_held_against_other_programs(queue, open_queue, add):
    video, other = add("a"), open_queue()
    running = queue.start(video.id)
    assert states(other) == {"a": "running"}
    for change in (other.start, other.remove, other.pause, other.resume):
        with pytest.raises(ExportError, match="another program"):
            change(video.id)
    running.finish()
    assert states(other) == {"a": "done"}


def test_progress_is_kept_and_never_goes_back(queue, open_queue, add):
    running = queue.start(add("a").id)
    for fraction in (0.3, 0.1, 0.305):
        running.go_on(fraction)
    (video,) = open_queue().look().videos
    assert (video.fraction, video.started_s is not None, video.ended_s) == (0.3, True, None)
    running.pause(True)
    assert states(open_queue()) == {"a": "paused"}
    running.pause(False)
    ended = running.finish()
    assert (ended.state, ended.fraction) == ("done", 1.0)
    assert ended.ended_s > ended.started_s


def test_what_ran_in_a_program_that_ended_was_interrupted_and_keeps_its_progress(queue, open_queue, add):
    running = queue.start(add("a").id)
    running.go_on(0.5)
    # What the system does for a program that is killed.
    running._lock.release()
    (video,) = open_queue().look().videos
    assert (video.state, video.fraction) == ("interrupted", 0.5)
    again = open_queue().start(video.id)
    # How much of it was really kept is told by the render.
    assert (again.video.state, again.video.fraction) == ("running", 0.0)
    again.finish()


def test_a_failed_video_tells_why_and_can_be_tried_again(queue, open_queue, add):
    running = queue.start(add("a").id)
    running.fail(AudioError("voice.wav is gone", "Relink it."))
    (video,) = open_queue().look().videos
    assert (video.state, video.error) == ("failed", "voice.wav is gone. Relink it.")
    queue.resume(video.id)
    (video,) = open_queue().look().videos
    assert (video.state, video.error, video.ended_s) == ("waiting", "", None)


def test_a_paused_video_does_not_wait(queue, add):
    first, second = add("a"), add("b")
    queue.pause(first.id)
    assert [video.id for video in queue.look().waiting] == [second.id]
    queue.resume(first.id)
    assert [video.id for video in queue.look().waiting] == [first.id, second.id]


def test_a_removed_video_takes_its_finished_parts_along(queue, add, discarded, tmp_path):
    video = add("a")
    queue.remove(video.id)
    assert queue.look() == QueueView()
    assert discarded.outputs == [tmp_path / "a.mp4"]
    assert sorted(os.listdir(tmp_path / "队列 q")) == ["order.json"]


def test_a_complete_video_stays_when_it_leaves_the_queue(queue, add, discarded):
    video = add("a")
    queue.start(video.id).finish()
    queue.remove(video.id)
    assert discarded.outputs == []


def test_parts_of_another_video_of_that_name_stay(queue, order, project, discarded):
    first = queue.add(order, project, {})
    queue.start(first.id).fail(ExportError("Full", "Make room."))
    queue.add(order, project, {})
    queue.remove(first.id)
    assert discarded.outputs == []


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("order.json", b""),
        ("order.json", b'{"version": 99}'),
        ("state.json", b"[]"),
        ("state.json", b'{"state": "flying"}'),
        ("state.json", None),
        (
            "state.json",
            b'{"state": "done", "error": "", "fraction": 1, "started_s": 1, "ended_s": 2, "notes": [3]}',
        ),
    ],
)
def test_a_damaged_entry_is_told_and_can_only_be_removed(queue, add, tmp_path, name, contents):
    good, bad = add("good"), add("bad")
    file = tmp_path / "队列 q" / bad.id / name
    file.unlink() if contents is None else file.write_bytes(contents)
    view = queue.look()
    assert [video.id for video in view.videos] == [good.id]
    (damaged,) = view.damaged
    assert damaged.id == bad.id
    assert "can't be read" in damaged.problem.message
    with pytest.raises(ExportError, match="can't be read"):
        queue.start(bad.id)
    queue.remove(bad.id)
    assert queue.look().damaged == ()


def test_an_entry_of_a_newer_version_is_left_to_that(queue, add, tmp_path):
    file = tmp_path / "队列 q" / add("a").id / "order.json"
    document = json.loads(file.read_text("utf-8"))
    document["settings"]["holograms"] = True
    file.write_text(json.dumps(document | {"version": 2}), "utf-8")
    (damaged,) = queue.look().damaged
    assert "by a newer version" in damaged.problem.message
    assert damaged.problem.hint == "Update JoyVASA Studio."


def test_what_was_made_meanwhile_is_not_paused(queue, open_queue, add):
    video = add("a")
    open_queue().start(video.id).finish()
    queue.pause(video.id)
    assert states(queue) == {"a": "done"}


def test_looking_keeps_nobody_from_making_a_video(queue, open_queue, add, monkeypatch):
    video = add("a")
    queue.start(video.id)._lock.release()
    looking = HeldLock(tmp_lock := render_queue._lock_path(queue._entry(video.id).folder))
    # Not `time.sleep` itself: other threads may sleep meanwhile.
    monkeypatch.setattr(render_queue, "time", SimpleNamespace(sleep=lambda _seconds: looking.release()))
    open_queue().start(video.id).finish()
    assert states(queue) == {"a": "done"}
    assert not tmp_lock.exists()


def test_a_video_that_ends_while_somebody_looks_was_not_interrupted(queue, open_queue, add, monkeypatch):
    running, is_held = queue.start(add("a").id), render_queue._is_held

    def is_held_no_more(folder):
        running.finish()
        return is_held(folder)

    monkeypatch.setattr(render_queue, "_is_held", is_held_no_more)
    assert states(open_queue()) == {"a": "done"}


def test_an_order_that_cannot_be_written_costs_no_new_video(queue, add, tmp_path):
    add("a")
    order = tmp_path / "队列 q" / "order.json"
    order.unlink()
    order.mkdir()
    add("b")
    assert titles(queue) == ["a", "b"]


def test_an_entry_from_before_notes_were_kept_has_none(queue, add, tmp_path):
    file = tmp_path / "队列 q" / add("a").id / "state.json"
    document = json.loads(file.read_text("utf-8"))
    assert document.pop("notes") == []
    file.write_text(json.dumps(document), "utf-8")
    assert [(video.order.title, video.notes) for video in queue.look().videos] == [("a", ())]


@pytest.mark.parametrize("span", [[3], [5, 5], [9, 2], [0, 10**9], "all"])
def test_a_span_that_is_none_is_damage(queue, add, tmp_path, span):
    file = tmp_path / "队列 q" / add("a").id / "order.json"
    document = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(document | {"span": span}), "utf-8")
    assert len(queue.look().damaged) == 1


def test_a_project_that_cannot_be_read_fails_when_it_is_made(queue, add, tmp_path):
    video = add("a")
    (tmp_path / "队列 q" / video.id / "project.joyvasa").write_bytes(b"PK")
    running = queue.start(video.id)
    with pytest.raises(ProjectError):
        running.load_project()
    running.stop("waiting")
    assert queue.thumbnail(video.id) is None


def test_an_entry_that_a_killed_program_did_not_finish_is_swept_away(queue, add, tmp_path):
    add("a")
    unfinished = tmp_path / "队列 q" / ".0123456789abcdef"
    unfinished.mkdir()
    assert titles(queue) == ["a"]
    add("b")
    assert not unfinished.exists()


def test_a_project_that_cannot_be_kept_leaves_nothing(queue, order, project, tmp_path):
    broken = replace(project, next_id=1)
    with pytest.raises(ProjectError):
        queue.add(order, broken, {})
    assert queue.look() == QueueView()
    assert [name for name in os.listdir(tmp_path / "队列 q") if name != "order.json"] == []


def test_a_queue_that_cannot_be_written_says_so(tmp_path, order, project):
    (tmp_path / "file").write_bytes(b"")
    queue = RenderQueue(tmp_path / "file" / "queue", discard=lambda _output: None)
    with pytest.raises(ExportError, match="can't be used"):
        queue.add(order, project, {})


def test_a_video_that_left_the_queue_meanwhile_cannot_be_begun(queue, open_queue, add):
    video = add("a")
    open_queue().remove(video.id)
    with pytest.raises(ExportError, match="can't be read"):
        queue.start(video.id)
