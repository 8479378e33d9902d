"""Building the bundle: the files PyInstaller needs, PyInstaller itself, stripping, the look for stowaways.

What goes in is decided in `contents`; packing the result for a system is done elsewhere.
"""

import ast
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import packages_distributions, version
from pathlib import Path

from installer.bundle.icon import write_ico
from installer.bundle.metadata import SUMMARY
from installer.bundle.stripping import strip_libraries
from installer.bundle.version_info import version_info
from installer.errors import BuildError
from installer.notices.distributions import ROOT_DISTRIBUTION, bundled_distributions
from installer.notices.document import notices_document
from installer.tool import find_tool

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = "joyvasa-studio"
CUDA = "joyvasa-studio-cuda"
NOTICES = "THIRD_PARTY_LICENCES.txt"
_RECIPE = Path(__file__).parent / "joyvasa-studio.spec"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A finished bundle.

    Parameters
    ----------
    folder : Path
        With the two programs in it.
    cuda : Path
        A folder with the same places, which holds only the files for NVIDIA cards; it may not exist.
    """

    folder: Path
    cuda: Path

    @property
    def ending(self) -> str:
        """How programs end on this system."""
        return ".exe" if os.name == "nt" else ""

    def program(self, name: str) -> Path:
        """One of the two programs, ``joyvasa-studio`` or ``joyvasa``."""
        return self.folder / f"{name}{self.ending}"


def existing_bundle(output: Path = ROOT / "dist") -> Bundle:
    """The bundle that was built before.

    Raises
    ------
    BuildError
        If there is none.
    """
    bundle = Bundle(output / BUNDLE, output / CUDA)
    if not bundle.program("joyvasa").is_file():
        raise BuildError(f"There is no bundle in {output}. Type: python -m installer.bundle")
    return bundle


def build(output: Path = ROOT / "dist", work: Path = ROOT / "build") -> Bundle:
    """Build the bundle anew.

    Raises
    ------
    BuildError
        If a part has no licence, PyInstaller fails (with all it said), or the bundle holds too much.
    """
    if sys.platform == "linux":
        # PyInstaller puts its archive into the programs by it; `strip` comes with it.
        find_tool("objcopy", "binutils", otherwise="Install binutils.")
    made = work / "made"
    made.mkdir(parents=True, exist_ok=True)
    _make_inputs(made)
    shutil.rmtree(output / CUDA, ignore_errors=True)
    _run_pyinstaller(output, work, made)
    bundle = existing_bundle(output)
    check_parts(work / "joyvasa-studio")
    strip_libraries(bundle.folder)
    _copy_texts(bundle.folder, made)
    return bundle


def check_parts(work: Path) -> None:
    """Look whether every module in the bundle belongs to a distribution whose licence is in the notices.

    Parameters
    ----------
    work : Path
        PyInstaller's folder, where it writes what it took.

    Raises
    ------
    BuildError
        If a module is of another distribution.
    """
    (listing,) = work.glob("PYZ-*.toc")
    modules = {name.partition(".")[0] for name, _, _ in ast.literal_eval(listing.read_text("utf-8"))[1]}
    owners = packages_distributions()
    known = {ROOT_DISTRIBUTION, *(part.name for part in bundled_distributions())}
    strange = {
        name: owners[name]
        for name in modules
        if name in owners and known.isdisjoint(_normal(owner) for owner in owners[name])
    }
    if strange:
        named = ", ".join(f"{name} ({', '.join(owners)})" for name, owners in sorted(strange.items()))
        raise BuildError(f"Modules that nobody declared got into the bundle: {named}. See contents.py.")


def _normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def _make_inputs(made: Path) -> None:
    parts = bundled_distributions()
    bare = [part.name for part in parts if not part.texts]
    if bare:
        raise BuildError(f"Without a licence: {', '.join(bare)}. Say theirs in installer/notices.")
    (made / NOTICES).write_text(notices_document(parts), encoding="utf-8")
    write_ico(ROOT / "resources" / "icons" / "joyvasa-studio.svg", made / "joyvasa-studio.ico")
    number = version(ROOT_DISTRIBUTION)
    for program, description in ((BUNDLE, "JoyVASA Studio"), ("joyvasa", SUMMARY)):
        text = version_info(program, description, number)
        (made / f"{program}.version.txt").write_text(text, encoding="utf-8")


def _run_pyinstaller(output: Path, work: Path, made: Path) -> None:
    options = ("--noconfirm", "--log-level=WARN", "--distpath", output, "--workpath", work)
    # The tree beside this file is packed, whichever tree the environment was made for.
    surroundings = {
        **os.environ,
        "JOYVASA_BUNDLE_MADE": str(made),
        "JOYVASA_BUNDLE_CUDA": str(output / CUDA),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        (sys.executable, "-m", "PyInstaller", *options, _RECIPE),
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildError(f"{done.stdout}\nPyInstaller failed; its words are above.")


def _copy_texts(folder: Path, made: Path) -> None:
    """The texts that a bundle owes its users, where they see them: beside the programs."""
    shutil.copyfile(made / NOTICES, folder / NOTICES)
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
