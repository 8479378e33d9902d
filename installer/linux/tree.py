"""The files of the Debian package in a folder, as they will lie on the system; nothing is installed here.

The archive takes the same menu entry, icons and kind of file from it.
"""

import gzip
import os
import shutil
from pathlib import Path

from installer.bundle.build import BUNDLE, ROOT
from installer.bundle.icon import SIZES, draw_png

FILES = Path(__file__).parent / "files"
PROGRAMS = ("joyvasa-studio", "joyvasa")
HOME = Path("opt") / BUNDLE
_ICON = ROOT / "resources" / "icons" / "joyvasa-studio.svg"


def place_bundle(bundle: Path, tree: Path) -> None:
    """Put a copy of the bundle into the tree, and links to its programs into the path."""
    shutil.copytree(bundle, tree / HOME, symlinks=True)
    commands = tree / "usr" / "bin"
    commands.mkdir(parents=True)
    for name in PROGRAMS:
        (commands / name).symlink_to(Path("/") / HOME / name)


def place_shared(share: Path) -> None:
    """Put the menu entry, the description, the kind of file and the icons below a `share` folder."""
    _copy("joyvasa-studio.desktop", share / "applications")
    _copy("joyvasa-studio.metainfo.xml", share / "metainfo")
    _copy("joyvasa-studio.xml", share / "mime" / "packages")
    icons = share / "icons" / "hicolor"
    for size in SIZES:
        _write(icons / f"{size}x{size}" / "apps" / "joyvasa-studio.png", draw_png(_ICON, size))
    _write(icons / "scalable" / "apps" / "joyvasa-studio.svg", _ICON.read_bytes())


def place_manuals(share: Path) -> None:
    """Put the manual page of each program below a `share` folder."""
    for name in PROGRAMS:
        page = (FILES / f"{name}.1").read_bytes()
        _write(share / "man" / "man1" / f"{name}.1.gz", gzip.compress(page, mtime=0))


def place_copyright(share: Path, package: str) -> None:
    """Put Debian's copyright file of a package in its place."""
    _write(share / "doc" / package / "copyright", _copyright().encode())


def set_modes(tree: Path) -> None:
    """Give every file the rights it has for everyone, whoever built the package."""
    for folder, _, files in os.walk(tree):
        os.chmod(folder, 0o755)
        for name in files:
            path = Path(folder) / name
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)


def _copyright() -> str:
    licence = "\n".join(
        f" {line}" if line else " ." for line in (ROOT / "LICENSE").read_text("utf-8").splitlines()
    )
    return f"""\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: JoyVASA Studio
Comment: The program's own code is under the MIT licence. The package also holds FFmpeg with x264 and x265,
 which are under the GNU GPL; as a whole it is under the GNU GPL, version 3 or later. Every part, its licence
 and where its source is: /{HOME}/THIRD_PARTY_LICENCES.txt

Files: *
Copyright: the JoyVASA Studio authors and the authors of its parts
License: GPL-3+
 On Debian systems the text of this licence is in /usr/share/common-licenses/GPL-3.

Files: {HOME}/_internal/desktop/* {HOME}/_internal/joyvasa_runtime/*
Copyright: the JoyVASA Studio authors
License: MIT
{licence}
"""


def _copy(name: str, folder: Path) -> None:
    _write(folder / name, (FILES / name).read_bytes())


def _write(path: Path, contents: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(contents)
