"""A report as a table for people."""

from collections.abc import Iterator

from joyvasa_runtime.bench.report import BenchReport, Comparison, Machine, Memory, ModelTime, Setting, Step

_NAME = 28
"""Width of the first column."""


def format_report(report: BenchReport) -> str:
    """All of it in lines."""
    return "\n".join(_lines(report))


def _lines(report: BenchReport) -> Iterator[str]:
    yield _setting(report.setting)
    yield _machine(report.machine)
    yield from (f"note: {note}" for note in report.setting.notes)
    if report.machine.is_busy:
        yield f"note: other programs kept {report.machine.load:.1f} cores busy, so times are too long"
    yield ""
    yield from map(_step, report.steps)
    yield from _cut_short(report)
    yield ""
    yield f"{'model':<{_NAME}} {'ms':>9}  {'of a':<8} {'at once':>7} {'GFLOP':>9} {'GFLOP/s':>9}"
    yield from map(_model, report.models)
    if report.comparisons:
        yield ""
        yield f"{'beside eager PyTorch':<{_NAME}} {'ms':>9}  {'of a':<8} {'at once':>7} {'its ms':>9}"
        yield from map(_comparison, report.comparisons)
    yield ""
    yield from _memory(report.memory)


def _setting(setting: Setting) -> str:
    drawn = f"frames on {setting.provider} in {setting.precision}, {setting.batch} at once"
    return f"{setting.pack} {setting.version}: {drawn}; motion on {setting.motion_provider}"


def _machine(machine: Machine) -> str:
    cuda = f", CUDA {machine.cuda}" if machine.cuda else ""
    gpu = f"{machine.gpu}, driver {machine.driver}{cuda}" if machine.gpu else f"no GPU known{cuda}"
    return f"{machine.cores} cores; {gpu}; {machine.runtime}"


def _step(step: Step) -> str:
    rate = f"  {_number(step.fps):>7} frames/s" if step.frames else ""
    return f"{step.name:<{_NAME}} {1000 * step.seconds:9.0f} ms{rate}"


def _cut_short(report: BenchReport) -> Iterator[str]:
    """A word where not the whole voice was drawn."""
    drawn = report.steps[-1].frames if report.steps else 0
    if drawn < report.frames_of_voice:
        yield f"drawn were the first {drawn} of {report.frames_of_voice} frames, since drawing is slow here"


def _model(model: ModelTime) -> str:
    start = _timed(model.name, model.ms, model.unit, model.batch)
    gflop, speed = ("-" if value is None else _number(value) for value in (model.gflop, model.gflop_s))
    return f"{start} {gflop:>9} {speed:>9}"


def _comparison(pair: Comparison) -> str:
    start = _timed(pair.name, pair.ms, pair.unit, pair.batch)
    return f"{start} {pair.eager_ms:9.2f}  {pair.ratio:.2f} of eager {pair.form}"


def _number(value: float) -> str:
    """With as many decimals as leave two or three digits to be seen."""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.3f}"


def _timed(name: str, ms: float, unit: str, batch: int) -> str:
    return f"{name:<{_NAME}} {ms:9.2f}  {unit:<8} {batch:>7}"


def _memory(memory: Memory) -> Iterator[str]:
    process = f"{memory.process_mib:9.0f} MiB" if memory.process_mib else f"{'unknown':>9}"
    yield f"{'peak memory':<{_NAME}} {process}"
    if memory.gpu_mib is not None:
        yield f"{'GPU memory':<{_NAME}} {memory.gpu_mib:9.0f} MiB  (what all programs take together grew by)"
