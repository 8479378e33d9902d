"""How long each stage of a talking video takes on this machine, and how much memory the whole needs.

It measures the same calls that `animate` makes; comparing machines is only honest within one run.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.engine import Engine, GeneratedTake
from joyvasa_runtime.export import AnimateRequest, Performance, Sound, VideoSettings, animate, write_video
from joyvasa_runtime.models.session import Provider
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.portrait.source import Portrait
from joyvasa_runtime.portrait.subject import Subject, open_subject
from joyvasa_runtime.timebase import FrameSpan, frames_covering


@dataclass(frozen=True, slots=True)
class Stage:
    """One measured stage.

    Parameters
    ----------
    name : str
    seconds : float
        Wall-clock time.
    frames : int
        Frames made in that time; 0 where the stage makes none.
    """

    name: str
    seconds: float
    frames: int = 0

    @property
    def fps(self) -> float:
        """Frames a second, 0 where the stage makes none."""
        return self.frames / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class BenchReport:
    """Stages in the order they ran, the largest resident memory in MiB (0 unknown), and where models ran."""

    stages: tuple[Stage, ...]
    peak_memory_mib: float
    provider: str


class _Stopwatch:
    def __init__(self) -> None:
        self.stages: list[Stage] = []

    @contextmanager
    def measure(self, name: str, frames: int = 0) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.stages.append(Stage(name, time.perf_counter() - began, frames))


def run_bench(
    pack: str, provider: Provider, subject: Subject, voice: Path, video: VideoSettings, monitor: Monitor
) -> BenchReport:
    """Measure the stages one by one, then the whole.

    Raises
    ------
    JoyVasaError
        As `export.animate`.
    Cancelled
    """
    watch = _Stopwatch()
    with watch.measure("load pack"):
        engine = Engine.open(pack, provider=provider)
    portrait = _portrait(watch, engine, subject)
    take = _take(watch, engine, voice, monitor)
    performance = Performance(portrait, take.motion, take.reference, Sound(voice))
    _rendering(watch, engine, performance, video, monitor)
    with watch.measure("animate, all of it", len(take.motion)), tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "bench.mp4"
        animate(engine, AnimateRequest(subject, voice, output, video=video), monitor)
    return BenchReport(tuple(watch.stages), peak_memory_mib(), engine.provider)


def peak_memory_mib() -> float:
    """Largest resident memory of this process so far in MiB; 0 where the system doesn't tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def _portrait(watch: _Stopwatch, engine: Engine, subject: Subject) -> Portrait:
    """The portrait, prepared twice: the first time also loads the face models."""
    for name in ("find face, first time", "find face"):
        with watch.measure(name):
            picture, located = open_subject(subject)
    with watch.measure("prepare portrait"):
        return engine.prepare_portrait(picture, located)


def _take(watch: _Stopwatch, engine: Engine, voice: Path, monitor: Monitor) -> GeneratedTake:
    with watch.measure("decode voice"):
        clip = decode_audio(voice, monitor=monitor)
    frames = frames_covering(len(clip.samples), clip.rate_hz)
    with watch.measure("voice to motion", frames):
        return engine.generate_take(clip, GenerationSettings(), FrameSpan(0, frames), monitor)


def _rendering(
    watch: _Stopwatch, engine: Engine, performance: Performance, video: VideoSettings, monitor: Monitor
) -> None:
    frames = len(performance.motion)
    shown = performance.portrait, performance.motion, performance.reference
    with watch.measure("render faces", frames):
        for _ in engine.render_frames(*shown, monitor):
            pass
    with watch.measure("render, paste, encode", frames), tempfile.TemporaryDirectory() as folder:
        write_video(engine, performance, Path(folder) / "bench.mp4", video, monitor)
