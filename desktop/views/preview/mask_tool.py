"""The paste-back mask on the picture: what it leaves out is dimmed, its edges are dragged.

The numbers can also be set in the portrait panel; both edit the same mask of the project.
"""

from functools import lru_cache, partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QCursor, QImage, QPainter, QPainterPath, QTransform

from desktop.views.preview.cursors import along
from desktop.views.preview.edit import Edit
from desktop.views.preview.marks import (
    ACCENT,
    REACH,
    SHADE,
    WHITE,
    draw_dot,
    draw_path,
    draw_square,
    polygon,
)
from desktop.views.preview.mask_shape import EDGES, Spot, dragged, outline, spots
from desktop.views.preview.tool import Point, Tool, Touch
from desktop.views.preview.viewport import Viewport
from desktop.views.widgets.gesture import Gestures
from joyvasa_runtime.portrait.crop_box import CropBox
from joyvasa_runtime.portrait.mask import MASK_SIDE, Mask, mask_pixels
from joyvasa_runtime.project.operations.portrait import set_mask

_SHADE_SIDE = 128
"""Pixels of the dimming, a few milliseconds' work at every step of a drag."""

_ROUND_SPOTS = ("roundness", "feather")


class MaskTool(Tool):
    """Edits the mask.

    Parameters
    ----------
    edit : callable
    text : str
        What the history calls it.
    """

    def __init__(self, edit: Edit, text: str) -> None:
        self._edit, self._text = edit, text
        self._gestures = Gestures()
        self._mask, self._box = Mask(), CropBox((0.0, 0.0), 1.0)
        self._is_shown = False
        self._hot: Spot | None = None
        self._drag: tuple[Spot, Point, Mask] | None = None

    def show(self, mask: Mask, box: CropBox | None) -> None:
        """Show the mask of a square; without a square there is none."""
        self._mask, self._is_shown = mask, box is not None
        self._box = box or self._box

    def bounds(self) -> tuple[Point, ...]:
        """The corners of the square."""
        corners = self._box.crop(MASK_SIDE).corners() if self._is_shown else ()
        return tuple((float(x), float(y)) for x, y in corners)

    def paint(self, painter: QPainter, view: Viewport) -> None:
        """Draw what is left out dimmed, the opening's edge, the end of its softness, and the handles."""
        if not self._is_shown:
            return
        to_widget = self._to_widget(view)
        self._paint_shade(painter, view, to_widget)
        draw_path(painter, self._line(outline(self._mask), to_widget))
        inner = self._line(outline(self._mask, self._mask.feather), to_widget)
        draw_path(painter, inner, ACCENT, 1.0)
        for spot, place in spots(self._mask).items():
            at, is_hot = to_widget.map(QPointF(*place)), spot == self._hot
            if spot in _ROUND_SPOTS:
                draw_dot(painter, at, ACCENT if spot == "feather" else WHITE, is_hot=is_hot)
            else:
                draw_square(painter, at, is_hot)

    def hover(self, touch: Touch) -> QCursor | None:
        """The cursor of the handle under the mouse."""
        self._hot = self._spot_at(touch)
        if self._hot is None:
            return None
        if self._hot == "inside":
            return QCursor(Qt.CursorShape.SizeAllCursor)
        if self._hot in EDGES:
            to_widget, place = self._to_widget(touch.view), spots(self._mask)
            is_across = self._hot in ("left", "right")
            first, second = (place["left"], place["right"]) if is_across else (place["top"], place["bottom"])
            return along(to_widget.map(QPointF(*second)) - to_widget.map(QPointF(*first)))
        return QCursor(Qt.CursorShape.PointingHandCursor)

    def leave(self) -> None:
        """Nothing is under the mouse any more."""
        self._hot = None

    def press(self, touch: Touch) -> bool:
        """Begin a drag of the handle under the mouse, or of the opening."""
        spot = self._spot_at(touch)
        if spot is None:
            return False
        self._drag = spot, self._in_square(touch), self._mask
        self._gestures.begin()
        return True

    def drag(self, touch: Touch) -> None:
        """Edit the mask as far as the drag has come; Alt moves the opposite edge as well."""
        if self._drag is None:
            return
        spot, start, mask = self._drag
        x, y = self._in_square(touch)
        by = x - start[0], y - start[1]
        self._set(dragged(mask, spot, by, touch.holds(Qt.KeyboardModifier.AltModifier)))

    def release(self, touch: Touch) -> None:
        """End the drag."""
        self._drag = None
        self._gestures.end()

    def cancel(self) -> bool:
        """Put the mask back to where the drag began."""
        if self._drag is None:
            return False
        self._set(self._drag[2])
        self._drag = None
        self._gestures.end()
        return True

    def _set(self, mask: Mask) -> None:
        self._edit(self._text, partial(set_mask, mask=mask), self._gestures.current())

    def _spot_at(self, touch: Touch) -> Spot | None:
        if not self._is_shown:
            return None
        to_widget = self._to_widget(touch.view)
        for spot, place in reversed(spots(self._mask).items()):
            away = to_widget.map(QPointF(*place)) - touch.position
            if QPointF.dotProduct(away, away) <= REACH**2:
                return spot
        edge = self._line(outline(self._mask), to_widget)
        return "inside" if edge.contains(touch.position) else None

    def _to_widget(self, view: Viewport) -> QTransform:
        """Edge coordinates of the 512-pixel square -> widget pixels."""
        inverse = self._box.crop(MASK_SIDE).inverse
        # Half a pixel: the square's edge is at 0 here, and at -0.5 where pixels' middles are counted.
        shift = inverse[:2, 2] - 0.5 * inverse[:2, :2].sum(axis=1)
        (a, b), (c, d) = inverse[:2, :2].tolist()
        return QTransform(a, c, b, d, float(shift[0]), float(shift[1])) * view.transform

    def _in_square(self, touch: Touch) -> Point:
        back, _ = self._to_widget(touch.view).inverted()
        place = back.map(touch.position)
        return place.x(), place.y()

    def _line(self, points: list[Point], to_widget: QTransform) -> QPainterPath:
        return polygon([to_widget.map(QPointF(*point)) for point in points])

    def _paint_shade(self, painter: QPainter, view: Viewport, to_widget: QTransform) -> None:
        side = float(MASK_SIDE)
        seen = view.target.intersected(QRectF(0, 0, view.window.width(), view.window.height()))
        picture, square = QPainterPath(), self._line([(0, 0), (side, 0), (side, side), (0, side)], to_widget)
        picture.addRect(seen)
        painter.fillPath(picture.subtracted(square), SHADE)
        painter.save()
        painter.setClipRect(seen)
        painter.setTransform(to_widget, combine=True)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, side, side), _shade(self._mask))
        painter.restore()


@lru_cache(maxsize=4)
def _shade(mask: Mask) -> QImage:
    """Black over what the mask leaves out."""
    hidden = 1.0 - mask_pixels(mask, _SHADE_SIDE)
    pixels = np.zeros((_SHADE_SIDE, _SHADE_SIDE, 4), np.uint8)
    pixels[..., 3] = np.rint(hidden * SHADE.alpha())
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.data, _SHADE_SIDE, _SHADE_SIDE, 4 * _SHADE_SIDE, form).copy()
