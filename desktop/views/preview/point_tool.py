"""The twenty points as dots to drag, one by one or all together in the box around them.

Where they come from first, and what kind of head they mark, is the editor's business.
"""

from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QPainter

from desktop.views.preview.box_handles import BoxHandles, Part
from desktop.views.preview.edit import Edit
from desktop.views.preview.marks import (
    LEFT,
    MIDDLE,
    REACH,
    RIGHT,
    WHITE,
    draw_dot,
    draw_label,
    draw_path,
    draw_ring,
    smooth_line,
)
from desktop.views.preview.point_names import LINES, LOOPS, point_text
from desktop.views.preview.tool import Point, Tool, Touch
from desktop.views.preview.viewport import Viewport
from desktop.views.widgets.gesture import Gestures
from joyvasa_runtime.portrait.hand_points import POINT_NAMES, HandKind
from joyvasa_runtime.project.operations.portrait import set_points

Points = tuple[Point, ...]

_BOX_MARGIN = 0.08
"""Room between the points and the box around them, in parts of the box."""

_NUDGES = (1.0, 10.0)


@dataclass(frozen=True, slots=True)
class _Drag:
    """What is being dragged: one point, or a part of the box around all."""

    target: int | Part
    start: Point
    points: Points


class PointTool(Tool):
    """Edits the points.

    Parameters
    ----------
    edit : callable
    text : str
        What the history calls it.
    """

    def __init__(self, edit: Edit, text: str) -> None:
        self._edit, self._text = edit, text
        self._gestures = Gestures()
        self._kind: HandKind = "animal"
        self._points: Points | None = None
        self._size = (1, 1)
        self._hot: int | Part | None = None
        self._selected: int | None = None
        self._drag: _Drag | None = None

    @property
    def selected(self) -> int | None:
        """Index of the selected point."""
        return self._selected

    def show(self, kind: HandKind, points: Points | None, size: tuple[int, int]) -> None:
        """Show points of a picture of some width and height; None where there are none."""
        self._kind, self._points, self._size = kind, points, size
        if points is None:
            self._selected = self._hot = self._drag = None

    def bounds(self) -> tuple[Point, ...]:
        """The corners of the box around the points."""
        return () if self._points is None else box_around(self._points)

    def paint(self, painter: QPainter, view: Viewport) -> None:
        """Draw the lines, the dots, the box around them and the name of the point that is meant."""
        if self._points is None:
            return
        BoxHandles(box_around(self._points)).paint(
            painter, view, self._hot if isinstance(self._hot, str) else None
        )
        seen = [view.to_widget(point) for point in self._points]
        for loop in LOOPS:
            draw_path(painter, smooth_line([seen[i] for i in loop], is_closed=True), _faint(WHITE), 1.0)
        for line in LINES:
            draw_path(painter, smooth_line([seen[i] for i in line]), _faint(WHITE), 1.0)
        if self._selected is not None:
            draw_ring(painter, seen[self._selected])
        for index, at in enumerate(seen):
            draw_dot(painter, at, _colour(index), is_hot=index == self._hot)
        self._paint_name(painter, seen, view)

    def hover(self, touch: Touch) -> QCursor | None:
        """The cursor of the point or the part of the box under the mouse."""
        self._hot = self._target_at(touch)
        if self._hot is None or self._points is None:
            return None
        if isinstance(self._hot, int):
            return QCursor(Qt.CursorShape.PointingHandCursor)
        return BoxHandles(box_around(self._points)).cursor(self._hot, touch.view)

    def leave(self) -> None:
        """Nothing is under the mouse any more."""
        self._hot = None

    def press(self, touch: Touch) -> bool:
        """Select the point under the mouse and begin a drag of it, or of all."""
        target = self._target_at(touch)
        self._selected = target if isinstance(target, int) else None
        if target is None or self._points is None:
            return False
        self._drag = _Drag(target, touch.point, self._points)
        self._gestures.begin()
        return True

    def drag(self, touch: Touch) -> None:
        """Edit the points as far as the drag has come."""
        if self._drag is None:
            return
        drag = self._drag
        if isinstance(drag.target, int):
            by = touch.point[0] - drag.start[0], touch.point[1] - drag.start[1]
            self._set(_with_moved(drag.points, drag.target, by))
        else:
            moved = BoxHandles(box_around(drag.points)).drag(drag.target, drag.start, touch)
            self._set(moved.points(drag.points))

    def release(self, touch: Touch) -> None:
        """End the drag."""
        self._drag = None
        self._gestures.end()

    def cancel(self) -> bool:
        """Put the points back to where the drag began; without a drag, select nothing."""
        if self._drag is not None:
            self._set(self._drag.points)
            self._drag = None
            self._gestures.end()
            return True
        was_selected, self._selected = self._selected is not None, None
        return was_selected

    @property
    def can_nudge(self) -> bool:
        """Whether a point is selected."""
        return self._points is not None and self._selected is not None

    def nudge(self, dx: int, dy: int, is_large: bool) -> None:
        """Move the selected point by one or ten pixels."""
        if self._points is None or self._selected is None:
            return
        step = _NUDGES[is_large]
        self._set(_with_moved(self._points, self._selected, (step * dx, step * dy)))

    def select_next(self, step: int) -> bool:
        """Select the next or the previous point, once one is selected; none beyond the ends."""
        if self._points is None or self._selected is None:
            return False
        following = self._selected + step
        self._selected = following if 0 <= following < len(self._points) else None
        return self._selected is not None

    def select_end(self, step: int) -> None:
        """Select the first point, or the last one for -1, unless one is selected."""
        if self._points is not None and self._selected is None:
            self._selected = 0 if step > 0 else len(self._points) - 1

    def _target_at(self, touch: Touch) -> int | Part | None:
        """The nearest point within reach, else the part of the box."""
        if self._points is None:
            return None
        distances = [touch.distance(point) for point in self._points]
        nearest = min(range(len(distances)), key=distances.__getitem__)
        if distances[nearest] <= REACH:
            return nearest
        return BoxHandles(box_around(self._points)).part_at(touch)

    def _set(self, points: Points) -> None:
        width, height = self._size
        kept = tuple((min(max(x, 0.0), width - 1.0), min(max(y, 0.0), height - 1.0)) for x, y in points)
        operation = partial(set_points, kind=self._kind, points=kept)
        self._edit(self._text, operation, self._gestures.current("nudge"))

    def _paint_name(self, painter: QPainter, seen: list[QPointF], view: Viewport) -> None:
        index = self._hot if isinstance(self._hot, int) else self._selected
        if index is not None:
            bounds = QRectF(0, 0, view.window.width(), view.window.height())
            draw_label(painter, seen[index], point_text(index), QFont(painter.font()), bounds)


def box_around(points: Points) -> Points:
    """Corners of the box around points, level with the eyes, clockwise from its own top left."""
    values = np.array(points)
    left, right = values[0:4].mean(axis=0), values[4:8].mean(axis=0)
    across = right - left
    length = float(np.hypot(*across))
    along = across / length if length > 1e-6 else np.array([1.0, 0.0])
    frame = np.stack([along, [-along[1], along[0]]])
    level = values @ frame.T
    low, high = level.min(axis=0), level.max(axis=0)
    margin = _BOX_MARGIN * float((high - low).max()) + 1.0
    (x0, y0), (x1, y1) = low - margin, high + margin
    corners = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]) @ frame
    return tuple((float(x), float(y)) for x, y in corners)


def _with_moved(points: Points, index: int, by: Point) -> Points:
    x, y = points[index]
    return (*points[:index], (x + by[0], y + by[1]), *points[index + 1 :])


def _colour(index: int) -> QColor:
    """Left and right in colours of their own: exchanged points are seen at once."""
    name = POINT_NAMES[index]
    return LEFT if "left" in name else RIGHT if "right" in name else MIDDLE


def _faint(colour: QColor) -> QColor:
    faint = QColor(colour)
    faint.setAlpha(170)
    return faint
