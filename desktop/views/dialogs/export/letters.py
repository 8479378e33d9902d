"""Paints a label and a caption on the little picture, about where and how large the video has them.

The video's own letters are drawn by `joyvasa_runtime.lettering`, whose proportions these are.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout

from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle

# Fixed colours: what is under them is a photo, not the theme.
_INK = QColor(255, 255, 255)
_RIM = QColor(0, 0, 0, 230)
_BOX = QColor(0, 0, 0, 158)

_SMALLEST_PX = 1
_LABEL_MARGIN = 0.035
"""In parts of the frame's shorter side."""

_CAPTION_MARGIN = 0.06
"""In parts of the frame's height."""

_WIDEST = 0.9
"""In parts of the frame's width."""

_LINE = 1.25
_RIM_WIDTH = 0.18
_BOX_SIDES = 0.5, 0.28
_BOX_CORNER = 0.3
"""These four in parts of the letters' size."""


def paint_label(painter: QPainter, frame: QRectF, style: LabelStyle) -> QRectF:
    """Write a label into its corner, and return where it stands."""
    font = _font(painter, style.height, frame)
    room = _WIDEST * frame.width()
    wide = QFontMetricsF(font).horizontalAdvance(style.text) + 2 * _BOX_SIDES[0] * font.pixelSize()
    if wide > room:
        font.setPixelSize(max(_SMALLEST_PX, round(font.pixelSize() * room / wide)))
    box = _box((style.text,), font)
    margin = _LABEL_MARGIN * min(frame.width(), frame.height())
    inner = frame.adjusted(margin, margin, -margin, -margin)
    edge, side = style.corner.split("-")
    if edge == "top":
        box.moveTop(inner.top())
    else:
        box.moveBottom(inner.bottom())
    if side == "left":
        box.moveLeft(inner.left())
    else:
        box.moveRight(inner.right())
    _paint_lines(painter, box, (style.text,), font, has_box=True)
    return box


def paint_captions(
    painter: QPainter, frame: QRectF, style: CaptionStyle, text: str, label: QRectF | None
) -> None:
    """Write a caption at its edge, clear of the label where there is one."""
    font = _font(painter, style.height, frame)
    lines = _wrapped(text, font, _WIDEST * frame.width())
    box = _box(lines, font)
    margin = _CAPTION_MARGIN * frame.height()
    box.moveCenter(frame.center())
    if style.edge == "top":
        box.moveTop(frame.top() + margin)
        if label is not None and box.intersects(label):
            box.moveTop(label.bottom())
    else:
        box.moveBottom(frame.bottom() - margin)
        if label is not None and box.intersects(label):
            box.moveBottom(label.top())
    _paint_lines(painter, box, lines, font, has_box=style.has_box)


def _font(painter: QPainter, height: float, frame: QRectF) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(max(_SMALLEST_PX, round(height * min(frame.width(), frame.height()))))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _wrapped(text: str, font: QFont, room: float) -> tuple[str, ...]:
    return tuple(line for paragraph in text.split("\n") for line in _lines(paragraph, font, room))


def _lines(paragraph: str, font: QFont, room: float) -> list[str]:
    layout = QTextLayout(paragraph, font)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        lines.append(paragraph[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return lines


def _box(lines: tuple[str, ...], font: QFont) -> QRectF:
    metrics, size = QFontMetricsF(font), font.pixelSize()
    width = max((metrics.horizontalAdvance(line) for line in lines), default=0.0)
    height = metrics.ascent() + metrics.descent() + (len(lines) - 1) * _LINE * size
    across, down = (2 * part * size for part in _BOX_SIDES)
    return QRectF(0, 0, width + across, height + down)


def _paint_lines(
    painter: QPainter, box: QRectF, lines: tuple[str, ...], font: QFont, *, has_box: bool
) -> None:
    metrics, size = QFontMetricsF(font), font.pixelSize()
    path = QPainterPath()
    for number, line in enumerate(lines):
        x = box.center().x() - metrics.horizontalAdvance(line) / 2
        y = box.top() + _BOX_SIDES[1] * size + metrics.ascent() + number * _LINE * size
        path.addText(x, y, font, line)
    if has_box:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_BOX)
        painter.drawRoundedRect(box, _BOX_CORNER * size, _BOX_CORNER * size)
    else:
        painter.strokePath(path, QPen(_RIM, max(1.0, _RIM_WIDTH * size)))
    painter.fillPath(path, _INK)
