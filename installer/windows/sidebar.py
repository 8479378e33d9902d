"""The picture beside the first and the last page of the setup: the program's icon on its own ground.

Only the picture; where it is shown is said by the script.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from installer.bundle.icon import draw_png

SIZE = (328, 628)
"""Twice the pixels of the page's corner, so that it stays sharp where Windows draws everything larger."""

_GROUND = (0x2F, 0x3E, 0x63)
"""As the icon's own."""

_ICON_PX = 192
_TOP_PX = 120


def write_sidebar(svg: Path, target: Path) -> None:
    """Write the picture as the kind of bitmap that NSIS takes."""
    picture = Image.new("RGB", SIZE, _GROUND)
    icon = Image.open(BytesIO(draw_png(svg, _ICON_PX)))
    picture.paste(icon, ((SIZE[0] - _ICON_PX) // 2, _TOP_PX), icon)
    picture.save(target, format="BMP")
