"""What is beneath the mouse in the lanes: a clip, one of its grips, or an empty place. It changes nothing."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt

from desktop.views.timeline.envelope import (
    MIN_EDITED_WIDTH,
    TITLE_HEIGHT,
    fade_handles,
    gain_y,
)
from desktop.views.timeline.layout import Geometry
from joyvasa_runtime.project.document import Clip

Grip = Literal["none", "body", "start", "stop", "fade_in", "fade_out", "gain"]
"""Part of a clip; "none" where there is no clip."""

CURSORS: dict[Grip, Qt.CursorShape] = {
    "none": Qt.CursorShape.ArrowCursor,
    "body": Qt.CursorShape.ArrowCursor,
    "start": Qt.CursorShape.SizeHorCursor,
    "stop": Qt.CursorShape.SizeHorCursor,
    "fade_in": Qt.CursorShape.PointingHandCursor,
    "fade_out": Qt.CursorShape.PointingHandCursor,
    "gain": Qt.CursorShape.SizeVerCursor,
}

_EDGE_INSIDE_PX = 7.0
# An edge is gripped from just outside too, unless another clip is there.
_EDGE_OUTSIDE_PX = 3.0
_HANDLE_PX = 8.0
_LINE_PX = 4.0


@dataclass(frozen=True, slots=True)
class Hit:
    """What is at a place of the lanes.

    Parameters
    ----------
    grip : Grip
    clip_id : int or None
    row : int or None
        None above and below the tracks.
    """

    grip: Grip = "none"
    clip_id: int | None = None
    row: int | None = None


def hit_at(geometry: Geometry, point: QPointF) -> Hit:
    """What is at `point`, pixels of the lanes."""
    row = geometry.row_at(point.y())
    if row is None:
        return Hit()
    around = QRectF(point.x() - _EDGE_OUTSIDE_PX, point.y(), 2 * _EDGE_OUTSIDE_PX, 1)
    near = [(geometry.span_rect(row, clip.start, clip.frames), clip) for _, clip in geometry.clips_in(around)]
    # One that the point is inside of wins over one that it is only close to.
    near.sort(key=lambda item: not item[0].left() <= point.x() < item[0].right())
    for body, clip in near:
        return Hit(_grip(body, clip, point), clip.id, row)
    return Hit(row=row)


def _grip(body: QRectF, clip: Clip, point: QPointF) -> Grip:
    is_roomy = body.width() >= MIN_EDITED_WIDTH
    if is_roomy:
        fade_in, fade_out = fade_handles(body, clip)
        if _is_near(point, fade_in):
            return "fade_in"
        if _is_near(point, fade_out):
            return "fade_out"
    # A narrow clip keeps a third for gripping it as a whole.
    reach = min(_EDGE_INSIDE_PX, body.width() / 3)
    if point.x() < body.left() + reach:
        return "start"
    if point.x() >= body.right() - reach:
        return "stop"
    is_below_title = point.y() > body.top() + TITLE_HEIGHT
    if is_roomy and is_below_title and abs(point.y() - gain_y(body, clip.gain_db)) <= _LINE_PX:
        return "gain"
    return "body"


def _is_near(point: QPointF, handle: QPointF) -> bool:
    return abs(point.x() - handle.x()) <= _HANDLE_PX and abs(point.y() - handle.y()) <= _HANDLE_PX
