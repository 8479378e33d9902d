"""`python -m installer.linux` packs the bundle that `python -m installer.bundle` built.

It makes the files of a release and installs nothing.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from installer.bundle.build import ROOT, existing_bundle
from installer.errors import BuildError
from installer.linux.archive import make_archives
from installer.linux.debian import make_packages
from installer.linux.dependencies import needs_of
from installer.notices.distributions import ROOT_DISTRIBUTION


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the packages and archives, say how large they are, and return the exit status."""
    parser = argparse.ArgumentParser("installer.linux", description="Packs the bundle for Linux.")
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="folder with the bundle (dist)")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build", help="folder for what is left over (build)"
    )
    options = parser.parse_args(arguments)
    try:
        bundle = existing_bundle(options.output)
        needs = needs_of(bundle.folder)
        for make in (make_packages, make_archives):
            began = time.perf_counter()
            made = make(bundle, version(ROOT_DISTRIBUTION), needs, options.output, options.work)
            for path in made:
                print(f"{path.stat().st_size / 1e6:8.1f} MB  {path}")
            print(f"in {time.perf_counter() - began:.0f} s")
    except BuildError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
