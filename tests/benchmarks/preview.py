"""The live preview without a window: first frame, playing and scrubbing, alone and beside jobs.

Run: python tests/benchmarks/preview.py [SECONDS]   (seconds of each playing, 20 by default)

A loop stands for the window: it asks for the frame that is due, as playback does, and its longest turn is
what the preview costs the window's thread. The project is the sample painting (720 px) with a minute of the
sample voice, generated first.
"""

import hashlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtGui import QGuiApplication

from desktop.document.store import Store
from desktop.jobs.export import ExportJobs
from desktop.jobs.generate import GenerateJobs
from desktop.jobs.job_list import JobList
from desktop.jobs.preview import Preview
from desktop.jobs.worker import InferenceWorker
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.clips import add_clip
from joyvasa_runtime.project.operations.media import add_media
from joyvasa_runtime.project.operations.portrait import set_portrait
from joyvasa_runtime.project.operations.tracks import add_track
from joyvasa_runtime.render_queue.render_queue import RenderQueue
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan

VOICE_S = 60
SCRUBS = 50
LIMIT = 2**31


def sample_project(folder: Path) -> Project:
    """The sample painting and a minute of voice, not generated."""
    samples, rate = soundfile.read(resource("sample", "voice.wav"), dtype="float32")
    voice = folder / "voice.wav"
    soundfile.write(voice, np.resize(samples, VOICE_S * rate), rate)
    project, picture = _with_media(Project(), "picture", resource("sample", "portrait.jpg"), 0)
    project, sound = _with_media(project, "sound", voice, VOICE_S * MOTION_FPS)
    project = add_track(set_portrait(project, picture), "Voice", True)
    return add_clip(project, project.tracks[0].id, sound, 0)


def _with_media(project: Project, kind: str, path: Path, frames: int) -> tuple[Project, int]:
    data = path.read_bytes()
    return add_media(project, kind, path, len(data), hashlib.sha256(data).hexdigest(), frames)


class Desk:
    """The preview and the jobs, with a loop that stands for the window."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(sample_project(folder))
        self.worker = InferenceWorker()
        self.preview = Preview(self.worker)
        self.preview.set_memory_limit(LIMIT)
        self.jobs = JobList(self.worker)
        self.generate = GenerateJobs(self.jobs, self.store)
        queue = RenderQueue(folder / "queue")
        self.exports = ExportJobs(self.jobs, self.store, queue, folder / "sounds")
        self.shown: list[int] = []
        self.longest_turn_ms = 0.0
        self.preview.frame_shown.connect(lambda frame, _image: self.shown.append(frame))

    def turn(self, show: Callable[[], None] = lambda: None) -> None:
        """One turn of the window's loop."""
        began = time.perf_counter()
        show()
        QGuiApplication.processEvents()
        self.longest_turn_ms = max(self.longest_turn_ms, (time.perf_counter() - began) * 1e3)
        time.sleep(0.001)

    def wait(self, is_done: Callable[[], bool]) -> None:
        """Turn until something holds."""
        while not is_done():
            self.turn()

    def forget(self) -> None:
        """Empty the cache."""
        self.preview.set_memory_limit(0)
        self.preview.set_memory_limit(LIMIT)

    def play(self, seconds: float) -> tuple[int, int]:
        """Play from the start; frames due and frames left out."""
        self.preview.show(0)
        self.wait(lambda: bool(self.shown) and self.shown[-1] == 0)
        began, frame = time.perf_counter(), -1
        while (elapsed := time.perf_counter() - began) < seconds:
            if int(elapsed * MOTION_FPS) != frame:
                frame = int(elapsed * MOTION_FPS)
                self.turn(lambda frame=frame: self.preview.show(frame, True))
            else:
                self.turn()
        dropped = self.preview.dropped
        self.preview.show(frame)
        return frame + 1, dropped

    def scrub(self) -> list[float]:
        """Milliseconds from asking for random frames that aren't cached to having them."""
        took = []
        for frame in random.Random(0).sample(range(VOICE_S * MOTION_FPS), SCRUBS):
            if self.preview.cached(FrameSpan(frame, frame + 1)).all():
                continue
            self.shown.clear()
            began = time.perf_counter()
            self.turn(lambda frame=frame: self.preview.show(frame))
            self.wait(lambda frame=frame: bool(self.shown) and self.shown[-1] == frame)
            took.append((time.perf_counter() - began) * 1e3)
        return took


@contextmanager
def repeating(desk: Desk, start: Callable[[], object]) -> Iterator[None]:
    """A job that is started over and over."""

    def again(_job: object) -> None:
        start()

    desk.jobs.finished.connect(again)
    start()
    yield
    desk.jobs.finished.disconnect(again)
    for job in desk.jobs.jobs:
        desk.jobs.cancel(job.id)


def first_frame_s() -> float:
    """Seconds from starting a process to its first frame."""
    began = time.perf_counter()
    subprocess.run([sys.executable, __file__, "--first"], check=True)
    return time.perf_counter() - began


def show_first_frame() -> None:
    """What `first_frame_s` starts."""
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name))
        desk.preview.set_document(desk.store.project, {})
        desk.wait(lambda: bool(desk.shown))
        desk.worker.close()


def tell(name: str, desk: Desk, seconds: float) -> None:
    """Play and scrub with an empty cache, then play what is cached; print a line of it."""
    desk.longest_turn_ms = 0.0
    desk.forget()
    due, dropped = desk.play(seconds)
    _, again = desk.play(seconds)
    desk.forget()
    took = sorted(desk.scrub())
    print(
        f"{name:12}{due:6}{dropped:9} ({dropped / due:5.1%}){again:9}{statistics.median(took):11.0f}"
        f"{took[int(0.95 * len(took))]:7.0f}{took[-1]:7.0f}{desk.longest_turn_ms:13.1f}",
        flush=True,
    )


def main() -> None:
    """Print one row for the preview alone and one beside each kind of job."""
    application = QGuiApplication(sys.argv)
    if "--first" in sys.argv:
        show_first_frame()
        return
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    firsts = [first_frame_s() for _ in range(5)]
    print("first frame, s:", ", ".join(f"{took:.2f}" for took in firsts))
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name))
        show = desk.preview.set_document
        show(desk.store.project, {})
        desk.wait(lambda: bool(desk.shown))
        desk.generate.generate({desk.store.project.tracks[0].clips[0].id})
        desk.wait(lambda: not desk.jobs.waiting_clips)
        show(desk.store.project, desk.store.motions)
        columns = f"{'':12}{'due':>6}{'dropped':>17}{'cached':>9}{'scrub ms':>11}"
        print(f"{columns}{'95 %':>7}{'max':>7}{'turn ms':>13}")
        clip, output = desk.store.project.tracks[0].clips[0].id, Path(name) / "out.mp4"
        tell("alone", desk, seconds)
        with repeating(desk, lambda: desk.generate.generate({clip})):
            tell("generating", desk, seconds)
        with repeating(
            desk, lambda: desk.exports.export(output, ExportSettings(canvas=Canvas(longer_side=512)))
        ):
            tell("exporting", desk, seconds)
        desk.exports.close()
        desk.worker.close()
    application.quit()


if __name__ == "__main__":
    main()
