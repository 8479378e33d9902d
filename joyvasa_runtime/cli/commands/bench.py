"""`joyvasa bench`: the stages of `joyvasa_runtime.bench` as a table."""

import argparse
from pathlib import Path
from typing import Any

from joyvasa_runtime.bench import BenchReport, Stage, run_bench
from joyvasa_runtime.cli import options as opt
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.subject import Subject
from joyvasa_runtime.resources import resource


def add_commands(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("bench", help="how fast this machine makes a video, stage by stage")
    parser.add_argument("--portrait", type=Path, help="picture (the sample)")
    parser.add_argument("--voice", type=Path, help="voice (the sample)")
    opt.add_video_options(parser)
    opt.add_engine_options(parser)
    parser.set_defaults(run=_bench)


def _bench(options: argparse.Namespace, monitor: Monitor) -> Result:
    subject = Subject(options.portrait or resource("sample", "portrait.jpg"))
    voice = options.voice or resource("sample", "voice.wav")
    report = run_bench(options.pack, options.provider, subject, voice, opt.video(options), monitor)
    return Result(_table(report), _record(report))


def _table(report: BenchReport) -> str:
    lines = [f"{stage.name:<24} {1000 * stage.seconds:9.0f} ms  {_rate(stage)}" for stage in report.stages]
    lines.append(f"{'peak memory':<24} {report.peak_memory_mib:9.0f} MiB")
    lines.append(f"{'models run on':<24} {report.provider:>9}")
    return "\n".join(lines)


def _rate(stage: Stage) -> str:
    return f"{stage.fps:7.1f} frames/s" if stage.frames else ""


def _record(report: BenchReport) -> dict[str, object]:
    stages = [
        {"name": stage.name, "seconds": stage.seconds, "frames": stage.frames, "fps": stage.fps}
        for stage in report.stages
    ]
    return {"stages": stages, "peak_memory_mib": report.peak_memory_mib, "provider": report.provider}
