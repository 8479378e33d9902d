"""The whole measurement of a pack: steps of a video, models one by one, perhaps eager PyTorch beside them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.bench.comparison import check_comparable, compare_with_eager
from joyvasa_runtime.bench.layered_runs import layered_runs
from joyvasa_runtime.bench.liveportrait_runs import liveportrait_runs
from joyvasa_runtime.bench.machine import busy_cores, describe_machine
from joyvasa_runtime.bench.memory import gpu_memory_used_mib, peak_memory_mib
from joyvasa_runtime.bench.model_run import ModelRun, time_models
from joyvasa_runtime.bench.motion_runs import motion_runs
from joyvasa_runtime.bench.pipeline import Prepared, Stopwatch, make_videos, open_engine, prepare
from joyvasa_runtime.bench.repetition import Clock
from joyvasa_runtime.bench.report import BenchReport, Memory, ModelTime, Setting
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.gpu import find_driver, list_gpus
from joyvasa_runtime.models.catalog import find_pack
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.models.session import Provider
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.liveportrait.generator import LivePortraitGenerator
from joyvasa_runtime.portrait.subject import Subject
from joyvasa_runtime.presets.settings import ExportSettings

ENOUGH_DRAWN_S = 30.0
"""Drawing, which is done three times over, stops after the frames that take about so long each time."""


@dataclass(frozen=True, slots=True)
class BenchRequest:
    """What to measure.

    Parameters
    ----------
    pack : str
        Id or folder.
    provider : {"auto", "cpu", "cuda"}
    subject : Subject
    voice : Path
    settings : ExportSettings
    with_eager : bool
        Whether the published networks are measured in eager PyTorch, too.
    """

    pack: str
    provider: Provider
    subject: Subject
    voice: Path
    settings: ExportSettings
    with_eager: bool = False


def run_bench(request: BenchRequest, monitor: Monitor, clock: Clock = time.perf_counter) -> BenchReport:
    """Measure everything that is asked for.

    Raises
    ------
    JoyVasaError
        As `export.animate`; also if PyTorch is asked for and missing, or the pack has nothing to compare.
    Cancelled
    """
    pack = find_pack(request.pack, provider=request.provider)
    if request.with_eager:
        check_comparable(pack.manifest)
    load, used_before = busy_cores(), gpu_memory_used_mib()
    watch = Stopwatch(clock)
    engine = open_engine(watch, pack)
    prepared = prepare(watch, engine, request.subject, request.voice, monitor)
    models = time_models(_model_runs(engine, pack, prepared), monitor, clock)
    frames = frames_to_draw(models, len(prepared.take.motion), engine.generator.batch)
    make_videos(watch, engine, prepared, frames, request.settings, monitor)
    memory = Memory(peak_memory_mib(), _growth(used_before, gpu_memory_used_mib()))
    comparisons = compare_with_eager(engine, pack, monitor, clock) if request.with_eager else ()
    machine = describe_machine(list_gpus(), find_driver(), load)
    steps = tuple(watch.steps)
    voiced = len(prepared.take.motion)
    return BenchReport(machine, _setting(engine), steps, models, comparisons, memory, voiced)


def frames_to_draw(models: Sequence[ModelTime], frames: int, batch: int) -> int:
    """How many of `frames` frames are drawn: as many as don't take too long, at least one batch."""
    frame_s = sum(model.ms for model in models if model.unit == "frame") / 1000
    return min(frames, max(batch, int(ENOUGH_DRAWN_S / frame_s))) if frame_s else frames


def _model_runs(engine: Engine, pack: ModelPack, prepared: Prepared) -> tuple[ModelRun, ...]:
    row, reference = prepared.take.motion.values[0], prepared.take.reference
    # Were there too little memory, the engine would find another way now, and that one is measured.
    engine.render_rows(prepared.portrait, prepared.take.motion.values[: engine.generator.batch], reference)
    motion = motion_runs(pack, prepared.clip, on_cpu=engine.motion_provider == "cpu")
    generator = engine.generator
    if isinstance(generator, LivePortraitGenerator):
        return motion + liveportrait_runs(pack, generator.place)
    return motion + layered_runs(pack, prepared.portrait, row, reference)


def _setting(engine: Engine) -> Setting:
    generator = engine.generator
    batch = generator.place.batch if isinstance(generator, LivePortraitGenerator) else generator.batch
    return Setting(
        pack=engine.pack.id,
        version=engine.pack.version,
        provider=engine.provider,
        motion_provider=engine.motion_provider,
        precision=engine.precision,
        batch=batch,
        notes=engine.notes,
    )


def _growth(before: int | None, after: int | None) -> float | None:
    return None if before is None or after is None else float(after - before)
