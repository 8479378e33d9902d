"""A report as a record for scripts; its keys are kept from version to version."""

from dataclasses import asdict

from joyvasa_runtime.bench.report import BenchReport


def record_of(report: BenchReport) -> dict[str, object]:
    """All of it in values that JSON knows."""
    return {
        "machine": asdict(report.machine),
        **asdict(report.setting),
        "stages": [asdict(step) | {"fps": step.fps} for step in report.steps],
        "frames_of_voice": report.frames_of_voice,
        "models": [asdict(model) | {"gflop_s": model.gflop_s} for model in report.models],
        "eager": [asdict(pair) for pair in report.comparisons],
        "peak_memory_mib": report.memory.process_mib,
        "gpu_memory_mib": report.memory.gpu_mib,
        "gpu_memory_of": "growth of all programs' use of the GPUs",
    }
