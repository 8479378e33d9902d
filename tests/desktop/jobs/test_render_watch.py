"""How fast frames are made: without pauses, without what was finished before, and not of a few frames."""

from pathlib import Path

import pytest

from desktop.export_speed import ExportSpeed
from desktop.jobs.render_watch import RenderWatch
from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.export import ExportReport
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.render_queue.queued_video import VideoOrder
from joyvasa_runtime.timebase import FrameSpan


class Clock:
    """Goes on only where it is told to."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


class Slow(Monitor):
    """A second goes by in each of its steps, as in a pause."""

    def __init__(self, clock):
        super().__init__()
        self.clock, self.steps = clock, []

    def show(self, stage, done, total):
        self.steps.append((stage, done, total))
        self.clock.seconds += 1.0


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def monitor(clock):
    return Slow(clock)


@pytest.fixture
def watch(clock, monitor):
    return RenderWatch(monitor, clock)


@pytest.fixture
def draw(clock, watch):
    """Draw frames from one number to another, half a second for ten."""

    def go(first, last):
        watch.step("render", first, 1000)
        for done in range(first + 10, last + 1, 10):
            clock.seconds += 0.5
            watch.step("render", done, 1000)

    return go


def measured(watch, path, frames=100):
    order = VideoOrder("a", path, ExportSettings(), FrameSpan(0, frames), "starter")
    return watch.speed(order, ExportReport(path, frames, 25, 640, 360))


def test_drawing_and_the_rest_are_told_apart(watch, draw, monitor, clock, tmp_path):
    (tmp_path / "a.mp4").write_bytes(b"x" * 4000)
    clock.seconds += 2.0
    draw(0, 100)
    clock.seconds += 3.0
    watch.step("Joining", 0, 1)
    clock.seconds += 4.0
    assert measured(watch, tmp_path / "a.mp4") == ExportSpeed(
        "starter h264 fast opaque", "crf 18 bits None fps 25", 640 * 360, 0.05, 9.0, 1000.0
    )
    assert monitor.steps[-2:] == [("render", 100, 1000), ("Joining", 0, 1)]


def test_frames_that_were_finished_before_do_not_count(watch, draw, tmp_path):
    draw(900, 1000)
    assert measured(watch, tmp_path / "a.mp4", 1000).frame_s == pytest.approx(0.05)


def test_other_work_in_between_does_not_count(watch, draw, clock, tmp_path):
    draw(0, 50)
    watch.step("check", 0, 1)
    clock.seconds += 100.0
    draw(50, 100)
    assert measured(watch, tmp_path / "a.mp4").frame_s == pytest.approx(0.05)


def test_a_few_frames_and_a_sound_tell_nothing(watch, draw, tmp_path):
    draw(0, 40)
    assert measured(watch, tmp_path / "a.mp4") is None
    draw(40, 100)
    order = VideoOrder("a", Path("a.wav"), ExportSettings(), FrameSpan(0, 100), "starter")
    assert watch.speed(order, ExportReport(Path("a.wav"), 100, 25, 0, 0)) is None


def test_a_folder_is_as_large_as_its_pictures(watch, draw, tmp_path):
    for name in ("1.png", "2.png"):
        (tmp_path / name).write_bytes(b"x" * 2000)
    draw(0, 100)
    assert measured(watch, tmp_path).bytes_per_s == 1000.0
    assert measured(watch, tmp_path / "gone").bytes_per_s == 0.0


def test_cancelling_goes_through(watch, monitor):
    monitor.cancel()
    with pytest.raises(Cancelled):
        watch.step("render", 0, 10)
