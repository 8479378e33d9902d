"""What the bootstrap does with a checkout: start the program, or run every check.

Setting up is in `environment` and `system_libraries`.
"""

import argparse
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.environment import Environment
from installer.errors import SetupError
from installer.system_libraries import Purpose, ensure_libraries, has_display

ROOT = Path(__file__).resolve().parent.parent
TEST_EXTRAS = ("dev", "train", "convert", "cluster")
# import-linter cannot be started with -m, and its script has another name on Windows.
_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


@dataclass(frozen=True, slots=True)
class Check:
    """One step of the tests: a name and the arguments for the environment's Python."""

    name: str
    arguments: tuple[str, ...]


CHECKS = (
    Check("ruff check", ("-m", "ruff", "check", ".")),
    Check("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Check("mypy", ("-m", "mypy")),
    Check("import rules", ("-c", _LINT_IMPORTS)),
    # One file stays in one process, whose fixtures are costly. A process that crashes ends the run:
    # xdist would wait for ever for the rest of its file.
    Check("pytest", ("-m", "pytest", "-n", "2", "--dist", "loadfile", "--max-worker-restart", "0")),
    Check("bundle", ("-m", "installer.bundle", "--self-test")),
    Check("windows installer", ("-m", "installer.windows", "--placeholder")),
)

# Runs one command in the checkout and returns its exit status.
Command = Sequence[str | Path]
Run = Callable[[Command], int]


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for and return the exit status."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Start JoyVASA Studio, or test it.")
    parser.add_argument("action", choices=("run", "test"), help="run: the Studio; test: every check")
    action = parser.parse_args(arguments).action
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Old consoles can't show every path; that must not end the installation.
            stream.reconfigure(errors="backslashreplace")
    environment = Environment(ROOT)
    try:
        return start(environment) if action == "run" else check(environment)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    except KeyboardInterrupt:
        return 130


def run_command(command: Command) -> int:
    """Run one command in the checkout; its exit status."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def start(environment: Environment, run: Run = run_command) -> int:
    """Open the Studio, or render the sample to `demo.mp4` where no window can be opened."""
    if not has_display(os.environ):
        environment.prepare()
        return _render_demo(environment, run)
    needed: tuple[Purpose, ...] = ("window", "x11") if os.environ.get("DISPLAY") else ("window",)
    ensure_libraries(needed, wanted=("sound",))
    environment.prepare()
    return run((environment.python, "-m", "desktop", "--sample"))


def _render_demo(environment: Environment, run: Run) -> int:
    sample = ROOT / "resources" / "sample"
    video = ROOT / "demo.mp4"
    inputs = (sample / "portrait.jpg", sample / "voice.wav")
    status = run((environment.python, "-m", "joyvasa_runtime", "animate", *inputs, "-o", video))
    if status == 0:
        print(f"There is no display here, so the sample was rendered to {video}")
    return status


def check(environment: Environment, run: Run = run_command) -> int:
    """Run every check, print how long each took, and return the first failure's exit status."""
    ensure_libraries(("window",), wanted=("sound",))
    environment.prepare(TEST_EXTRAS)
    results = []
    for step in CHECKS:
        print(f"\n== {step.name}", flush=True)
        began = time.perf_counter()
        status = run((environment.python, *step.arguments))
        results.append((step.name, status, time.perf_counter() - began))
    print()
    for name, status, seconds in results:
        print(f"{'ok' if status == 0 else 'FAILED':6} {seconds:7.1f} s  {name}")
    return next((status for _, status, _ in results if status), 0)
