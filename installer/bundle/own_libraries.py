"""Runs first in the bundle: lets programs that it starts find the system's libraries, not the bundle's.

PyInstaller's starter names the bundle's folder in `LD_LIBRARY_PATH`, which this process has read by then; a
file manager or `nvidia-smi` that inherited it would load libraries it was not made for.
"""

import os

_NAME = "LD_LIBRARY_PATH"

if _NAME in os.environ:
    before = os.environ.pop(f"{_NAME}_ORIG", "")
    if before:
        os.environ[_NAME] = before
    else:
        del os.environ[_NAME]
