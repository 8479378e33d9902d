"""`python -m installer.windows` makes the installer for Windows from a bundle built there.

With `--placeholder` the bundle is a few empty files: that shows that the script compiles, on any system.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from installer.bundle.build import BUNDLE, CUDA, NOTICES, ROOT
from installer.bundle.icon import write_ico
from installer.bundle.version_info import version_numbers
from installer.errors import BuildError
from installer.notices.distributions import ROOT_DISTRIBUTION, own_copy
from installer.windows.compiler import Setup, compile_setup, find_compiler
from installer.windows.sidebar import write_sidebar

PARTS = ("joyvasa-studio.exe", "joyvasa.exe", "_internal/base_library.zip", "LICENSE.txt", NOTICES)
"""What every bundle for Windows has at least."""

_ICON = ROOT / "resources" / "icons" / "joyvasa-studio.svg"

_INTRODUCTION = """\
JoyVASA Studio's own code is under the MIT licence, whose text comes first.

The program comes with parts by others, each under its own licence; THIRD_PARTY_LICENCES.txt in its folder
names all of them and where their source is. Among them is FFmpeg with x264 and x265, which are under the GNU
General Public License. The installed program AS A WHOLE is therefore under the GNU GPL, version 3 or later,
whose text follows. You may use it for anything, change it, and pass it on under the same terms. There is no
warranty.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the installer and return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        target = make_installer(options.output, options.work, is_placeholder=options.placeholder)
    except BuildError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(f"{target.stat().st_size / 1e6:8.1f} MB  {target}")
    return 0


def make_installer(output: Path, work: Path, *, is_placeholder: bool) -> Path:
    """Make the installer from the bundle in `output`, or from a placeholder.

    Raises
    ------
    BuildError
        If NSIS is missing or fails, or the bundle isn't one for Windows.
    """
    compiler = find_compiler()
    made = work / "windows"
    made.mkdir(parents=True, exist_ok=True)
    output.mkdir(parents=True, exist_ok=True)
    number = version(ROOT_DISTRIBUTION)
    payload, cuda = _placeholder(made) if is_placeholder else (output / BUNDLE, output / CUDA)
    _check_payload(payload)
    setup = Setup(
        payload=payload,
        cuda=cuda if cuda.is_dir() else None,
        licence=_write_licence(made / "licence.txt"),
        icon=made / "joyvasa-studio.ico",
        sidebar=made / "sidebar.bmp",
        version=number,
        numbers=version_numbers(number),
        output=(made if is_placeholder else output) / f"{BUNDLE}-{number}-windows-x86_64-setup.exe",
    )
    write_ico(_ICON, setup.icon)
    write_sidebar(_ICON, setup.sidebar)
    compile_setup(setup, compiler)
    return setup.output


def _check_payload(payload: Path) -> None:
    missing = [name for name in PARTS if not (payload / name).is_file()]
    if missing:
        hint = "Build one on Windows: python -m installer.bundle"
        raise BuildError(f"{payload} is no bundle for Windows: {', '.join(missing)} is missing. {hint}")


def _placeholder(made: Path) -> tuple[Path, Path]:
    """A folder that looks like a bundle to the script, and one like the add-on."""
    payload, cuda = made / "payload", made / "payload-cuda"
    for folder in (payload, cuda):
        shutil.rmtree(folder, ignore_errors=True)
    for path in (*(payload / name for name in PARTS), cuda / "_internal" / "cuda.dll"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("placeholder\n", encoding="utf-8")
    return payload, cuda


def _write_licence(target: Path) -> Path:
    own = (ROOT / "LICENSE").read_text("utf-8")
    # The page is narrower than this file: it breaks the lines of the introduction itself.
    introduction = "\n\n".join(" ".join(part.split()) for part in _INTRODUCTION.split("\n\n"))
    text = "\n\n".join((introduction, own, own_copy("GPL-3.0")))
    # NSIS takes a text for UTF-8 only where it begins with the mark.
    target.write_text(text, encoding="utf-8-sig")
    return target


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("installer.windows", description="Makes the installer for Windows.")
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="folder with the bundle (dist)")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build", help="folder for what is left over (build)"
    )
    parser.add_argument("--placeholder", action="store_true", help="only look whether the script compiles")
    return parser


if __name__ == "__main__":
    sys.exit(main())
