"""A queue on the disk with a clock of its own, and small projects to put into it."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.render_queue.queued_video import VideoOrder
from joyvasa_runtime.render_queue.render_queue import RenderQueue
from joyvasa_runtime.timebase import FrameSpan


@dataclass
class Clock:
    """Counts seconds: each look at it is one later."""

    seconds: float = 1000.0

    def __call__(self):
        self.seconds += 1
        return self.seconds


@dataclass
class Discarded:
    """Notes which outputs' unfinished parts were removed."""

    outputs: list[Path] = field(default_factory=list)

    def __call__(self, output):
        self.outputs.append(output)


@pytest.fixture
def discarded():
    return Discarded()


@pytest.fixture
def open_queue(tmp_path, discarded):
    """Open the queue, as one more program does."""
    clock = Clock()
    return lambda: RenderQueue(tmp_path / "队列 q", clock, discarded)


@pytest.fixture
def queue(open_queue):
    return open_queue()


@pytest.fixture
def project(tmp_path):
    voice = tmp_path / "voice.wav"
    voice.write_bytes(b"0123456789")
    clip = Clip(3, 1, 0, 0, 40, name="First")
    return Project(
        media=(Media(1, "sound", voice, 10, "a" * 64, 100),),
        tracks=(Track(2, "Voice", clips=(clip,)),),
        next_id=4,
    )


@pytest.fixture
def order(tmp_path):
    return VideoOrder(
        "我的 film", tmp_path / "out" / "a b.mp4", ExportSettings(fps=50), FrameSpan(2, 30), "starter"
    )


@pytest.fixture
def add(queue, project, order, tmp_path):
    """Queue a video of a name; returns it."""
    return lambda name: queue.add(replace(order, title=name, output=tmp_path / f"{name}.mp4"), project, {})
