"""The bundle as a compressed archive that is unpacked anywhere and started; needs no rights.

The entry for the menu lies in it, and a script that adds it.
"""

import tarfile
from pathlib import Path

from installer.bundle.build import BUNDLE, CUDA, Bundle
from installer.linux.dependencies import Needs
from installer.linux.tree import FILES, place_shared

_LEVEL = 6
"""Of gzip: one more saves 0.3 % and takes half as long again."""


def make_archives(bundle: Bundle, version: str, needs: Needs, output: Path, work: Path) -> tuple[Path, ...]:
    """Make the program's archive, and the add-on's where the bundle has one."""
    extras = work / "archive"
    place_shared(extras / "share")
    readme = (FILES / "README.txt").read_text("utf-8")
    words = readme.format(glibc=needs.glibc, packages=" ".join(needs.packages))
    (extras / "README.txt").write_text(words, encoding="utf-8")
    top = f"{BUNDLE}-{version}"
    contents = [(bundle.folder, top), (extras, top), (FILES / "menu-entry", f"{top}/menu-entry")]
    made = [_pack(contents, output / f"{BUNDLE}-{version}-linux-x86_64.tar.gz")]
    if bundle.cuda.is_dir():
        made.append(_pack([(bundle.cuda, top)], output / f"{CUDA}-{version}-linux-x86_64.tar.gz"))
    return tuple(made)


def _pack(contents: list[tuple[Path, str]], target: Path) -> Path:
    made = target.with_name(target.name + ".part")
    with tarfile.open(made, "w:gz", compresslevel=_LEVEL) as archive:
        for source, place in contents:
            archive.add(source, place, filter=_for_everyone)
    made.replace(target)
    return target


def _for_everyone(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """The entry without the name of who built it, and with rights for everyone."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    is_program = entry.isdir() or bool(entry.mode & 0o100)
    entry.mode = 0o755 if is_program else 0o644
    return entry
