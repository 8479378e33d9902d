"""A small picture of the project for its file: the frame that was shown last."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from desktop.jobs.preview import Preview

_SIDE = QSize(320, 320)


class Thumbnail(QObject):
    """Remembers the last frame; called, it gives it as a PNG file."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._image = QImage()
        preview.frame_shown.connect(self._keep)

    def __call__(self) -> bytes | None:
        """PNG file of at most 320 pixels a side; None before anything was shown."""
        if self._image.isNull():
            return None
        small = self._image.scaled(
            _SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(small)
        return bytes(buffer.data().data())

    def forget(self) -> None:
        """Another project is open, of which nothing was shown yet."""
        self._image = QImage()

    def _keep(self, _frame: int, image: QImage) -> None:
        self._image = image
