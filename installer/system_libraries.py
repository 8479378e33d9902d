"""The shared libraries that Qt and PortAudio expect of a Linux system, and how to get them.

It installs by apt where it may, else says what to type; Windows and macOS bring theirs along.
"""

import ctypes
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from installer.apt import Apt
from installer.errors import EXIT_SYSTEM_LIBRARIES, SetupError

Purpose = Literal["window", "x11", "sound"]


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library, the Debian package that holds it and what it serves."""

    soname: str
    package: str
    purpose: Purpose


LIBRARIES = (
    Library("libEGL.so.1", "libegl1", "window"),
    Library("libGL.so.1", "libgl1", "window"),
    Library("libX11.so.6", "libx11-6", "window"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "window"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "window"),
    Library("libdbus-1.so.3", "libdbus-1-3", "window"),
    Library("libfontconfig.so.1", "libfontconfig1", "window"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "x11"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "x11"),
    Library("libxcb-image.so.0", "libxcb-image0", "x11"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "x11"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "x11"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "x11"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "x11"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "x11"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "x11"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "x11"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "x11"),
    Library("libportaudio.so.2", "libportaudio2", "sound"),
)


def loads(library: Library) -> bool:
    """Whether the dynamic linker finds and loads the library."""
    try:
        ctypes.CDLL(library.soname)
    except OSError:
        return False
    return True


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be opened: always on Windows and macOS, else where a display server is named."""
    if not platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def ensure_libraries(
    needed: Sequence[Purpose],
    wanted: Sequence[Purpose] = (),
    *,
    is_present: Callable[[Library], bool] = loads,
    platform: str = sys.platform,
    apt: Apt | None = None,
) -> None:
    """Install or name the missing libraries; the wanted ones are no reason to stop.

    Parameters
    ----------
    needed, wanted : sequence of str
        Purposes without which nothing works, and those that only add something.
    is_present : callable
        Says whether one library is there.
    platform : str
        As `sys.platform`.
    apt : Apt, optional
        What installs packages; the system's own unless given.

    Raises
    ------
    SetupError
        If needed libraries are missing and could not be installed.
    """
    if not platform.startswith("linux"):
        return
    apt = apt or Apt()
    purposes = {*needed, *wanted}
    missing = _missing(purposes, is_present)
    if missing and apt.may_install():
        apt.install([library.package for library in missing])
        missing = _missing(purposes, is_present)
    essential = [library for library in missing if library.purpose in needed]
    if essential:
        raise SetupError(_what_to_type(missing, apt), EXIT_SYSTEM_LIBRARIES)
    if missing:
        print(f"Without sound until this is installed. {_what_to_type(missing, apt)}")


def _missing(purposes: set[Purpose], is_present: Callable[[Library], bool]) -> list[Library]:
    return [library for library in LIBRARIES if library.purpose in purposes and not is_present(library)]


def _what_to_type(missing: Sequence[Library], apt: Apt) -> str:
    if apt.is_available():
        return apt.what_to_type([library.package for library in missing])
    return "Install what holds these system libraries: " + " ".join(library.soname for library in missing)
