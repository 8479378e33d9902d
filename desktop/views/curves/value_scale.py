"""Where a value is on the screen, and which values the axis names.

Values only; what is zoomed by hand is `viewport`.
"""

import math
from dataclasses import dataclass, replace

MAX_PX_PER_UNIT = 1e5
MIN_PX_PER_UNIT = 0.05
"""A thousandth of an expression is as high as a finger is wide, and all of a turn fits in a low window."""


@dataclass(frozen=True, slots=True)
class ValueScale:
    """A position and a zoom, values growing upward.

    Parameters
    ----------
    top : float
        The value at y = 0.
    px_per_unit : float
        `MIN_PX_PER_UNIT` to `MAX_PX_PER_UNIT`.
    """

    top: float = 1.0
    px_per_unit: float = 100.0

    def y_of(self, value: float) -> float:
        """Pixels from the upper edge to a value."""
        return (self.top - value) * self.px_per_unit

    def value_at(self, y: float) -> float:
        """The value at `y`."""
        return self.top - y / self.px_per_unit

    def zoomed(self, factor: float, y: float) -> "ValueScale":
        """Higher by `factor`, within the limits, with what is at `y` kept there."""
        px_per_unit = min(max(self.px_per_unit * factor, MIN_PX_PER_UNIT), MAX_PX_PER_UNIT)
        return ValueScale(self.value_at(y) + y / px_per_unit, px_per_unit)

    def scrolled(self, pixels: float) -> "ValueScale":
        """What was `pixels` below is now at the upper edge."""
        return replace(self, top=self.top - pixels / self.px_per_unit)

    def within(self, low: float, high: float) -> "ValueScale":
        """The scale of values of which `low` and `high` are where this one has 0 and 1."""
        span = high - low
        return ValueScale(self.top * span + low, self.px_per_unit / span)

    @staticmethod
    def showing(low: float, high: float, height: float, margin: float) -> "ValueScale":
        """The scale at which `low` to `high` fills `height` pixels but for `margin` pixels at each end."""
        room = max(height - 2 * margin, 1.0)
        px_per_unit = min(max(room / (high - low), MIN_PX_PER_UNIT), MAX_PX_PER_UNIT)
        middle = (low + high) / 2
        return ValueScale(middle + height / 2 / px_per_unit, px_per_unit)


def value_ticks(scale: ValueScale, height: float, label_height: float) -> tuple[tuple[float, ...], int]:
    """The values that an axis `height` pixels high names, and the digits they need behind the point.

    Parameters
    ----------
    scale : ValueScale
    height, label_height : float
        Labels need so many pixels each.
    """
    step = _round_step(label_height / scale.px_per_unit)
    first = math.ceil(scale.value_at(height) / step)
    last = math.floor(scale.top / step)
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    return tuple(index * step for index in range(first, last + 1)), digits


def _round_step(least: float) -> float:
    """The least of 1, 2 and 5 times a power of ten that is not below `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))
