"""A program of the system that a build needs: finding it, and getting it on Debian.

Libraries that the Studio itself needs are in `system_libraries`.
"""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from installer.apt import Apt
from installer.errors import BuildError

Find = Callable[[str], str | None]


def find_tool(
    name: str,
    package: str,
    *,
    otherwise: str,
    homes: Sequence[Path] = (),
    find: Find = shutil.which,
    apt: Apt | None = None,
) -> str:
    """The command of a program, installed by apt where that is allowed.

    Parameters
    ----------
    name : str
        The program's file, such as ``"makensis"``.
    package : str
        Debian's package with it.
    otherwise : str
        What to do on a system without apt; a sentence.
    homes : sequence of Path
        Folders to look into besides the path.
    find : callable
        Looks for it in the path.
    apt : Apt, optional
        What installs packages; the system's own unless given.

    Raises
    ------
    BuildError
        If it isn't there and can't be installed; says what to type.
    """
    apt = apt or Apt()
    found = _find(name, homes, find)
    if found is None and apt.may_install():
        apt.install([package])
        found = _find(name, homes, find)
    if found is None:
        hint = apt.what_to_type([package]) if apt.is_available() else otherwise
        raise BuildError(f"The program {name} is missing. {hint}")
    return found


def _find(name: str, homes: Sequence[Path], find: Find) -> str | None:
    beside = (home / f"{name}.exe" for home in homes)
    return find(name) or next((str(path) for path in beside if path.is_file()), None)
