"""`joyvasa bench`: the measurements of `joyvasa_runtime.bench` as a table or a record."""

import argparse
from pathlib import Path
from typing import Any

from joyvasa_runtime.bench.benchmark import BenchRequest, run_bench
from joyvasa_runtime.bench.export_run import format_export, record_of_export, run_export_bench
from joyvasa_runtime.bench.record import record_of
from joyvasa_runtime.bench.table import format_report
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
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--export", action="store_true", help="a minute of video, from the picture to the finished file"
    )
    what.add_argument(
        "--eager", action="store_true", help="compare a converted pack with the published networks in PyTorch"
    )
    opt.add_video_options(parser)
    opt.add_engine_options(parser)
    parser.set_defaults(run=_bench)


def _bench(options: argparse.Namespace, monitor: Monitor) -> Result:
    request = BenchRequest(
        pack=options.pack,
        provider=options.provider,
        subject=Subject(options.portrait or resource("sample", "portrait.jpg")),
        voice=options.voice or resource("sample", "voice.wav"),
        settings=opt.video(options),
        with_eager=options.eager,
    )
    if options.export:
        exported = run_export_bench(request, monitor)
        return Result(format_export(exported), record_of_export(exported))
    report = run_bench(request, monitor)
    return Result(format_report(report), record_of(report))
