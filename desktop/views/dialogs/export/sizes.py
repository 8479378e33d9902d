"""The sizes that a video is offered in, and where a picture then lies: pure values, no widget."""

from dataclasses import replace
from typing import Literal

from desktop.views.dialogs.export.shown_picture import ShownPicture
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.placement import Placement, place

SizeName = Literal["picture", "longer", "wide", "upright", "square", "portrait", "own"]

STANDARD: dict[SizeName, tuple[int, int]] = {
    "wide": (1920, 1080),
    "upright": (1080, 1920),
    "square": (1080, 1080),
    "portrait": (1080, 1350),
}
"""Width and height in pixels."""

USUAL_LONGER_SIDE = 1080


def size_name(canvas: Canvas) -> SizeName:
    """Which of the offered sizes a canvas has."""
    if canvas.size is None:
        return "picture" if canvas.longer_side is None else "longer"
    return next((name for name, size in STANDARD.items() if size == canvas.size), "own")


def with_size(canvas: Canvas, name: SizeName) -> Canvas:
    """A canvas of another of the offered sizes; an own one begins with what the canvas has."""
    if name == "picture":
        return replace(canvas, size=None, longer_side=None)
    if name == "longer":
        longer = max(canvas.size) if canvas.size else canvas.longer_side or USUAL_LONGER_SIDE
        return replace(canvas, size=None, longer_side=longer)
    size = STANDARD.get(name) or canvas.size or STANDARD["wide"]
    return replace(canvas, size=size, longer_side=None)


def placed(canvas: Canvas, picture: ShownPicture) -> Placement:
    """Where a picture lies on a canvas."""
    return place(picture.width, picture.height, canvas, picture.centre)


def seen_centre(canvas: Canvas, picture: ShownPicture) -> tuple[float, float]:
    """Point of the picture that is in the middle of the canvas, in parts of its width and height."""
    where = placed(canvas, picture)
    x = (where.width / 2 - where.left) / where.across
    y = (where.height / 2 - where.top) / where.down
    return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)


def moved(canvas: Canvas, picture: ShownPicture, across: float, down: float) -> Canvas:
    """The picture moved by parts of the canvas's width and height, as far as it can go."""
    where, (x, y) = placed(canvas, picture), seen_centre(canvas, picture)
    x -= across * where.width / where.across
    y -= down * where.height / where.down
    aimed = replace(canvas, centre=(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)))
    # What lies beyond the last possible place would have to be dragged back first.
    return replace(aimed, centre=_rounded(seen_centre(aimed, picture)))


def zoomed(canvas: Canvas, picture: ShownPicture, zoom: float) -> Canvas:
    """The picture larger or smaller around what is in the middle."""
    # A centre that nobody chose stays with the face.
    centre = None if canvas.centre is None else _rounded(seen_centre(canvas, picture))
    return replace(canvas, zoom=round(min(max(zoom, 1.0), 8.0), 2), centre=centre)


def _rounded(point: tuple[float, float]) -> tuple[float, float]:
    """A thousandth is less than two pixels of a video; more digits would only be read."""
    return round(point[0], 3), round(point[1], 3)
