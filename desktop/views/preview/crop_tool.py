"""The square around the head as handles on the picture: moved, scaled, turned, nudged.

Where there is no square set by hand it shows the one that the points give.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QCursor, QPainter, QPainterPath

from desktop.views.preview.box_handles import BoxHandles, Part
from desktop.views.preview.edit import Edit
from desktop.views.preview.marks import SHADE, polygon
from desktop.views.preview.tool import Point, Tool, Touch
from desktop.views.preview.viewport import Viewport
from desktop.views.widgets.gesture import Gestures
from joyvasa_runtime.portrait.crop_box import CropBox
from joyvasa_runtime.project.operations.portrait import set_crop

_SMALLEST_SIDE = 32.0
_LARGEST_OF_PICTURE = 4.0
_NUDGES = (1.0, 10.0)


def corners_of(box: CropBox) -> tuple[Point, ...]:
    """The corners of a square, clockwise from its own top left."""
    return tuple((float(x), float(y)) for x, y in box.crop(512).corners())


class CropTool(Tool):
    """Edits the crop.

    Parameters
    ----------
    edit : callable
    text : str
        What the history calls it.
    """

    def __init__(self, edit: Edit, text: str) -> None:
        self._edit, self._text = edit, text
        self._gestures = Gestures()
        self._size = (1, 1)
        self._box: CropBox | None = None
        self._kept: CropBox | None = None
        self._hot: Part | None = None
        self._drag: tuple[Part, Point, CropBox, CropBox | None] | None = None

    def show(self, box: CropBox | None, kept: CropBox | None, size: tuple[int, int]) -> None:
        """Show a square.

        Parameters
        ----------
        box : CropBox or None
            The square as it is; None where no head was found.
        kept : CropBox or None
            That of the document; None where the points give it.
        size : tuple of int
            Width and height of the picture.
        """
        self._box, self._kept, self._size = box, kept, size

    def bounds(self) -> tuple[Point, ...]:
        """The corners of the square."""
        return () if self._box is None else corners_of(self._box)

    def paint(self, painter: QPainter, view: Viewport) -> None:
        """Draw the picture outside the square dimmed, and the handles."""
        if self._box is None:
            return
        handles = BoxHandles(corners_of(self._box))
        outside = QPainterPath()
        outside.addRect(view.target.intersected(QRectF(0, 0, view.window.width(), view.window.height())))
        square = polygon([view.to_widget(corner) for corner in handles.corners])
        painter.fillPath(outside.subtracted(square), SHADE)
        handles.paint(painter, view, self._drag[0] if self._drag else self._hot)

    def hover(self, touch: Touch) -> QCursor | None:
        """The cursor of the part under the mouse."""
        handles = self._handles()
        self._hot = handles.part_at(touch) if handles else None
        return handles.cursor(self._hot, touch.view) if handles and self._hot else None

    def leave(self) -> None:
        """Nothing is under the mouse any more."""
        self._hot = None

    def press(self, touch: Touch) -> bool:
        """Begin a drag of the part under the mouse."""
        handles = self._handles()
        part = handles.part_at(touch) if handles else None
        if part is None or self._box is None:
            return False
        self._drag = part, touch.point, self._box, self._kept
        self._gestures.begin()
        return True

    def drag(self, touch: Touch) -> None:
        """Edit the crop as far as the drag has come."""
        if self._drag is None:
            return
        part, start, box, _ = self._drag
        moved = BoxHandles(corners_of(box)).drag(part, start, touch, self._factors(box)).box(box)
        self._set(self._kept_on_picture(moved))

    def release(self, touch: Touch) -> None:
        """End the drag."""
        self._drag = None
        self._gestures.end()

    def cancel(self) -> bool:
        """Put the crop back to where the drag began."""
        if self._drag is None:
            return False
        self._set(self._drag[3])
        self._drag = None
        self._gestures.end()
        return True

    @property
    def can_nudge(self) -> bool:
        """Whether there is a square to move."""
        return self._box is not None

    def nudge(self, dx: int, dy: int, is_large: bool) -> None:
        """Move the square by one or ten pixels."""
        if self._box is None:
            return
        step = _NUDGES[is_large]
        x, y = self._box.centre
        moved = replace(self._box, centre=(x + step * dx, y + step * dy))
        self._set(self._kept_on_picture(moved))

    def has_handle_at(self, touch: Touch) -> bool:
        """Whether a corner or the knob is meant at a place."""
        handles = self._handles()
        return handles is not None and handles.part_at(touch) not in (None, "inside")

    def _handles(self) -> BoxHandles | None:
        return None if self._box is None else BoxHandles(corners_of(self._box))

    def _set(self, box: CropBox | None) -> None:
        self._edit(self._text, partial(set_crop, crop=box), self._gestures.current("nudge"))

    def _factors(self, box: CropBox) -> tuple[float, float]:
        """How far a square may shrink and grow; one beyond the limits stays usable."""
        largest = _LARGEST_OF_PICTURE * max(self._size)
        return min(1.0, _SMALLEST_SIDE / box.side), max(1.0, largest / box.side)

    def _kept_on_picture(self, box: CropBox) -> CropBox:
        (x, y), (width, height) = box.centre, self._size
        return replace(box, centre=(min(max(x, 0.0), width - 1.0), min(max(y, 0.0), height - 1.0)))
