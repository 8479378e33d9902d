"""NSIS's compiler, `makensis`: finding it, getting it on Debian, and running it on our script.

It knows what the script has to be given, not where that comes from.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.errors import BuildError
from installer.tool import find_tool

SCRIPT = Path(__file__).parent / "joyvasa-studio.nsi"
_WINDOWS_HOMES = (Path(r"C:\Program Files (x86)\NSIS"), Path(r"C:\Program Files\NSIS"))


@dataclass(frozen=True, slots=True)
class Setup:
    """What the script is given.

    Parameters
    ----------
    payload : Path
        The bundle for Windows.
    cuda : Path or None
        The add-on for NVIDIA cards.
    licence, icon, sidebar : Path
        Files for the pages.
    version : str
    numbers : tuple of int
        The version for Windows.
    output : Path
    """

    payload: Path
    cuda: Path | None
    licence: Path
    icon: Path
    sidebar: Path
    version: str
    numbers: tuple[int, int, int, int]
    output: Path

    def definitions(self) -> tuple[str, ...]:
        """Arguments that give them to the script."""
        given = {
            "PAYLOAD": self.payload.resolve(),
            "CUDA": None if self.cuda is None else self.cuda.resolve(),
            "LICENCE": self.licence.resolve(),
            "ICON": self.icon.resolve(),
            "SIDEBAR": self.sidebar.resolve(),
            "VERSION": self.version,
            "NUMBERS": ".".join(map(str, self.numbers)),
            "OUTPUT": self.output.resolve(),
        }
        return tuple(f"-D{name}={value}" for name, value in given.items() if value is not None)


def find_compiler() -> str:
    """The command `makensis`, installed by apt where that is allowed.

    Raises
    ------
    BuildError
        If it isn't there and can't be installed; says what to type.
    """
    return find_tool(
        "makensis", "nsis", otherwise="Get it from https://nsis.sourceforge.io.", homes=_WINDOWS_HOMES
    )


def compile_setup(setup: Setup, compiler: str) -> None:
    """Compile the installer; a warning counts as an error.

    Raises
    ------
    BuildError
        If it fails, with all that NSIS said.
    """
    # Options begin with "-" on Windows as well, but for the character set of the script.
    charset = ("/INPUTCHARSET" if sys.platform == "win32" else "-INPUTCHARSET", "UTF8")
    command = (compiler, "-V2", "-WX", *charset, *setup.definitions(), str(SCRIPT))
    # A container's plain "C" locale knows no paths beyond ASCII.
    variables = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, env=variables, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        raise BuildError(f"{done.stdout}{done.stderr}\nNSIS failed; its words are above.")
