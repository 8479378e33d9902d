"""The strip of the ruler that marks faults of motion: where each mark lies, and which one is under the mouse.

What a mark looks like is `widgets.fault_mark`.
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPalette

from desktop.views.widgets.fault_mark import paint_fault
from desktop.views.widgets.time_scale import TimeScale
from joyvasa_runtime.project.quality.fault import Fault, FaultKind

STRIP_HEIGHT = 10

_MARGIN = 1.0
_NARROWEST_PX = 8.0
"""A mark is wide enough to be seen and hit, however short the fault."""


class FaultStrip:
    """Marks of faults.

    Parameters
    ----------
    top : float
        Pixels from the top of the ruler.
    """

    def __init__(self, top: float) -> None:
        self._top = top
        self._faults: tuple[Fault, ...] = ()

    def set_faults(self, faults: tuple[Fault, ...]) -> None:
        """Mark these; short ones lie on top of long ones."""
        self._faults = tuple(sorted(faults, key=lambda fault: -len(fault.span)))

    def covers(self, point: QPointF) -> bool:
        """Whether a point lies in the strip."""
        return self._top <= point.y() < self._top + STRIP_HEIGHT

    def fault_at(self, point: QPointF, scale: TimeScale) -> Fault | None:
        """The fault whose mark is seen at a point."""
        if not self.covers(point):
            return None
        return next(
            (fault for fault in reversed(self._faults) if self._place(fault, scale).contains(point)), None
        )

    def paint(self, painter: QPainter, scale: TimeScale, width: float, palette: QPalette) -> None:
        """Paint the marks that are seen; those of a kind that nearly cover each other only once."""
        painted: dict[tuple[FaultKind, int, int], None] = {}
        for fault in self._faults:
            place = self._place(fault, scale).intersected(QRectF(-8, self._top, width + 16, STRIP_HEIGHT))
            key = (fault.kind, round(place.left() / 2), round(place.right() / 2))
            if place.isEmpty() or key in painted:
                continue
            painted[key] = None
            paint_fault(painter, place, fault.kind, palette)

    def _place(self, fault: Fault, scale: TimeScale) -> QRectF:
        left, right = scale.x_of(fault.span.start), scale.x_of(fault.span.stop)
        more = max(_NARROWEST_PX - (right - left), 0.0) / 2
        return QRectF(left - more, self._top + _MARGIN, right - left + 2 * more, STRIP_HEIGHT - 2 * _MARGIN)
