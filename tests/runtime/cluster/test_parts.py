"""What goes over to a worker and comes back, and what is told of a cluster that can't be used."""

import hashlib
from concurrent.futures import CancelledError
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

pytest.importorskip("distributed")

import distributed

from joyvasa_runtime.cluster import connection, draw
from joyvasa_runtime.cluster.connection import ClusterSettings, check_installed, connected
from joyvasa_runtime.cluster.engine_facts import EngineFacts
from joyvasa_runtime.cluster.export_on_cluster import export_on_cluster
from joyvasa_runtime.cluster.parcel import pack_parcel
from joyvasa_runtime.cluster.remote_segment import (
    FinishedSegment,
    ParcelPlugin,
    check_draws_the_same,
    read_piece,
    remove_segment,
)
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ExportError, InferenceError, PortraitError
from joyvasa_runtime.export import RenderPlan, project_scene
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Clip, Media, PortraitSetup, Project, Track
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.compression import Compression

PICTURE = resource("sample", "portrait.jpg")
SETTINGS = ExportSettings(canvas=Canvas("face", 64))
SPAN = FrameSpan(0, 50)
PLAN = RenderPlan(100, 25, (64, 64), Compression(), 25)


@pytest.fixture(scope="module")
def engine():
    return Engine.open("starter", provider="cpu")


@pytest.fixture
def project(tmp_path):
    copied = tmp_path / "我的 picture.jpg"
    copied.write_bytes(PICTURE.read_bytes())
    digest = hashlib.sha256(PICTURE.read_bytes()).hexdigest()
    media = Media(1, "picture", copied, copied.stat().st_size, digest, 0)
    return Project(portrait=PortraitSetup(1), media=(media,), next_id=2)


def test_a_parcel_shows_the_same_where_the_picture_is_not(engine, project):
    here = project_scene(engine, project, {}, SETTINGS, SPAN)
    parcel = pack_parcel(engine, "cpu", project, {}, SETTINGS, SPAN)
    project.media[0].path.unlink()
    there = parcel.scene(engine)
    np.testing.assert_array_equal(there.portrait.pixels, here.portrait.pixels)
    np.testing.assert_array_equal(there.motion.rows(SPAN), here.motion.rows(SPAN))
    assert there.size == here.size == (64, 64)
    assert "picture" not in repr(parcel).replace("picture_ending", "")


def test_a_project_without_a_picture_makes_no_parcel(engine, project):
    with pytest.raises(PortraitError, match="no portrait"):
        pack_parcel(engine, "cpu", replace(project, portrait=None), {}, SETTINGS, SPAN)
    project.media[0].path.unlink()
    with pytest.raises(PortraitError, match="can't be read"):
        pack_parcel(engine, "cpu", project, {}, SETTINGS, SPAN)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ""),
        ({"program": "9.9"}, "program 9.9 instead of"),
        ({"provider": "cuda"}, "provider cuda instead of cpu"),
        ({"precision": "fp16"}, "precision fp16 instead of fp32"),
        ({"pack": "starter 9"}, "pack starter 9 instead of starter"),
        ({"files": (("template", "0" * 64),)}, "other files in the pack"),
    ],
)
def test_a_worker_that_would_draw_other_frames_is_refused(engine, changes, told):
    wanted = EngineFacts.of(engine)
    assert wanted.difference(replace(wanted, **changes)).startswith(told)
    other = SimpleNamespace(pack=engine.pack, provider="cuda", precision=engine.precision)
    check_draws_the_same(wanted, engine, "tcp://one")
    with pytest.raises(ExportError, match="tcp://one would draw other frames: provider cuda instead of cpu"):
        check_draws_the_same(wanted, other, "tcp://one")


class FakeFuture:
    def __init__(self, error=None, status="error"):
        self.error, self.status = error, status

    def exception(self):
        return self.error


@pytest.mark.parametrize(
    ("future", "kind", "told"),
    [
        (FakeFuture(status="cancelled"), ExportError, "scheduler is not there any more"),
        (FakeFuture(InferenceError("The model failed", "Try.")), InferenceError, "The model failed"),
        (FakeFuture(ZeroDivisionError("by zero")), ExportError, "at 2 s: ZeroDivisionError: by zero"),
        (
            FakeFuture(distributed.KilledWorker("key", SimpleNamespace(address="tcp://a"), 3)),
            ExportError,
            "Several workers ended",
        ),
    ],
)
def test_what_a_worker_failed_with_is_told(future, kind, told):
    with pytest.raises(kind, match=told):
        draw.result_of(future, 2.0)


class FakeClient:
    """A client whose scheduler is gone as soon as it is spoken to."""

    def __init__(self, status, error):
        self.status, self.error = status, error
        self.cancelled = []

    def nthreads(self):
        raise self.error

    def cancel(self, futures):
        self.cancelled = futures


@pytest.mark.parametrize(
    ("status", "error"),
    [("closed", None), ("connecting", None), ("running", OSError("gone")), ("running", CancelledError())],
)
def test_a_scheduler_that_is_gone_is_told(status, error, tmp_path):
    tasks = draw.Tasks(FakeClient(status, error), "name", PLAN, None)
    with pytest.raises(ExportError, match="scheduler is not there any more") as caught:
        tasks.render((0, 1), None)
    assert "What is finished stays" in caught.value.hint
    # Else it would be taken for a problem of the output's drive.
    assert caught.value.__cause__ is None


class FakeWorker:
    """A client whose only worker has finished a segment, and dies when it is asked so often."""

    status = "running"

    def __init__(self, contents, answers=99):
        self.contents, self.answers, self.asked = contents, answers, []

    def run(self, do, *arguments, workers):
        self.asked.append(do.__name__)
        if len(self.asked) > self.answers:
            raise OSError("gone")
        if do is read_piece:
            _path, start, count = arguments
            return {workers[0]: self.contents[start : start + count]}
        return {workers[0]: None}


def test_a_segment_is_fetched_in_pieces_and_then_removed(monkeypatch):
    monkeypatch.setattr(draw, "_PIECE_BYTES", 4)
    worker = FakeWorker(b"0123456789")
    finished = FinishedSegment("tcp://a", "/x", 10)
    assert list(draw.fetched(worker, finished)) == [b"0123", b"4567", b"89"]
    assert worker.asked == ["read_piece"] * 3 + ["remove_segment"]


class KeepingWorkplace:
    """A workplace whose parts lie in a folder."""

    def __init__(self, folder):
        self.output, self.folder, self.finished = folder / "out.mp4", folder, set()

    def part(self, index):
        return self.folder / f"part-{index}"

    def keep(self, index):
        self.finished.add(index)


def test_a_worker_that_dies_before_its_segment_was_fetched_costs_that_segment_only(monkeypatch, tmp_path):
    monkeypatch.setattr(draw, "_PIECE_BYTES", 4)
    future = FakeFuture(status="finished")
    future.result = lambda: FinishedSegment("tcp://a", "/x", 10)
    workplace = KeepingWorkplace(tmp_path)
    tasks = draw.Tasks(FakeWorker(b"0123456789", answers=2), "name", PLAN, workplace)
    for _ in range(3):
        assert not tasks.keep(1, future)
    with pytest.raises(ExportError, match="Several workers ended"):
        tasks.keep(1, future)
    assert workplace.finished == set()
    whole = draw.Tasks(FakeWorker(b"0123456789"), "name", PLAN, workplace)
    assert whole.keep(1, future)
    assert workplace.finished == {1}
    assert workplace.part(1).read_bytes() == b"0123456789"


def test_a_worker_that_dies_with_a_finished_segment_costs_that_segment_only(tmp_path):
    tasks = draw.Tasks(FakeWorker(b"0123456789"), "name", PLAN, KeepingWorkplace(tmp_path))
    future = FakeFuture(status="lost")
    for _ in range(3):
        assert not tasks.keep(1, future)
    with pytest.raises(ExportError, match="Several workers ended"):
        tasks.keep(1, future)


@pytest.mark.parametrize("error", [OSError("gone"), CancelledError()])
def test_a_scheduler_that_is_gone_when_a_segment_is_asked_for_is_told(tmp_path, error):
    def gone():
        raise error

    future = FakeFuture(status="finished")
    future.result = gone
    tasks = draw.Tasks(FakeWorker(b"0123456789"), "name", PLAN, KeepingWorkplace(tmp_path))
    with pytest.raises(ExportError, match="scheduler is not there any more"):
        tasks.keep(1, future)


def test_pieces_of_a_finished_segment_are_read_where_it_lies(tmp_path):
    path = tmp_path / "a.mp4"
    path.write_bytes(b"0123456789")
    assert read_piece(str(path), 4, 3) == b"456"
    remove_segment(str(path))
    assert not path.exists()


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch):
    def refuse(*_args, **_options):
        raise OSError("Timed out trying to connect")

    monkeypatch.setattr(distributed, "Client", refuse)
    wanted = pytest.raises(ExportError, match="no answer from the cluster at tcp://nowhere:1")
    with wanted, connected(ClusterSettings("tcp://nowhere:1")):
        pass


def test_without_dask_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(connection, "find_spec", lambda _name: None)
    with pytest.raises(ExportError, match="needs Dask") as caught:
        check_installed()
    assert 'install -e ".[cluster]"' in caught.value.hint


def test_a_sound_alone_needs_no_cluster_and_no_picture(engine, tmp_path, make_sweep, sound_file):
    voice = sound_file("voice.wav", make_sweep(2.0, 16_000))
    digest = hashlib.sha256(voice.read_bytes()).hexdigest()
    media = Media(1, "sound", voice, voice.stat().st_size, digest, 50)
    track = Track(2, "Music", drives=False, clips=(Clip(3, 1, 0, 0, 50),))
    project = Project(media=(media,), tracks=(track,), next_id=4)
    where = tmp_path / "out.wav", ExportSettings(Compression("wav")), SPAN, Monitor(), tmp_path / "sounds"
    nowhere = ClusterSettings("tcp://nowhere:1")
    assert export_on_cluster(engine, project, {}, *where, nowhere).frames == 50
    assert (tmp_path / "out.wav").stat().st_size > 100_000


def test_a_plugin_begins_without_a_scene_and_leaves_nothing(engine, project, tmp_path):
    parcel = pack_parcel(engine, "cpu", project, {}, SETTINGS, SPAN)
    plugin = ParcelPlugin(parcel)
    assert plugin.scene is None
    plugin.setup(SimpleNamespace(local_directory=str(tmp_path)))
    assert plugin.folder.parent == tmp_path
    plugin.teardown(None)
    assert not plugin.folder.exists()
