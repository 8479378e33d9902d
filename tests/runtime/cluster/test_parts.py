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
from joyvasa_runtime.cluster.parcel import pack_parcel
from joyvasa_runtime.cluster.remote_segment import ParcelPlugin, check_draws_the_same
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ExportError, InferenceError, PortraitError
from joyvasa_runtime.export import RenderPlan, project_scene
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Media, PortraitSetup, Project
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
    assert 'pip install "joyvasa-studio[cluster]"' in caught.value.hint


def test_a_plugin_begins_without_a_scene(engine, project):
    parcel = pack_parcel(engine, "cpu", project, {}, SETTINGS, SPAN)
    assert ParcelPlugin(parcel).scene is None
