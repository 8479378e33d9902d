"""Entry point of `joyvasa`: the parser, the border where errors become lines, and Ctrl-C.

Not here: what a command does (see the command modules beside this file).
"""

import argparse
import contextlib
import json
import logging
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Any

from joyvasa_runtime import __version__
from joyvasa_runtime.cli.commands import (
    bench,
    convert,
    doctor,
    fetch,
    handoff,
    make,
    packs,
    points,
    render,
    verify,
)
from joyvasa_runtime.cli.exit_codes import CANCELLED, EXPLANATION, FAILED, OUTPUT_CLOSED, exit_code
from joyvasa_runtime.cli.output import (
    OutputClosedError,
    OutputRefusedError,
    drop_output,
    flush_output,
    make_lenient,
    say,
)
from joyvasa_runtime.cli.progress import TerminalMonitor, terminal_monitor
from joyvasa_runtime.errors import Cancelled, JoyVasaError
from joyvasa_runtime.export import RenderStopped
from joyvasa_runtime.monitor import Monitor


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="joyvasa", description="Turn a portrait and a voice into a talking video.", epilog=EXPLANATION
    )
    parser.add_argument("--version", action="version", version=f"joyvasa {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (make, render, handoff, verify, points, packs, fetch, convert, doctor, bench):
        module.add_commands(commands)
    for command in commands.choices.values():
        add_common_options(command)
    return parser


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """Options that every command has."""
    parser.add_argument("--json", action="store_true", help="print the result as one JSON object")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    parser.add_argument("--verbose", action="store_true", help="show the log")


def main(argv: Sequence[str] | None = None) -> int:
    """Run `joyvasa` and return its exit code."""
    make_lenient()
    try:
        try:
            return _main(argv)
        finally:
            # Help and version end the program from within the parser.
            flush_output()
    except OutputClosedError:
        drop_output()
        return OUTPUT_CLOSED
    except OutputRefusedError as refused:
        return _refused(refused)


def _main(argv: Sequence[str] | None) -> int:
    options = build_parser().parse_args(argv)
    _start_log(options)
    monitor = terminal_monitor(quiet=options.quiet or options.json)
    previous = signal.signal(signal.SIGINT, _cancel_on_interrupt(monitor))
    try:
        return _run(options, monitor)
    finally:
        signal.signal(signal.SIGINT, previous)


def _start_log(options: argparse.Namespace) -> None:
    """Warnings are shown, and which head was chosen or guessed; with --verbose everything is."""
    level = logging.INFO if options.verbose else logging.WARNING
    logging.basicConfig(level=level, format="%(levelname)s: %(message)s")
    is_talkative = not (options.quiet or options.json)
    logging.getLogger("joyvasa_runtime.portrait").setLevel(logging.INFO if is_talkative else level)


def _run(options: argparse.Namespace, monitor: Monitor) -> int:
    try:
        result = options.run(options, monitor)
    except RenderStopped as stopped:
        hint = f"{stopped.finished_s:g} seconds are finished and kept: the same command goes on behind them."
        return _fail(f"Stopped {stopped.output}", hint, CANCELLED, options, monitor)
    except Cancelled:
        return _fail("Cancelled", "Nothing was written.", CANCELLED, options, monitor)
    except KeyboardInterrupt:
        return _fail("Ended at once", "What was finished by then is kept.", CANCELLED, options, monitor)
    except (OutputClosedError, OutputRefusedError):
        _finish(monitor)
        raise
    except JoyVasaError as error:
        return _fail(error.message, error.hint, exit_code(error), options, monitor)
    except Exception as error:  # the border: a script gets an exit code, a person a line and a way on
        logging.getLogger(__name__).debug("unexpected failure", exc_info=True)
        if options.verbose:
            raise
        hint = "This is a fault of the program; run again with --verbose and report what it prints."
        return _fail(f"{type(error).__name__}: {error}", hint, FAILED, options, monitor)
    _finish(monitor)
    if options.json:
        say(json.dumps(result.data), sys.stdout)
    elif result.text:
        say(result.text, sys.stdout)
    return int(result.code)


def _fail(message: str, hint: str, code: int, options: argparse.Namespace, monitor: Monitor) -> int:
    _finish(monitor)
    if options.json:
        say(json.dumps({"error": message, "hint": hint, "code": code}), sys.stdout)
    else:
        say(f"joyvasa: {message}. {hint}".rstrip(), sys.stderr)
    return code


def _refused(refused: OutputRefusedError) -> int:
    """Tell of output that can't be written, where at least that can."""
    with contextlib.suppress(OutputClosedError, OutputRefusedError):
        say(f"joyvasa: The output can't be written: {refused}", sys.stderr)
    drop_output()
    return FAILED


def _finish(monitor: Monitor) -> None:
    if isinstance(monitor, TerminalMonitor):
        monitor.finish()


def _cancel_on_interrupt(monitor: Monitor) -> Any:
    """Handler that lets the first Ctrl-C end the work cleanly and the second end it at once."""

    def handle(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        monitor.cancel()

    return handle
