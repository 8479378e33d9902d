"""A picture that is dropped or pasted: a file, or the pixels themselves. It reads and saves none."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

_SOUNDS = (".wav", ".mp3", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".aac", ".wma", ".aif", ".aiff")
_VIDEOS = (".mp4", ".mov", ".mkv", ".avi", ".webm", ".m4v", ".mpg", ".mpeg", ".wmv")
_NOT_PICTURES = frozenset((*_SOUNDS, *_VIDEOS, ".joyvasa"))
"""Endings of what other parts of the window take; anything else is tried, and refused with a reason."""


def picture_of(data: QMimeData) -> Path | QImage | None:
    """The picture file, or else the picture, that dropped or copied data holds; None without any."""
    path = _file_of(data)
    if path is not None:
        return path
    if data.hasImage():
        image = QImage(data.imageData())
        return None if image.isNull() else image
    return None


def may_hold_picture(data: QMimeData) -> bool:
    """Whether `picture_of` would find something, without decoding it."""
    return _file_of(data) is not None or data.hasImage()


def _file_of(data: QMimeData) -> Path | None:
    """The first local file, if it isn't evidently something else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if not paths and data.hasText() and not data.hasImage():
        # A path copied as text, as file managers and terminals give it.
        text = data.text().strip().strip('"')
        local = QUrl(text).toLocalFile() if text.startswith("file:") else text
        if "\n" not in local and _is_file(Path(local)):
            paths = [Path(local)]
    path = next((path for path in paths if path.name), None)
    return None if path is None or path.suffix.lower() in _NOT_PICTURES else path


def _is_file(path: Path) -> bool:
    try:
        return path.is_absolute() and path.is_file()
    except (OSError, ValueError):
        return False
