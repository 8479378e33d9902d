"""What a drag on the canvas is: it follows the hand, and ends or is called off. Its kinds are beside."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

Lock = Literal["", "time", "value"]
"""The one axis along which keys move."""


@dataclass(frozen=True, slots=True)
class CurveHand:
    """Where the mouse is on the canvas, and what is held.

    Parameters
    ----------
    point : QPointF
    is_free : bool
        Whether snapping is suspended (Ctrl).
    is_straight : bool
        Whether only the axis counts along which the hand went further (Shift).
    lock : "", "time" or "value"
        The axis that was chosen by a key.
    """

    point: QPointF
    is_free: bool = False
    is_straight: bool = False
    lock: Lock = ""

    def travel(self, start: QPointF) -> QPointF:
        """Pixels from where it began, along the axes that count."""
        way = self.point - start
        lock = self.lock
        if not lock and self.is_straight:
            lock = "time" if abs(way.x()) >= abs(way.y()) else "value"
        return QPointF(0.0 if lock == "value" else way.x(), 0.0 if lock == "time" else way.y())


@dataclass(frozen=True, slots=True)
class CurveFeedback:
    """What is painted over the curves during a drag.

    Parameters
    ----------
    text : str
        Shown beside the mouse.
    snap : int or None
        Frame of the sound that pulls.
    band : QRectF or None
        A rectangle of the canvas.
    """

    text: str = ""
    snap: int | None = None
    band: QRectF | None = None


class CurveDrag:
    """A movement of the mouse, with a button held or after a key; the base class does nothing."""

    def __init__(self) -> None:
        self.feedback = CurveFeedback()

    def move(self, hand: CurveHand) -> None:
        """The mouse is at another place, or another key is held there."""

    def cancel(self) -> None:
        """The drag was called off: everything is as it was before."""
