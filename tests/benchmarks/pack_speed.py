"""`joyvasa bench --json` for a pack, as rows for RESULTS.md.

Run: python tests/benchmarks/pack_speed.py [OPTIONS OF joyvasa bench]
     such as --pack joyvasa-human --eager --voice TEN_SECONDS.wav --size 1920
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]


def measure(options: list[str]) -> Record:
    """What one run in a process of its own found."""
    command = [sys.executable, "-m", "joyvasa_runtime", "bench", "--json", *options]
    # Errors are in the record, too.
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    record: Record = json.loads(done.stdout)
    if "error" in record:
        sys.exit(f"{record['error']}. {record['hint']}")
    return record


def rows(record: Record, command: str) -> Iterator[str]:
    """Lines of Markdown."""
    machine = record["machine"]
    gpu = (
        f"{machine['gpu']}, driver {machine['driver']} (CUDA {machine['cuda']})"
        if machine["gpu"]
        else "no GPU"
    )
    yield (
        f"`{command}`: {record['pack']} {record['version']}, {record['provider']} in {record['precision']}, "
        f"{record['batch']} frames at once; {machine['cores']} cores, {gpu}, {machine['runtime']}."
    )
    yield from (f"Note: {note}." for note in record["notes"])
    yield from ("", "| model | of a | ms | GFLOP | GFLOP/s |", "|---|---|---|---|---|")
    yield from map(_model, record["models"])
    yield from ("", "| step | ms | frames | frames/s |", "|---|---|---|---|")
    yield from map(_step, record["stages"])
    if record["eager"]:
        yield from ("", "| beside eager PyTorch | at once | ms | its ms | ratio |", "|---|---|---|---|---|")
        yield from map(_pair, record["eager"])
    yield from ("", _memory(record))


def _memory(record: Record) -> str:
    text = f"Peak memory {record['peak_memory_mib']:.0f} MiB"
    if record["gpu_memory_mib"] is None:
        return f"{text}."
    return f"{text}; GPU {record['gpu_memory_mib']:.0f} MiB ({record['gpu_memory_of']})."


def _model(model: Record) -> str:
    work = "" if model["gflop"] is None else f"{model['gflop']:,.1f}"
    speed = "" if model["gflop_s"] is None else f"{model['gflop_s']:,.0f}"
    return f"| {model['name']} | {model['unit']} | {model['ms']:.2f} | {work} | {speed} |"


def _step(step: Record) -> str:
    rate = f"{step['frames']} | {step['fps']:.1f}" if step["frames"] else " | "
    return f"| {step['name']} | {1000 * step['seconds']:.0f} | {rate} |"


def _pair(pair: Record) -> str:
    times = f"{pair['ms']:.2f} | {pair['eager_ms']:.2f} | {pair['ratio']:.2f}"
    return f"| {pair['name']}, {pair['form']} | {pair['batch']} | {times} |"


def main() -> None:
    """Print the rows."""
    options = sys.argv[1:]
    record = measure(options)
    print("\n".join(rows(record, " ".join(["joyvasa bench", *options]))))


if __name__ == "__main__":
    main()
