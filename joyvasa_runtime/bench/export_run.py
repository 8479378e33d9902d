"""How fast a minute of video is exported, from the picture's file to the finished one.

Drawing alone, and the models one by one, are `benchmark`'s business.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from joyvasa_runtime.bench.benchmark import BenchRequest
from joyvasa_runtime.bench.machine import busy_cores, describe_machine
from joyvasa_runtime.bench.memory import peak_memory_mib
from joyvasa_runtime.bench.repetition import Clock
from joyvasa_runtime.bench.report import Machine
from joyvasa_runtime.engine import Engine, GeneratedTake
from joyvasa_runtime.export import PerformanceSettings, RenderRequest, Sound, perform, render_motion
from joyvasa_runtime.gpu import find_driver, list_gpus
from joyvasa_runtime.models.catalog import find_pack
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.timebase import MOTION_FPS

EXPORT_SIDE = 512
"""Longer side of the video in pixels, unless another is asked for."""

Outcome = TypeVar("Outcome")

_SECONDS = 60
"""Long enough that opening the picture, and joining, count as they do in real videos."""


@dataclass(frozen=True, slots=True)
class ExportBench:
    """What was measured.

    Parameters
    ----------
    machine : Machine
    pack, provider, precision : str
    frames, width, height : int
        Of the video.
    voice_frames : int
        Frames of motion that were made of the voice, and then repeated.
    open_s, motion_s, export_s : float
        Seconds for opening the pack, for making the motion, and from the picture's file to the finished one.
    peak_mib : float
    """

    machine: Machine
    pack: str
    provider: str
    precision: str
    frames: int
    width: int
    height: int
    voice_frames: int
    open_s: float
    motion_s: float
    export_s: float
    peak_mib: float

    @property
    def fps(self) -> float:
        """Frames a second of the export."""
        return self.frames / self.export_s

    @property
    def whole_fps(self) -> float:
        """The same with opening the pack, and making as much motion."""
        motion_s = self.motion_s * self.frames / self.voice_frames
        return self.frames / (self.open_s + motion_s + self.export_s)


def run_export_bench(
    request: BenchRequest, monitor: Monitor, clock: Clock = time.perf_counter, seconds: int = _SECONDS
) -> ExportBench:
    """Measure the export of a minute; the motion of the voice is repeated to fill it.

    Raises
    ------
    JoyVasaError
        As `export.animate`.
    Cancelled
    """
    load = busy_cores()
    open_s, engine = _timed(clock, lambda: Engine(find_pack(request.pack, provider=request.provider)))
    made = PerformanceSettings()
    motion_s, (take, _) = _timed(clock, lambda: perform(engine, request.voice, made, monitor))
    with tempfile.TemporaryDirectory() as folder:
        wanted = _minute(request, take, seconds, Path(folder))
        export_s, report = _timed(clock, lambda: render_motion(engine, wanted, monitor))
    return ExportBench(
        describe_machine(list_gpus(), find_driver(), load),
        engine.pack.id,
        engine.provider,
        engine.precision,
        report.frames,
        report.width,
        report.height,
        len(take.motion),
        open_s,
        motion_s,
        export_s,
        peak_memory_mib(),
    )


def record_of_export(bench: ExportBench) -> dict[str, object]:
    """All of it in values that JSON knows."""
    return asdict(bench) | {"fps": bench.fps, "whole_fps": bench.whole_fps}


def _minute(request: BenchRequest, take: GeneratedTake, seconds: int, folder: Path) -> RenderRequest:
    """The video that is exported: the take again and again."""
    settings, motion = request.settings, take.motion
    if settings.canvas.longer_side is None:
        settings = replace(settings, canvas=replace(settings.canvas, longer_side=EXPORT_SIDE))
    rows = np.resize(motion.values, (seconds * MOTION_FPS, motion.values.shape[1]))
    output = folder / f"bench{settings.compression.kind.ending}"
    sound = Sound(request.voice)
    repeated = MotionSequence(rows, motion.fps)
    return RenderRequest(request.subject, repeated, output, sound, take.reference, settings=settings)


def format_export(bench: ExportBench) -> str:
    """The measurement in words."""
    return "\n".join(
        (
            f"{bench.frames} frames of {bench.width} x {bench.height} with {bench.pack} on {bench.provider} "
            f"in {bench.precision}",
            f"picture to finished file  {bench.export_s:8.2f} s  {bench.fps:8.1f} frames/s",
            f"with pack and motion      {bench.frames / bench.whole_fps:8.2f} s  "
            f"{bench.whole_fps:8.1f} frames/s",
            f"peak memory               {bench.peak_mib:8.0f} MiB",
        )
    )


def _timed(clock: Clock, call: Callable[[], Outcome]) -> tuple[float, Outcome]:
    began = clock()
    result = call()
    return clock() - began, result
