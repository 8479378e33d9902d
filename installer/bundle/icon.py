"""The program's icon in the forms that systems want, drawn from its SVG.

It needs the environment of the program (Qt draws, Pillow writes).
"""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256)
"""Sides in pixels that Linux desktops and Windows ask for."""


def draw_png(svg: Path, size: int) -> bytes:
    """A PNG of the picture, `size` pixels wide and high, transparent around it."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    contents = QByteArray()
    buffer = QBuffer(contents)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows only bytes here
    return bytes(contents.data())


def write_ico(svg: Path, target: Path) -> None:
    """Write an icon file for Windows with every size in it."""
    pictures = [Image.open(BytesIO(draw_png(svg, size))) for size in SIZES]
    pictures[-1].save(
        target, format="ICO", append_images=pictures[:-1], sizes=[(size, size) for size in SIZES]
    )
