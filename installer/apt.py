"""Installing Debian packages where that is allowed, and the words for where it is not.

It does not know what the packages are for.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence


class Apt:
    """The system's apt, which may be missing or forbidden."""

    def is_available(self) -> bool:
        """Whether this is a system with apt."""
        return shutil.which("apt-get") is not None

    def may_install(self) -> bool:
        """Whether it may be used without asking for a password."""
        return self.is_available() and hasattr(os, "geteuid") and os.geteuid() == 0

    def install(self, packages: Sequence[str]) -> None:
        """Try to install the packages; the caller looks for itself whether they are there now."""
        print(f"Installing system packages: {' '.join(packages)}", flush=True)
        apt = ("apt-get", "-qq", "-o=Dpkg::Use-Pty=0")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in ((*apt, "update"), (*apt, "install", "-y", "--no-install-recommends", *packages)):
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                # Not the end: an index that cannot be refreshed may still hold the packages.
                print(done.stdout + done.stderr, file=sys.stderr)

    def what_to_type(self, packages: Sequence[str]) -> str:
        """The line that installs the packages."""
        return f"Type: sudo apt-get install {' '.join(packages)}"
