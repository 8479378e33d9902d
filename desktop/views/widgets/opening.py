"""Handing a folder or a file to the system's own program for it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

OpenPath = Callable[[Path], bool]


def open_path(path: Path) -> bool:
    """Show a folder in the file manager, or a file in its program; False where the system has none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
