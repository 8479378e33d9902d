"""From frames of a clip's sound and values of a curve to pixels of the canvas, as one value."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from desktop.views.curves.value_scale import ValueScale
from desktop.views.widgets.time_scale import TimeScale


@dataclass(frozen=True, slots=True)
class Projection:
    """From frames of a sound and values of one curve to pixels."""

    time: TimeScale
    values: ValueScale
    shift: int
    width: int

    def x_of(self, frame: float) -> float:
        """Pixels to a frame of the sound."""
        return self.time.x_of(frame + self.shift)

    def point(self, frame: float, value: float) -> QPointF:
        """Where a value at a frame of the sound is."""
        return QPointF(self.x_of(frame), self.values.y_of(value))

    def frame_at(self, x: float) -> float:
        """The position in the sound, with a fraction, at `x`."""
        return self.time.position_at(x) - self.shift
