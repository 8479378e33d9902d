"""What a bundle needs of the system it is installed on: read from its libraries, named as Debian packages.

It looks into files by `objdump`; it does not look at the system.
"""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installer.errors import BuildError
from installer.system_libraries import LIBRARIES
from installer.tool import find_tool

_OF_GLIBC = ("ld-linux-x86-64.so.", "libc.so.", "libm.so.", "libdl.so.", "libpthread.so.", "librt.so.")
_ALSO_GLIBC = ("libmvec.so.", "libresolv.so.", "libutil.so.")

PACKAGES = {
    **{library.soname: library.package for library in LIBRARIES},
    "libX11-xcb.so.1": "libx11-xcb1",
    "libexpat.so.1": "libexpat1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Debian's package of each library; its name holds on Ubuntu too, where some are provided by another."""

OPENED_LATE = ("libportaudio2",)
"""Packages whose libraries no file names, because the program opens them when it needs them."""

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Needs:
    """Debian packages in the order of their names, and the oldest glibc that will do."""

    packages: tuple[str, ...]
    glibc: str


def needs_of(bundle: Path) -> Needs:
    """What the programs and libraries of a bundle need of the system.

    Raises
    ------
    BuildError
        If a library is needed that is neither in the bundle nor in the table, or objdump is missing.
    """
    files = [path for path in bundle.rglob("*") if path.is_file() and _is_elf(path)]
    headers = _objdump(files)
    inside = {path.name for path in bundle.rglob("*")}
    outside = {name for name in _NEEDED.findall(headers) if name not in inside}
    foreign = sorted(name for name in outside if not name.startswith(_OF_GLIBC + _ALSO_GLIBC))
    unknown = [name for name in foreign if name not in PACKAGES]
    if unknown:
        raise BuildError(f"The bundle needs {', '.join(unknown)}: name the package in dependencies.py.")
    versions = {(int(major), int(minor)) for major, minor in _GLIBC.findall(headers)}
    major, minor = max(versions, default=(2, 34))
    return Needs(tuple(sorted({*(PACKAGES[name] for name in foreign), *OPENED_LATE})), f"{major}.{minor}")


def _is_elf(path: Path) -> bool:
    if path.is_symlink():
        return False
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def _objdump(files: Iterable[Path]) -> str:
    """The private headers of ELF files, which name needed libraries and versions of symbols."""
    tool = find_tool("objdump", "binutils", otherwise="Install binutils.")
    return subprocess.run((tool, "-p", *files), capture_output=True, text=True, check=False).stdout
