"""The picture in the window: the latest frame, as large as fits. It knows nothing of time or files."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

# A larger picture file is reduced while it is read, so that the window does not wait for it.
_LONGEST_PX = 2048


class FrameView(QWidget):
    """Paints one image, centred, its proportions kept."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setMinimumSize(256, 256)

    def show_image(self, image: QImage) -> None:
        """Paint `image` from now on."""
        self._image = image
        self.update()

    def show_file(self, path: Path) -> None:
        """Paint a picture file from now on, or nothing where Qt can't read it."""
        reader = QImageReader(str(path))
        reader.setAutoTransform(True)
        if reader.size().isValid() and max(reader.size().toTuple()) > _LONGEST_PX:
            limit = QSize(_LONGEST_PX, _LONGEST_PX)
            reader.setScaledSize(reader.size().scaled(limit, Qt.AspectRatioMode.KeepAspectRatio))
        self.show_image(reader.read())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Size that shows a video of the usual size unscaled."""
        return QSize(512, 512)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the image over an empty background."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._target(), self._image)

    def _target(self) -> QRectF:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        return target
