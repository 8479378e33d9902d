"""What can be shown of the projects worked on last: looked at beside the window's thread, for a share that is
gone may take half a minute to say so.

Which files these are is remembered by the settings; nothing is opened here.
"""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from desktop.document.io_thread import IoThread
from joyvasa_runtime.errors import JoyVasaError, ProjectError
from joyvasa_runtime.project.storage import read_thumbnail

_SIDE = QSize(160, 160)
"""Enough for a row of a list on a screen of twice the usual density."""

_LARGEST_PX = 1024
"""The Studio writes at most 320; a few kilobytes may claim 30,000 a side, which would take gigabytes."""


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A project file as it was found.

    Parameters
    ----------
    path : Path
    is_there : bool
    picture : QImage or None
        At most 160 pixels a side; None where the file holds none.
    """

    path: Path
    is_there: bool
    picture: QImage | None = None


class RecentFiles(QObject):
    """Looks at project files.

    Signals
    -------
    looked(object)
        Tuple of `RecentFile`, in the order of the paths.
    """

    looked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._io = IoThread()

    def look(self, paths: Iterable[Path]) -> None:
        """See whether the files are there, and what they show; `looked` follows."""
        self._io.run(partial(_look, tuple(paths)), self.looked.emit, _nothing)

    def close(self) -> None:
        """End the thread."""
        self._io.close()


def _look(paths: tuple[Path, ...]) -> tuple[RecentFile, ...]:
    return tuple(_found(path) for path in paths)


def _found(path: Path) -> RecentFile:
    """Only a plain file is opened: reading a pipe would wait for its writer, and so would closing."""
    return RecentFile(path, True, _picture(path)) if _is_there(path) else RecentFile(path, False)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _picture(path: Path) -> QImage | None:
    """The picture in a file that may be anything; opening it will say what is wrong with it."""
    data = None
    with contextlib.suppress(ProjectError):
        data = read_thumbnail(path)
    image = _decoded(data or b"")
    if image.isNull():
        return None
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(_SIDE, keep, smooth)


def _decoded(data: bytes) -> QImage:
    """The picture of a PNG file of moderate size; a null one of anything else, which is not even decoded."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    # Else Qt tries what the contents look like, and draws an SVG.
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _LARGEST_PX:
        return QImage()
    return reader.read()


def _nothing(_error: JoyVasaError) -> None:
    """The rows stay without pictures."""
