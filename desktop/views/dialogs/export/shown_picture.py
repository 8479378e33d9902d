"""The portrait as a video shows it: the whole picture, or the square around the head. It paints nothing."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPolygonF, QTransform

from desktop.jobs.portraits import PreparedPortrait
from joyvasa_runtime.portrait.canvas import View

_FACE_SIDE = 512
"""Pixels of the head's square in the little picture; most packs draw as many."""

_UNKNOWN_SIDE = 1024


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """What is placed on the canvas.

    Parameters
    ----------
    image : QImage
        Null where no portrait was looked at yet.
    width, height : int
        Of the full picture or the square, in pixels; only the shape counts where `has_size` is False.
    centre : (float, float)
        Of the face, in parts of width and height.
    has_size : bool
        Whether a video without a size of its own has this one.
    """

    image: QImage = field(default_factory=QImage)
    width: int = _UNKNOWN_SIDE
    height: int = _UNKNOWN_SIDE
    centre: tuple[float, float] = (0.5, 0.5)
    has_size: bool = False


def shown_picture(prepared: PreparedPortrait | None, view: View) -> ShownPicture:
    """What of a portrait a video shows."""
    if prepared is None:
        return ShownPicture()
    if view == "full":
        return ShownPicture(prepared.image, prepared.width, prepared.height, _face_centre(prepared), True)
    return ShownPicture(_head(prepared), _FACE_SIDE, _FACE_SIDE)


def _face_centre(prepared: PreparedPortrait) -> tuple[float, float]:
    if prepared.corners is None:
        return 0.5, 0.5
    x, y = (sum(corner[axis] for corner in prepared.corners) / 4 for axis in (0, 1))
    # The square may stand over the picture's border.
    return min(max(x / prepared.width, 0.0), 1.0), min(max(y / prepared.height, 0.0), 1.0)


def _head(prepared: PreparedPortrait) -> QImage:
    """The square around the head, upright."""
    if prepared.corners is None:
        return prepared.image
    # Positions count pixels' middles in the full picture; the image may be a smaller one.
    ratio = prepared.image.width() / prepared.width
    corners = [QPointF((x + 0.5) * ratio, (y + 0.5) * ratio) for x, y in prepared.corners]
    square = [QPointF(0, 0), QPointF(_FACE_SIDE, 0), QPointF(_FACE_SIDE, _FACE_SIDE), QPointF(0, _FACE_SIDE)]
    to_square = QTransform.quadToQuad(QPolygonF(corners), QPolygonF(square))
    assert isinstance(to_square, QTransform), "a square has an area"
    return _drawn(prepared.image, to_square)


def _drawn(image: QImage, transform: QTransform) -> QImage:
    square = QImage(_FACE_SIDE, _FACE_SIDE, QImage.Format.Format_RGB32)
    square.fill(Qt.GlobalColor.black)
    painter = QPainter(square)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(transform)
    painter.drawImage(0, 0, image)
    painter.end()
    return square
