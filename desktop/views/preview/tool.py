"""What edits something on the canvas: it gets the mouse in widget and picture coordinates, and paints itself.

Which tool is at work, and when the canvas repaints, is not its business.
"""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QCursor, QPainter

from desktop.views.preview.viewport import Viewport

Point = tuple[float, float]
"""Picture pixels (x, y)."""

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Touch:
    """A place that the mouse is at.

    Parameters
    ----------
    position : QPointF
        Widget pixels.
    view : Viewport
    modifiers : Qt.KeyboardModifier
    """

    position: QPointF
    view: Viewport
    modifiers: Qt.KeyboardModifier = NO_MODIFIER

    @property
    def point(self) -> Point:
        """The place in the picture."""
        return self.view.to_picture(self.position)

    def distance(self, point: Point) -> float:
        """Widget pixels to a point of the picture."""
        away = self.view.to_widget(point) - self.position
        return math.hypot(away.x(), away.y())

    def holds(self, modifier: Qt.KeyboardModifier) -> bool:
        """Whether a modifier key is held."""
        return bool(self.modifiers & modifier)


class Tool:
    """A tool that does nothing."""

    def paint(self, painter: QPainter, view: Viewport) -> None:
        """Draw over the picture, in widget pixels."""

    def bounds(self) -> tuple[Point, ...]:
        """Points of the picture that should be in view when the tool sets to work."""
        return ()

    def hover(self, touch: Touch) -> QCursor | None:
        """The cursor over a place; None is the canvas's own."""
        return None

    def leave(self) -> None:
        """The mouse has left the canvas."""

    def press(self, touch: Touch) -> bool:
        """Begin something; False leaves the press to the canvas."""
        return False

    def drag(self, touch: Touch) -> None:
        """Go on with what `press` began."""

    def release(self, touch: Touch) -> None:
        """End what `press` began."""

    def cancel(self) -> bool:
        """Take back what `press` began; False if nothing was under way."""
        return False

    @property
    def can_nudge(self) -> bool:
        """Whether the arrow keys have something to move."""
        return False

    def select_next(self, step: int) -> bool:
        """Select the next thing, or the previous one for -1; False where there or before is none."""
        return False

    def select_end(self, step: int) -> None:
        """Select the first thing, or the last one for -1, unless one is selected."""

    def nudge(self, dx: int, dy: int, is_large: bool) -> None:
        """Move what is selected by small or large steps of an arrow key."""
