"""A small picture of the project for its file: the frame that was shown last."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from desktop.jobs.preview import Preview

_SIDE = QSize(320, 320)


class Thumbnail(QObject):
    """Remembers the last frame; called, it takes hold of it, to be made into a PNG file on any thread."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._image = QImage()
        preview.frame_shown.connect(self._keep)

    def __call__(self) -> Callable[[], bytes | None]:
        """What makes the PNG file, of at most 320 pixels a side; None before anything was shown."""
        return partial(_png, self._image)

    def forget(self) -> None:
        """Another project is open, of which nothing was shown yet."""
        self._image = QImage()

    def _keep(self, _frame: int, image: QImage) -> None:
        self._image = image


def _png(image: QImage) -> bytes | None:
    """A frame made small, as a PNG file; an image is shared, never changed, so any thread may read it."""
    if image.isNull():
        return None
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image.scaled(_SIDE, keep, smooth))
    return bytes(buffer.data().data())
