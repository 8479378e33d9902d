"""`python -m installer.bundle [--self-test]` builds the bundle, says how large it is, and tests it.

It is made for the system it runs on; no other can be built for.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from installer.bundle.build import ROOT, Bundle, build, existing_bundle
from installer.bundle.sizes import size_report
from installer.errors import BuildError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        bundle = existing_bundle(options.output) if options.keep else _build(options.output, options.work)
    except BuildError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return run_self_test(bundle) if options.self_test else 0


def run_self_test(bundle: Bundle) -> int:
    """Start both programs of the bundle; the first exit status that is not 0.

    The report of the window's program goes through a file: on Windows it has no console to print on.
    """
    report = bundle.folder.parent / "self-test.txt"
    report.unlink(missing_ok=True)
    # Nothing of the environment that built it may help the bundle.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for command in (
        (bundle.program("joyvasa"), "--version"),
        (bundle.program("joyvasa-studio"), "--self-test", "--report", report),
    ):
        status = subprocess.run(command, env=clean, cwd=bundle.folder.parent, check=False).returncode
        if status:
            print(f"{command[0].name} ended with {status}", file=sys.stderr)
            return status
    if os.name == "nt":
        print(report.read_text("utf-8"), end="")
    return 0


def _build(output: Path, work: Path) -> Bundle:
    began = time.perf_counter()
    bundle = build(output, work)
    print(f"{bundle.folder}, built in {time.perf_counter() - began:.0f} s")
    print(size_report(bundle.folder))
    return bundle


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("installer.bundle", description="Builds the program as one folder.")
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="folder for the bundle (dist)")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build", help="folder for what is left over (build)"
    )
    parser.add_argument("--keep", action="store_true", help="take the bundle that is there")
    parser.add_argument("--self-test", action="store_true", help="let the bundle test itself")
    return parser


if __name__ == "__main__":
    sys.exit(main())
