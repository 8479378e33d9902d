"""A whole measurement of tiny packs, with a clock that moves on by a second whenever it is looked at."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import numpy as np
import pytest
import soundfile

from joyvasa_runtime.bench.benchmark import BenchRequest, frames_to_draw, run_bench
from joyvasa_runtime.bench.report import BenchReport, ModelTime
from joyvasa_runtime.errors import Cancelled, DeviceMemoryError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.liveportrait.stages import Stages
from joyvasa_runtime.portrait.subject import Subject
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.resources import resource

STEPS = [
    "load pack",
    "find face, first time",
    "find face",
    "prepare portrait, first time",
    "prepare portrait",
    "decode voice",
    "voice to motion, first time",
    "voice to motion",
    "render faces",
    "render, paste, encode",
    "animate, all of it",
]


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first 0.8 s of the sample voice: 20 frames."""
    samples, rate = soundfile.read(resource("sample", "voice.wav"), frames=12_800, dtype="float32")
    path = tmp_path_factory.mktemp("voice") / "short.wav"
    soundfile.write(path, np.asarray(samples), rate)
    return path


@pytest.fixture
def request_of(
    make_published_pack: Callable[[Path], Path], voice: Path, tmp_path: Path
) -> Callable[..., BenchRequest]:
    def make(pack: str = "") -> BenchRequest:
        folder = pack or str(make_published_pack(tmp_path / "pack"))
        subject = Subject(resource("sample", "portrait.jpg"))
        return BenchRequest(folder, "cpu", subject, voice, ExportSettings(canvas=Canvas("face", 64)))

    return make


def measured(request: BenchRequest) -> BenchReport:
    ticks = count()
    return run_bench(request, Monitor(), lambda: float(next(ticks)))


def timed(report: BenchReport) -> list[tuple[str, str, int, float | None]]:
    return [(model.name, model.unit, model.batch, model.gflop) for model in report.models]


def test_a_published_pack_is_measured_model_by_model(request_of: Callable[..., BenchRequest]):
    report = measured(request_of())
    assert [step.name for step in report.steps] == STEPS
    assert {step.seconds for step in report.steps} == {1.0}
    # Five steps for two conditions; the first form of the network does its cross-attention in each.
    assert timed(report) == [
        ("audio encoder", "window", 1, 2.0),
        ("cross-attention", "window", 1, None),
        ("denoising, 5 steps", "window", 1, 5.0),
        ("appearance", "picture", 1, None),
        ("motion extractor", "picture", 1, None),
        ("flow source", "picture", 1, None),
        ("flow", "frame", 1, 30.0),
        ("sampling", "frame", 1, None),
        ("generator", "frame", 1, 60.0),
    ]
    assert {(model.ms, model.runs) for model in report.models} == {(1000.0, 3)}
    assert (report.setting.pack, report.setting.provider, report.setting.precision) == (
        "tiny-published",
        "cpu",
        "fp32",
    )
    assert report.comparisons == ()


def test_the_starter_pack_is_measured_by_what_it_has(request_of: Callable[..., BenchRequest]):
    report = measured(request_of("starter"))
    assert [step.name for step in report.steps] == STEPS
    assert timed(report) == [
        ("audio encoder", "window", 1, None),
        ("denoising, 16 steps", "window", 1, None),
        ("layered warp", "frame", 1, None),
        ("drawing", "frame", 1, None),
    ]


def test_slow_drawing_is_cut_short_and_told(request_of: Callable[..., BenchRequest]):
    report = measured(request_of())
    # Three networks of a second each, half a minute in all.
    assert [step.frames for step in report.steps] == [*[0] * 6, 20, 20, 10, 10, 10]
    assert report.frames_of_voice == 20


def test_as_many_frames_are_drawn_as_take_half_a_minute():
    def models(frame_ms: float) -> list[ModelTime]:
        return [
            ModelTime("appearance", "picture", 1, 9e9, 3),
            ModelTime("flow", "frame", 4, frame_ms / 4, 3),
            ModelTime("generator", "frame", 4, frame_ms * 3 / 4, 3),
        ]

    assert frames_to_draw(models(10), 178, 4) == 178
    assert frames_to_draw(models(5000), 178, 4) == 6
    assert frames_to_draw(models(20_000), 178, 4) == 4
    assert frames_to_draw(models(20_000), 3, 4) == 3
    assert frames_to_draw(models(0), 178, 4) == 178


def test_a_measurement_can_be_cancelled(request_of: Callable[..., BenchRequest]):
    class Impatient(Monitor):
        def show(self, stage: str, done: int, total: int) -> None:
            if stage == "measure":
                self.cancel()

    with pytest.raises(Cancelled):
        run_bench(request_of(), Impatient())


def test_too_little_memory_is_an_error_that_names_the_network(
    request_of: Callable[..., BenchRequest], monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise DeviceMemoryError("This computer has too little memory for generator.onnx", "Close programs.")

    monkeypatch.setattr(Stages, "draw", full)
    with pytest.raises(DeviceMemoryError, match="generator"):
        run_bench(request_of(), Monitor())
