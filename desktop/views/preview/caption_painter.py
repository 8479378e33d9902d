"""Words of a caption over the preview's picture, near to how a video burns them in. It knows no project."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

_HEIGHT, _MARGIN = 0.05, 0.05
"""Of the letters and below them, in parts of the shorter side of the picture."""

_SMALLEST_PX = 9.0
_OUTLINE = 0.16
"""In parts of the letters' height."""

_WIDEST = 0.92


def paint_caption(painter: QPainter, picture: QRectF, text: str, font: QFont) -> None:
    """Paint words at the lower edge of a picture, light with a dark outline on any ground.

    Parameters
    ----------
    painter : QPainter
    picture : QRectF
        Where the picture is.
    text : str
        Lines parted by newlines; those that are too wide are broken between words.
    font : QFont
        Its size is not used.
    """
    side = min(picture.width(), picture.height())
    height = max(side * _HEIGHT, _SMALLEST_PX)
    face = QFont(font)
    face.setPixelSize(round(height))
    face.setBold(True)
    metrics = QFontMetricsF(face, painter.device())
    lines = [part for line in text.split("\n") for part in broken(line, metrics, picture.width() * _WIDEST)]
    bottom = picture.bottom() - side * _MARGIN - metrics.descent()
    path = QPainterPath()
    for up, line in enumerate(reversed(lines)):
        x = picture.center().x() - metrics.horizontalAdvance(line) / 2
        path.addText(x, bottom - up * metrics.lineSpacing(), face, line)
    painter.save()
    painter.setClipRect(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # On a picture, not in a theme: the same whatever the window looks like, as in the video.
    pen = QPen(QColor("black"), 2 * _OUTLINE * height, Qt.PenStyle.SolidLine)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)
    painter.fillPath(path, QColor("white"))
    painter.restore()


def broken(line: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """A line in pieces of at most a width, parted between words, or letters where there are no words."""
    pieces: list[str] = []
    rest = line
    while metrics.horizontalAdvance(rest) > width and len(rest) > 1:
        fits = next(
            n for n in range(len(rest) - 1, 0, -1) if n == 1 or metrics.horizontalAdvance(rest[:n]) <= width
        )
        space = rest.rfind(" ", 0, fits + 1)
        end = space if space > 0 else fits
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*pieces, rest]
