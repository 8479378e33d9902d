"""The checkout's own virtual environment: made once, brought up to date when the project's needs change.

It knows nothing of what is run inside it.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installer.apt import Apt
from installer.bootstrap import NEWEST_PYTHON, OLDEST_PYTHON
from installer.errors import EXIT_ENVIRONMENT, EXIT_INSTALL, SetupError

_VENV_PACKAGE = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


@dataclass(frozen=True, slots=True)
class Environment:
    """The virtual environment of the checkout at `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where the environment lies."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        return self.folder.joinpath(*inside)

    @property
    def stamp(self) -> Path:
        """File that says what was installed; absent while an installation is under way."""
        return self.folder / "joyvasa-installed.json"

    def prepare(self, extras: Iterable[str] = ()) -> None:
        """Make the environment and install the project with `extras`, where that is not done already.

        Raises
        ------
        SetupError
            If this Python cannot make environments, or pip fails (with all it said).
        """
        wanted = set(extras)
        digest = self._digest()
        installed = self._installed_extras(digest)
        if installed is not None and wanted <= installed:
            return
        extras = sorted(wanted | (installed or set()))
        self._create()
        self.stamp.unlink(missing_ok=True)
        self._install(extras)
        self.stamp.write_text(json.dumps({"digest": digest, "extras": extras}), encoding="utf-8")

    def _digest(self) -> str:
        """What an installation depends on: the declared needs, this file, the place and the Python."""
        parts = (
            (self.root / "pyproject.toml").read_bytes(),
            Path(__file__).read_bytes(),
            str(self.root).encode(),
            str(sys.version_info[:2]).encode(),
        )
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def _installed_extras(self, digest: str) -> set[str] | None:
        """Extras of the finished installation, or None where there is none for these needs."""
        try:
            record = json.loads(self.stamp.read_text(encoding="utf-8"))
            is_current = record["digest"] == digest and self.python.exists()
            return set(record["extras"]) if is_current else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _create(self) -> None:
        if self._works():
            return
        _ensure_venv_module()
        print(f"Making the virtual environment {self.folder}", flush=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        try:
            venv.create(self.folder, with_pip=True, symlinks=os.name != "nt")
        except (OSError, subprocess.CalledProcessError) as error:
            message = f"The virtual environment {self.folder} could not be made: {error}"
            raise SetupError(message, EXIT_ENVIRONMENT) from error

    def _works(self) -> bool:
        """Whether an environment is there, of a Python that still exists and is one of ours, with pip."""
        fits = f"{OLDEST_PYTHON} <= sys.version_info[:2] <= {NEWEST_PYTHON}"
        probe = f"import sys, pip; sys.exit(not {fits})"
        try:
            done = subprocess.run([self.python, "-c", probe], capture_output=True, check=False)
        except OSError:
            return False
        return done.returncode == 0

    def _install(self, extras: Iterable[str]) -> None:
        names = ",".join(extras)
        target = f".[{names}]" if names else "."
        print(f"Installing {target} (the first time this takes some minutes)", flush=True)
        options = ("--quiet", "--disable-pip-version-check", "--no-input")
        done = subprocess.run(
            (self.python, "-m", "pip", *options, "install", "--editable", target),
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            message = f"{done.stdout}\nThe installation failed; pip's words are above."
            raise SetupError(message, EXIT_INSTALL)


def _ensure_venv_module() -> None:
    """Debian keeps a part of `venv` in a package of its own."""
    apt = Apt()
    if importlib.util.find_spec("ensurepip") is None and apt.may_install():
        apt.install([_VENV_PACKAGE])
        importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        message = "This Python comes without its module for virtual environments. "
        raise SetupError(message + apt.what_to_type([_VENV_PACKAGE]), EXIT_ENVIRONMENT)
