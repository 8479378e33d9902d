"""Bringing new names in a folder onto the disk; contents are brought there by who writes the files."""

import contextlib
import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut, where a folder can be asked to."""
    if os.name == "posix":
        # Some network file systems refuse; the files themselves are safe by then.
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
