"""The pack's models beside the published networks in eager PyTorch: same device, same work, in turns.

PyTorch is only imported when there is something to compare.
"""

import importlib.util
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Literal

import numpy as np

from joyvasa_runtime.bench.liveportrait_runs import known_frames
from joyvasa_runtime.bench.motion_runs import denoise_window
from joyvasa_runtime.bench.repetition import Call, Clock, median_ratio, paired
from joyvasa_runtime.bench.report import Comparison
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import JoyVasaError, ModelPackError
from joyvasa_runtime.extras import install_command
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.models.specs import Manifest
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.generate import denoising_threads, load_motion_model
from joyvasa_runtime.portrait.liveportrait.generator import LivePortraitGenerator

if TYPE_CHECKING:
    from joyvasa_runtime.networks.eager import Form


@dataclass(frozen=True, slots=True)
class Pair:
    """A call of the pack's models, and what makes the call of PyTorch that does the same.

    The other fields are those of `report.Comparison`.
    """

    name: str
    form: "Form"
    unit: Literal["window", "frame"]
    batch: int
    ours: Call
    eager: Callable[[], Call]


def check_comparable(manifest: Manifest) -> None:
    """Refuse what can't be compared before anything is measured.

    Raises
    ------
    ModelPackError
        If the pack holds none of the published networks.
    JoyVasaError
        If PyTorch is not installed.
    """
    if manifest.portrait.generator != "liveportrait":
        raise ModelPackError(
            f"The model pack {manifest.name} holds none of the published networks that --eager compares with",
            "Choose a converted pack by --pack, or leave out --eager.",
        )
    if importlib.util.find_spec("torch") is None:
        raise JoyVasaError(
            "PyTorch is not installed, and --eager compares with it",
            f"In the folder with the program's source, type: {install_command('convert')}; "
            "or leave out --eager.",
        )


def compare_with_eager(
    engine: Engine, pack: ModelPack, monitor: Monitor, clock: Clock = time.perf_counter
) -> tuple[Comparison, ...]:
    """Warping and generator, and denoising, where and how the engine runs them.

    Raises
    ------
    InferenceError
        If a model fails, PyTorch can't use the GPU, or memory is too small for both.
    Cancelled
    """
    pairs = (*_drawing(engine, pack), *_denoising(engine, pack))
    found = []
    for done, pair in enumerate(pairs):
        monitor.step("compare", done, len(pairs))
        found.append(compare(pair, clock))
    monitor.step("compare", len(pairs), len(pairs))
    return tuple(found)


def compare(pair: Pair, clock: Clock) -> Comparison:
    """Both sides of a pair, in turns."""
    rounds = paired(pair.ours, pair.eager(), clock)
    ours, eager = (1000 * median(times) / pair.batch for times in zip(*rounds, strict=True))
    ratio = median_ratio(rounds)
    return Comparison(pair.name, pair.form, pair.unit, pair.batch, ours, eager, ratio, len(rounds))


def _drawing(engine: Engine, pack: ModelPack) -> Iterator[Pair]:
    """One frame at a time, as published, and as many at once as the engine draws."""
    from joyvasa_runtime.networks.eager import Mode, eager_drawing

    generator = engine.generator
    assert isinstance(generator, LivePortraitGenerator), "checked before"
    place = generator.place
    forms: tuple[Form, ...] = ("fp32",) if engine.precision == "fp32" else ("half", "autocast")
    for batch in sorted({1, place.batch}):
        ours = partial(place.stages.draw, *known_frames(pack, place, batch))
        for form in forms:
            mode = Mode(engine.provider, form, os.cpu_count() or 1)
            yield Pair("warping + generator", form, "frame", batch, ours, partial(eager_drawing, mode, batch))


def _denoising(engine: Engine, pack: ModelPack) -> Iterator[Pair]:
    """A window; a pack's denoiser is fp32 everywhere, and on a GPU PyTorch's half is worth knowing, too."""
    from joyvasa_runtime.networks.eager import Mode, eager_denoising

    spec = pack.manifest.motion
    if not spec.cached_attention:
        return
    device, steps = engine.motion_provider, spec.defaults.steps
    model = load_motion_model(pack, on_cpu=device == "cpu")
    ours = partial(denoise_window, model, np.zeros((spec.window, spec.features), np.float32))
    forms: tuple[Form, ...] = ("fp32",) if device == "cpu" else ("fp32", "half")
    for form in forms:
        mode = Mode(device, form, denoising_threads())
        eager = partial(eager_denoising, mode, steps)
        yield Pair(f"denoising, {steps} steps", form, "window", 1, ours, eager)
