"""Making a talking video step by step, each step with its time, as `animate` does it in one go."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.bench.repetition import Clock
from joyvasa_runtime.bench.report import Step
from joyvasa_runtime.engine import Engine, GeneratedTake
from joyvasa_runtime.export import (
    AnimateRequest,
    PerformanceSettings,
    Sound,
    animate,
    files_scene,
    write_video,
)
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.portrait.source import Portrait
from joyvasa_runtime.portrait.subject import Subject, open_subject
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import FrameSpan, frame_to_seconds, frames_covering


class Stopwatch:
    """Keeps each step with its time."""

    def __init__(self, clock: Clock = time.perf_counter) -> None:
        self.steps: list[Step] = []
        self._clock = clock

    @contextmanager
    def measure(self, name: str, frames: int = 0) -> Iterator[None]:
        """Time what is done inside."""
        began = self._clock()
        yield
        self.steps.append(Step(name, self._clock() - began, frames))


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything before the first frame: who is shown, the voice, and its motion."""

    subject: Subject
    voice: Path
    portrait: Portrait
    clip: AudioClip
    take: GeneratedTake


def open_engine(watch: Stopwatch, pack: ModelPack) -> Engine:
    """The engine with its models loaded.

    Raises
    ------
    ModelPackError
        If one can't be used.
    """
    with watch.measure("load pack"):
        return Engine(pack)


def prepare(watch: Stopwatch, engine: Engine, subject: Subject, voice: Path, monitor: Monitor) -> Prepared:
    """From files to portrait and motion; what loads or warms something the first time is done twice.

    Raises
    ------
    PortraitError, AudioError, InferenceError
        If the picture, the voice or a model fails.
    Cancelled
    """
    for name in _twice("find face"):
        with watch.measure(name):
            picture, located = open_subject(subject)
    for name in _twice("prepare portrait"):
        with watch.measure(name):
            portrait = engine.prepare_portrait(picture, located)
    with watch.measure("decode voice"):
        clip = decode_audio(voice, monitor=monitor)
    frames = frames_covering(len(clip.samples), clip.rate_hz)
    for name in _twice("voice to motion"):
        with watch.measure(name, frames):
            take = engine.generate_take(clip, GenerationSettings(), FrameSpan(0, frames), monitor)
    return Prepared(subject, voice, portrait, clip, take)


def make_videos(
    watch: Stopwatch,
    engine: Engine,
    prepared: Prepared,
    frames: int,
    settings: ExportSettings,
    monitor: Monitor,
) -> None:
    """The first frames drawn alone, drawn to a file, and once more by `animate` from the files on.

    Raises
    ------
    InferenceError, ExportError
        If a model or the output fails.
    Cancelled
    """
    take = prepared.take
    motion = MotionSequence(take.motion.values[:frames], take.motion.fps)
    with watch.measure("render faces", frames):
        for _ in engine.render_frames(prepared.portrait, motion, take.reference, monitor):
            pass
    scene = files_scene(prepared.portrait, motion, take.reference, settings)
    sound = Sound(prepared.voice)
    with watch.measure("render, paste, encode", frames), tempfile.TemporaryDirectory() as folder:
        write_video(engine, scene, sound, Path(folder) / "bench.mp4", settings, monitor)
    with watch.measure("animate, all of it", frames), tempfile.TemporaryDirectory() as folder:
        span = PerformanceSettings(end_s=frame_to_seconds(frames))
        output = Path(folder) / "bench.mp4"
        request = AnimateRequest(prepared.subject, prepared.voice, output, span, settings=settings)
        animate(engine, request, monitor)


def _twice(name: str) -> tuple[str, str]:
    return f"{name}, first time", name
