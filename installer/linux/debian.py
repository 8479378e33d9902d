"""Debian packages of the program and of the add-on for NVIDIA cards, made by `dpkg-deb`.

Nothing is installed, and no package is signed.
"""

import hashlib
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from installer.bundle.build import BUNDLE, CUDA, Bundle
from installer.bundle.sizes import files_below, size_of
from installer.errors import BuildError
from installer.linux.dependencies import Needs
from installer.linux.tree import (
    FILES,
    HOME,
    place_bundle,
    place_copyright,
    place_manuals,
    place_shared,
    set_modes,
)

_MAINTAINER = "The JoyVASA Studio authors <maintainers@joyvasa-studio.invalid>"

_LEVEL = 6
"""Of xz. Level 2 takes a sixth of the time and makes the program's package a sixth larger."""


@dataclass(frozen=True, slots=True)
class Control:
    """What the package says of itself."""

    package: str
    version: str
    depends: str
    summary: str
    description: str
    suggests: str = ""

    def text(self, installed_bytes: int) -> str:
        """The control file."""
        description = "\n".join(f" {line}" for line in self.description.splitlines())
        fields = {
            "Package": self.package,
            "Version": self.version,
            "Architecture": "amd64",
            "Maintainer": _MAINTAINER,
            "Installed-Size": str(-(-installed_bytes // 1024)),
            "Depends": self.depends,
            "Suggests": self.suggests,
            "Section": "video",
            "Priority": "optional",
            "Description": f"{self.summary}\n{description}",
        }
        return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)


def program_control(version: str, needs: Needs) -> Control:
    """The program's control file."""
    return Control(
        BUNDLE,
        version,
        ", ".join((f"libc6 (>= {needs.glibc})", *needs.packages)),
        "turns a portrait and a voice into a talking video",
        "A studio that lets people, animals and drawings speak: record a voice or drop\n"
        "one on the timeline, let the program make the performance, and shape it by\n"
        "hand. Offline, on any computer. The package brings its own Python, Qt, FFmpeg\n"
        "and ONNX Runtime.",
        suggests=CUDA,
    )


def cuda_control(version: str) -> Control:
    """The add-on's control file."""
    return Control(
        CUDA,
        version,
        f"{BUNDLE} (= {version})",
        "JoyVASA Studio on NVIDIA cards",
        "Lets JoyVASA Studio run its models on an NVIDIA card. It also needs NVIDIA's\n"
        "driver, CUDA 13 and cuDNN 9 from NVIDIA's own repository: libcublas-13-0,\n"
        "libcufft-13-0, libcurand-13-0, cuda-cudart-13-0 and libcudnn9-cuda-13.\n"
        "Without them the CPU is used.",
    )


def make_packages(bundle: Bundle, version: str, needs: Needs, output: Path, work: Path) -> tuple[Path, ...]:
    """Make the program's package, and the add-on's where the bundle has one.

    Raises
    ------
    BuildError
        If dpkg-deb is missing or fails.
    """
    tree = _fresh(work / "deb")
    place_bundle(bundle.folder, tree)
    place_shared(tree / "usr" / "share")
    place_manuals(tree / "usr" / "share")
    made = [_make(tree, program_control(version, needs), output, updates_caches=True)]
    if bundle.cuda.is_dir():
        addon = _fresh(work / "deb-cuda")
        shutil.copytree(bundle.cuda, addon / HOME)
        made.append(_make(addon, cuda_control(version), output, updates_caches=False))
    return tuple(made)


def _make(tree: Path, control: Control, output: Path, *, updates_caches: bool) -> Path:
    place_copyright(tree / "usr" / "share", control.package)
    _write_control(tree, control, updates_caches=updates_caches)
    set_modes(tree)
    target = output / f"{control.package}_{control.version}_amd64.deb"
    command = ("dpkg-deb", "--root-owner-group", "-Zxz", f"-z{_LEVEL}", "--build", tree, target)
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise BuildError("dpkg-deb is missing; it is part of Debian and Ubuntu.") from error
    if done.returncode:
        raise BuildError(f"dpkg-deb failed: {done.stderr.strip()}")
    shutil.rmtree(tree)
    return target


def _write_control(tree: Path, control: Control, *, updates_caches: bool) -> None:
    sums = "".join(
        f"{_md5(path)}  {path.relative_to(tree).as_posix()}\n" for path in sorted(files_below(tree))
    )
    text = control.text(size_of(tree))
    folder = tree / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text(text, encoding="utf-8")
    (folder / "md5sums").write_text(sums, encoding="utf-8")
    if updates_caches:
        for name in ("postinst", "postrm"):
            shutil.copyfile(FILES / "update-caches", folder / name)
            (folder / name).chmod(0o755)


def _md5(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
