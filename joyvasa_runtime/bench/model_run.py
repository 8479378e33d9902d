"""One model of a pack ready to be run over and over, with what it takes already at hand.

Which models there are is said by `motion_runs`, `liveportrait_runs` and `layered_runs`.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from joyvasa_runtime.bench.repetition import Call, Clock, repeated
from joyvasa_runtime.bench.report import ModelTime, Unit
from joyvasa_runtime.models.specs import Manifest
from joyvasa_runtime.monitor import Monitor


@dataclass(frozen=True, slots=True)
class ModelRun:
    """A call that runs a model for some items; the other fields are those of `report.ModelTime`."""

    name: str
    unit: Unit
    call: Call
    batch: int = 1
    gflop: float | None = None


def time_models(
    runs: Iterable[ModelRun], monitor: Monitor, clock: Clock = time.perf_counter
) -> tuple[ModelTime, ...]:
    """Each model's time.

    Raises
    ------
    InferenceError
        If a model fails.
    Cancelled
    """
    waiting = tuple(runs)
    times = []
    for done, run in enumerate(waiting):
        monitor.step("measure", done, len(waiting))
        times.append(_time_model(run, clock))
    monitor.step("measure", len(waiting), len(waiting))
    return tuple(times)


def gflop_of(manifest: Manifest, role: str, times: int = 1) -> float | None:
    """Work of a file's item, `times` over; None where the pack does not tell."""
    known = manifest.file(role).gflop
    return None if known is None else known * times


def _time_model(run: ModelRun, clock: Clock) -> ModelTime:
    seconds = repeated(run.call, clock)
    return ModelTime(
        run.name, run.unit, run.batch, 1000 * median(seconds) / run.batch, len(seconds), run.gflop
    )
