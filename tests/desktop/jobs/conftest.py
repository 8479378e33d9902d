"""A stand-in for the engine that draws at once, and what the jobs' tests show with it."""

import hashlib
import threading
from dataclasses import dataclass, replace
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
import soundfile

from desktop.document.store import Store
from desktop.jobs.job_list import JobList
from desktop.jobs.worker import InferenceWorker
from joyvasa_runtime.engine import GeneratedTake
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.portrait.mesh_points import default_points
from joyvasa_runtime.portrait.source import Portrait
from joyvasa_runtime.project.document import Clip, Media, PortraitSetup, Project, Track
from tests.patience import PATIENCE_S

SIDE = 96


class FakeEngine:
    """Draws a plain square whose grey tells the row; it notes which thread asked for what."""

    def __init__(self, pack_id="starter", provider="cpu"):
        self.pack = SimpleNamespace(id=pack_id, version="1", name=f"Pack {pack_id}")
        self.provider, self.precision, self.notes = provider, "fp32", ()
        self.neutral = np.zeros(70, np.float32)
        self.neutral[63] = 1
        self.rendered: list[bytes] = []
        self.threads = set()
        self.prepared = 0
        self.is_open = False
        self.error = None
        self.may_draw = threading.Event()
        self.may_draw.set()
        self.is_drawing = threading.Event()

    def keep_lanes(self):
        self.is_open = True

    def close(self):
        self.is_open = False

    def prepare_portrait(self, picture, located):
        self.prepared += 1
        pixels = located.crop.extract(picture.pixels)
        return Portrait(picture, located.kind, located.crop, pixels, {})

    def render_rows(self, portrait, rows, reference, step):
        self.threads.add(threading.current_thread().name)
        self.is_drawing.set()
        assert self.may_draw.wait(PATIENCE_S)
        if self.error is not None:
            raise self.error
        self.rendered += [row.tobytes() for row in rows]
        return [step(np.full((512, 512, 3), grey(row), np.uint8)) for row in rows]

    def generate_take(self, clip, settings, span, monitor):
        self.threads.add(threading.current_thread().name)
        for done in range(3):
            monitor.step("motion", done, 3)
        rows = np.tile(self.neutral, (len(span), 1))
        rows[:, 67] = settings.seed + np.arange(span.start, span.stop) / 100
        return GeneratedTake(MotionSequence(rows), self.neutral, self.pack.id, "1", settings)


def grey(row):
    """A grey that other rows hardly share."""
    return int.from_bytes(hashlib.blake2b(row.tobytes(), digest_size=1).digest())


@pytest.fixture(name="grey")
def grey_fixture():
    """The function `grey`."""
    return grey


@dataclass
class Engines:
    """Opens fakes, and remembers them."""

    opened: list[FakeEngine]
    error: Exception | None = None

    def __call__(self, pack_id, provider):
        if self.error is not None:
            raise self.error
        self.opened.append(FakeEngine(pack_id, provider))
        return self.opened[-1]

    @property
    def last(self):
        return self.opened[-1]


@pytest.fixture
def open_engine():
    return Engines([])


@pytest.fixture
def worker(qapp, open_engine):
    worker = InferenceWorker("cpu", open_engine)
    yield worker
    worker.close()


@pytest.fixture
def jobs(worker):
    return JobList(worker)


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "drawing.png"
    pixels = np.random.default_rng(1).integers(0, 255, (SIDE, SIDE, 3), np.uint8)
    cv2.imwrite(str(path), pixels)
    return path


def media_of(media_id, kind, path, frames=0):
    data = path.read_bytes()
    return Media(media_id, kind, path, len(data), hashlib.sha256(data).hexdigest(), frames)


@pytest.fixture
def voice(tmp_path):
    path = tmp_path / "voice.wav"
    soundfile.write(path, np.random.default_rng(2).normal(0, 0.05, 64_000).astype(np.float32), 16_000)
    return path


@pytest.fixture
def project(picture, voice):
    """A drawing with points by hand, and two clips of 40 frames with a gap of 20, not generated yet."""
    points = tuple((float(x), float(y)) for x, y in default_points(SIDE, SIDE))
    setup = PortraitSetup(1, kind="drawing", points=points)
    clips = Clip(4, 2, 0, 0, 40, name="First"), Clip(5, 2, 60, 40, 40, name="Second")
    media = media_of(1, "picture", picture), media_of(2, "sound", voice, 100)
    return Project(portrait=setup, media=media, tracks=(Track(3, "Voice", clips=clips),), next_id=6)


@pytest.fixture
def store(qapp, project):
    return Store(project)


@pytest.fixture
def without_portrait(project):
    return replace(project, portrait=None)
