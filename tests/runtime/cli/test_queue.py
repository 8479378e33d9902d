"""`joyvasa render --queue` and `--segments`: what is made, what is told, and how scripts see it."""

import json
from dataclasses import replace

import pytest

from joyvasa_runtime.cli import main, project_video
from joyvasa_runtime.cluster import connection
from joyvasa_runtime.cluster.connection import ClusterSettings
from joyvasa_runtime.errors import ClusterError
from joyvasa_runtime.export import export_project
from joyvasa_runtime.export.workplace import workplace_folder
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.storage import load_project
from joyvasa_runtime.render_queue.queued_video import VideoOrder
from joyvasa_runtime.render_queue.render_queue import RenderQueue, user_queue_folder
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.probe import probe

SAMPLE = resource("sample", "sample.joyvasa")


@pytest.fixture(autouse=True)
def _own_folders(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("JOYVASA_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def queue(_own_folders):
    return RenderQueue(user_queue_folder())


@pytest.fixture
def add(queue, tmp_path):
    """Queue ten frames of the sample under a name."""
    loaded = load_project(SAMPLE)
    settings = ExportSettings(canvas=Canvas("face", 64))
    order = VideoOrder("", tmp_path, settings, FrameSpan(0, 10), "starter")

    def make(name, **changes):
        made = replace(order, title=name, output=tmp_path / name, **changes)
        return queue.add(made, loaded.project, loaded.motions)

    return make


def answer(capsys, *words):
    """Exit code and what the command says to scripts."""
    code = main(["render", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_what_waits_is_made_and_what_is_paused_stays(queue, add, capsys, tmp_path):
    for name in ("a.mp4", "我的 b.mp4", "c.mp4"):
        add(name)
    queue.pause(queue.look().videos[2].id)
    code, told = answer(capsys, "--queue")
    assert (code, told["failed"]) == (0, 0)
    assert [(video["title"], video["state"]) for video in told["videos"]] == [
        ("a.mp4", "done"),
        ("我的 b.mp4", "done"),
    ]
    assert probe(tmp_path / "我的 b.mp4").frames == 10
    assert not (tmp_path / "c.mp4").exists()
    assert [video.state for video in queue.look().videos] == ["done", "done", "paused"]


def test_one_that_fails_is_told_by_the_exit_code_and_the_others_are_made(add, capsys, tmp_path):
    add("a.mp4", pack_id="no-such-pack")
    add("b.mp4")
    assert main(["render", "--queue", "--quiet"]) == 7
    text = capsys.readouterr().out
    assert "failed" in text
    assert 'There is no model pack "no-such-pack"' in text
    assert probe(tmp_path / "b.mp4").frames == 10


def test_the_list_shows_everything_and_changes_nothing(queue, add, capsys):
    good, bad = add("a.mp4"), add("b.mp4")
    (user_queue_folder() / bad.id / "order.json").write_bytes(b"{")
    code, told = answer(capsys, "--queue", "--list")
    assert (code, [video["id"] for video in told["videos"]]) == (0, [good.id])
    assert "can't be read" in told["damaged"][0]
    assert main(["render", "--queue", "--list"]) == 0
    text = capsys.readouterr().out
    assert "waiting" in text
    assert "H.264, 25 fps" in text
    assert [video.state for video in queue.look().videos] == ["waiting"]


class Cluster:
    """Stands for the cluster: it renders here, and is gone after so many videos."""

    def __init__(self, lasts=99):
        self.lasts, self.asked = lasts, []

    def __call__(self, engine, project, motions, output, settings, span, *rest):
        monitor, sounds, cluster, provider, publisher = rest
        before = [path.name for path in sorted(output.parent.glob("*.mp4"))]
        self.asked.append((output.name, before, cluster, provider, publisher.has_note))
        if len(self.asked) > self.lasts:
            raise ClusterError("The scheduler is gone", "Start it.")
        return export_project(engine, project, motions, output, settings, span, monitor, sounds, publisher)


def test_a_queue_in_segments_is_made_on_the_cluster_one_video_after_the_other(add, capsys, monkeypatch):
    cluster = Cluster()
    monkeypatch.setattr(project_video, "export_on_cluster", cluster)
    add("a.mp4"), add("b.mp4")
    words = "--queue", "--segments", "--scheduler", "tcp://a:1", "--provider", "cpu", "--publish-consent"
    code, told = answer(capsys, *words)
    assert (code, [video["state"] for video in told["videos"]]) == (0, ["done", "done"])
    asked = ClusterSettings("tcp://a:1"), "cpu", True
    assert cluster.asked == [("a.mp4", [], *asked), ("b.mp4", ["a.mp4"], *asked)]


def test_a_cluster_that_is_lost_is_no_videos_fault(queue, add, capsys, monkeypatch):
    monkeypatch.setattr(project_video, "export_on_cluster", Cluster(lasts=1))
    for name in ("a.mp4", "b.mp4", "c.mp4"):
        add(name)
    code, told = answer(capsys, "--queue", "--segments")
    assert (code, told["error"]) == (7, "The scheduler is gone")
    assert [video.state for video in queue.look().videos] == ["done", "interrupted", "waiting"]
    assert answer(capsys, "--queue")[0] == 0
    assert {video.state for video in queue.look().videos} == {"done"}


def test_a_damaged_entry_is_told_by_the_exit_code_and_the_others_are_made(add, capsys, tmp_path):
    bad = add("a.mp4")
    add("b.mp4")
    (user_queue_folder() / bad.id / "state.json").write_bytes(b"{")
    code, told = answer(capsys, "--queue")
    assert (code, [video["state"] for video in told["videos"]], len(told["damaged"])) == (7, ["done"], 1)
    assert probe(tmp_path / "b.mp4").frames == 10


def test_an_empty_queue_is_no_error(capsys):
    assert main(["render", "--queue"]) == 0
    assert "Nothing waits" in capsys.readouterr().out
    assert main(["render", "--queue", "--list"]) == 0
    assert "empty" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["--queue", "a.joyvasa"],
        ["--queue", "-o", "a.mp4"],
        ["--queue", "--preset", "vertical"],
        ["--queue", "--no-credentials"],
        ["--queue", "--crf", "20"],
        ["--queue", "--scheduler", "tcp://a:1"],
        ["--list"],
        ["a.joyvasa"],
        ["a.joyvasa", "-o", "a.mp4", "--workers", "3"],
        ["a.joyvasa", "-o", "a.mp4", "--range", "--start", "1"],
        [],
        ["a.joyvasa", "-o", "a.mp4", "--segments", "--workers", "0"],
    ],
)
def test_what_does_not_fit_together_is_refused(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["render", *words])
    assert ended.value.code == 2
    assert "joyvasa render: error" in capsys.readouterr().err


def test_segments_need_dask_and_say_so_before_anything_is_made(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(connection, "find_spec", lambda _name: None)
    output = tmp_path / "a.mp4"
    assert main(["render", str(SAMPLE), "-o", str(output), "--segments"]) == 7
    assert 'install -e ".[cluster]"' in capsys.readouterr().err
    assert not output.exists()
    assert not workplace_folder(output).exists()
