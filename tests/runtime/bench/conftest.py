"""A clock that only calls move, and fixed reports."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from joyvasa_runtime.bench.report import (
    BenchReport,
    Comparison,
    Machine,
    Memory,
    ModelTime,
    Setting,
    Step,
)


class FakeClock:
    """Moved on by the calls that are timed with it, and by nothing else."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def taking(self, *seconds: float) -> Callable[[], None]:
        """A call that takes these times, one after another, the last one for good."""
        times = list(seconds)

        def call() -> None:
            self.now += times.pop(0) if len(times) > 1 else times[0]

        return call


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def report() -> BenchReport:
    """A run on a GPU with everything in it."""
    return BenchReport(
        machine=Machine(16, "NVIDIA H100", "580.65.06", "13.0", "ONNX Runtime 1.31.1", 0.25),
        setting=Setting("joyvasa-human", "1.0.0", "cuda", "cuda", "fp16", 4, ("a network was given up",)),
        steps=(Step("load pack", 1.5), Step("render, paste, encode", 2.0, 150)),
        models=(
            ModelTime("cross-attention", "window", 1, 0.25, 20),
            ModelTime("generator", "frame", 4, 4.0, 20, 892.0),
        ),
        comparisons=(Comparison("warping + generator", "half", "frame", 4, 6.0, 15.0, 0.41, 12),),
        memory=Memory(1234.4, 5678.0),
        frames_of_voice=150,
    )


@pytest.fixture
def plain_report(report: BenchReport) -> BenchReport:
    """A run on the CPU that was cut short, with nothing compared and little known."""
    return replace(
        report,
        machine=Machine(2, "", "", "", "ONNX Runtime 1.31.1", 1.5),
        setting=Setting("joyvasa-human", "1.0.0", "cpu", "cpu", "fp32", 1),
        steps=(Step("load pack", 1.5), Step("render, paste, encode", 30.0, 1)),
        models=(
            ModelTime("cross-attention", "window", 1, 0.25, 20),
            ModelTime("flow source", "picture", 1, 0.5, 20, 0.017),
        ),
        comparisons=(),
        memory=Memory(0.0),
        frames_of_voice=178,
    )
