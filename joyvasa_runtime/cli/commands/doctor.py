"""`joyvasa doctor`: the findings of `joyvasa_runtime.doctor` as lines."""

import argparse
from dataclasses import asdict
from typing import Any

from joyvasa_runtime.cli.exit_codes import FAILED, OK
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.doctor.examination import examine
from joyvasa_runtime.monitor import Monitor


def add_commands(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("doctor", help="what this machine has, what is used, and why")
    parser.add_argument(
        "--probe", action="store_true", help="also let packs draw a known picture (loads them, slow)"
    )
    parser.set_defaults(run=_doctor)


def _doctor(options: argparse.Namespace, monitor: Monitor) -> Result:
    findings = examine(monitor, probes=options.probe)
    lines = [f"{'ok ' if finding.is_good else 'BAD'}  {finding.name}: {finding.text}" for finding in findings]
    code = OK if all(finding.is_good for finding in findings) else FAILED
    return Result("\n".join(lines), {"findings": [asdict(finding) for finding in findings]}, code)
