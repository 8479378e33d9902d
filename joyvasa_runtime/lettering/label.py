"""The visible label that says for the whole video what it is. Captions are not here."""

from joyvasa_runtime.lettering.block import block_size, paint_block
from joyvasa_runtime.lettering.fonts import Fonts, system_fonts
from joyvasa_runtime.lettering.stamp import Stamp
from joyvasa_runtime.lettering.styles import AI_LABEL, LabelStyle

_MARGIN = 0.035
"""Distance from the frame's edges in parts of its shorter side."""

_WIDEST = 0.9
"""Width of the label at most, in parts of the frame's."""

_SMALLEST = 7
"""Pixels of letters that can just be read."""


def draw_label(size: tuple[int, int], style: LabelStyle, fonts: Fonts | None = None) -> Stamp:
    """The label for frames of a size: white on a dark box, so that it is legible on any picture.

    Parameters
    ----------
    size : (int, int)
        Width and height of the frames in pixels.
    style : LabelStyle
    fonts : Fonts, optional
        Where a font is looked for; the bundled one and the system's by default.
    """
    width, height = size
    # A label without words would say nothing; the choice is whether there is one.
    line = " ".join(style.text.split()) or AI_LABEL
    font = (fonts or system_fonts()).find(line)
    letters = max(_SMALLEST, round(style.height * min(size)))
    room = round(_WIDEST * width)
    wide, _ = block_size((line,), font.at(letters), has_box=True)
    if wide > room:
        letters = max(1, letters * room // wide)
    block = paint_block((line,), font.at(letters), has_box=True)
    shown_height, shown_width = min(block.height, height), min(block.width, width)
    margin = round(_MARGIN * min(size))
    edge, side = style.corner.split("-")
    left = margin if side == "left" else width - margin - shown_width
    top = margin if edge == "top" else height - margin - shown_height
    return Stamp(
        min(max(0, left), width - shown_width),
        min(max(0, top), height - shown_height),
        block.colours[:shown_height, :shown_width],
        block.opacity[:shown_height, :shown_width],
        (font.note,) if font.note else (),
    )
