"""Lines of text painted into a stamp: their layout, and what makes them legible on any picture.

Which text, which size and where is decided by `label` and `captions`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

_LINE = 1.25
"""Distance of lines in letter heights."""

_OUTLINE = 0.09
"""Width of the outline in letter heights."""

_OUTLINE_OPACITY = 0.9
_BOX_OPACITY = 0.62
_BOX_SIDES = (0.5, 0.28)
"""Room between letters and the box's edge in letter heights, across and down."""

_BOX_CORNER = 0.3
"""Radius of its corners in letter heights."""

_WHITE, _BLACK = 255.0, 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Painted lines.

    Parameters
    ----------
    colours : ndarray, shape (h, w, 3), uint8
    opacity : ndarray, shape (h, w), uint8
    """

    colours: NDArray[np.uint8]
    opacity: NDArray[np.uint8]

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.opacity.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.opacity.shape[0])


def paint_block(lines: tuple[str, ...], font: ImageFont.FreeTypeFont, *, has_box: bool) -> Block:
    """White lines, each in the middle, on a dark box or with a dark outline.

    Parameters
    ----------
    lines : tuple of str
    font : FreeTypeFont
    has_box : bool
    """
    _, down = _margins(font, has_box)
    width, height = block_size(lines, font, has_box=has_box)
    letters, around = (Image.new("L", (width, height)) for _ in range(2))
    if has_box:
        corner = min(round(_BOX_CORNER * font.size), height // 2)
        ImageDraw.Draw(around).rounded_rectangle((0, 0, width - 1, height - 1), corner, 255)
    ascent, _ = font.getmetrics()
    for number, line in enumerate(lines):
        at = width / 2, down + ascent + round(number * _LINE * font.size)
        ImageDraw.Draw(letters).text(at, line, 255, font, anchor="ms")
        if not has_box:
            stroke = _stroke(font)
            ImageDraw.Draw(around).text(at, line, 255, font, anchor="ms", stroke_width=stroke)
    return _joined(letters, around, _BOX_OPACITY if has_box else _OUTLINE_OPACITY)


def block_size(lines: tuple[str, ...], font: ImageFont.FreeTypeFont, *, has_box: bool) -> tuple[int, int]:
    """Width and height of a painted block in pixels."""
    across, down = _margins(font, has_box)
    ascent, descent = font.getmetrics()
    width = max((font.getlength(line) for line in lines), default=0.0)
    height = ascent + descent + round((len(lines) - 1) * _LINE * font.size)
    return int(np.ceil(width)) + 2 * across, height + 2 * down


def _margins(font: ImageFont.FreeTypeFont, has_box: bool) -> tuple[int, int]:
    """Pixels around the lines, across and down."""
    if has_box:
        across, down = (round(part * font.size) for part in _BOX_SIDES)
        return across, down
    return _stroke(font) + 2, _stroke(font) + 1


def _stroke(font: ImageFont.FreeTypeFont) -> int:
    return max(1, round(_OUTLINE * font.size))


def _joined(letters: Image.Image, around: Image.Image, dark: float) -> Block:
    """White letters over what is dark, as straight colours and opacity."""
    white = np.asarray(letters, np.float32) / 255.0
    black = np.asarray(around, np.float32) * (dark / 255.0)
    opacity = white + (1.0 - white) * black
    light = (_WHITE * white + _BLACK * (1.0 - white) * black) / np.maximum(opacity, 1e-6)
    colours = np.rint(np.clip(light, 0.0, 255.0)).astype(np.uint8)
    return Block(np.repeat(colours[..., None], 3, axis=2), np.rint(opacity * 255.0).astype(np.uint8))
