"""The small picture of a queued video; what its file shows is the project's business."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.widgets.icons import icon

_SIDE_PX = 56
_CORNER_PX = 4
_ICON_PX = 24


class VideoPicture(QWidget):
    """A square with a picture, cut to fill it, or an icon where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._png: bytes | None = None
        self._image = QImage()
        self.setFixedSize(_SIDE_PX, _SIDE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_png(self, png: bytes | None) -> None:
        """Show the picture of a PNG file."""
        if png is not self._png:
            self._png = png
            self._image = QImage() if png is None else QImage.fromData(png)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the picture with round corners."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _CORNER_PX, _CORNER_PX)
        painter.setClipPath(shape)
        if self._image.isNull():
            self._paint_icon(painter)
        else:
            painter.drawImage(QRectF(self.rect()), self._image, _middle(self._image.size()))

    def _paint_icon(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self.palette().window())
        side = _ICON_PX
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        icon("export").paint(painter, place.toRect(), Qt.AlignmentFlag.AlignCenter)


def _middle(size: QSize) -> QRectF:
    """The largest square in the middle of a picture."""
    side = min(size.width(), size.height())
    return QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side)
