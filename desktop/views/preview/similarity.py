"""Moving, turning and scaling of picture points as one value. It knows no limits."""

import cmath
import math
from dataclasses import dataclass

from joyvasa_runtime.portrait.crop_box import CropBox

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Similarity:
    """The map ``z -> factor * z + shift`` of points taken as complex numbers."""

    factor: complex = 1.0 + 0.0j
    shift: complex = 0.0j

    @staticmethod
    def move(start: Point, end: Point) -> "Similarity":
        """The shift that brings `start` to `end`."""
        return Similarity(shift=complex(*end) - complex(*start))

    @staticmethod
    def scale(anchor: Point, factor: float) -> "Similarity":
        """Scaling that leaves `anchor` where it is."""
        return Similarity(complex(factor), complex(*anchor) * (1.0 - factor))

    @staticmethod
    def turn(anchor: Point, degrees: float) -> "Similarity":
        """Turning about `anchor`; positive is clockwise on the screen."""
        factor = cmath.rect(1.0, math.radians(degrees))
        return Similarity(factor, complex(*anchor) * (1.0 - factor))

    def point(self, point: Point) -> Point:
        """Where a point comes to."""
        moved = self.factor * complex(*point) + self.shift
        return moved.real, moved.imag

    def points(self, points: tuple[Point, ...]) -> tuple[Point, ...]:
        """Where points come to."""
        return tuple(self.point(point) for point in points)

    def box(self, box: CropBox) -> CropBox:
        """What becomes of a square."""
        turned = math.degrees(cmath.phase(self.factor))
        return CropBox(self.point(box.centre), box.side * abs(self.factor), box.angle + turned)
