"""Which files of this machine a drag or the clipboard carries. It opens none of them."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def carried_files(data: QMimeData) -> tuple[Path, ...]:
    """The files of this machine that a drag or the clipboard carries, in its order."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
