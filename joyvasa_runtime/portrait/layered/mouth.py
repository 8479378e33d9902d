"""The frame of the mouth and the two lines at which the lips part.

Measuring the lines is done here; what moves them is in `fields`, what shows between them in `interior`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.layered.dark_line import brightness, lowest_offsets
from joyvasa_runtime.portrait.layered.rig import Points, Rig

LINE_SAMPLES = 129
LINE_REACH = 1.6
"""The lines are sampled for u from -1.6 to 1.6; the corners of the mouth are at -1 and 1."""

_CLOSED_GAP = 2.0
"""Pixels below which the mesh's two inner lines are one closed line measured twice."""

_SNAP_REACH = 4.0
"""Pixels by which a closed line may move to the dark line between the lips."""

_WIDTH_LIMITS = {"human": (0.6, 1.05), "drawing": (0.45, 1.05), "animal": (0.45, 1.2)}
"""Least and greatest unit in eye distances: keeps broad smiles from growing motions and gives small mouths
enough of them."""


@dataclass(frozen=True, slots=True)
class MouthFrame:
    """Where the mouth is and how its lips meet.

    Parameters
    ----------
    origin : ndarray, shape (2,)
        Middle between the corners, crop pixels.
    along, down : ndarray, shape (2,)
        Unit vectors to the right corner and to the chin.
    half : float
        Half the distance of the corners in pixels; u = +-1 there.
    unit : float
        The width that motions are measured in, pixels.
    upper, lower : ndarray, shape (129,)
        Height v (pixels along `down`) of the upper and the lower lip's inner line at u = -1.6..1.6.
    """

    origin: Points
    along: Points
    down: Points
    half: float
    unit: float
    upper: NDArray[np.float64]
    lower: NDArray[np.float64]

    @property
    def gap(self) -> float:
        """Greatest distance of the lips in the photo, pixels; 0 for a closed mouth."""
        return float((self.lower - self.upper).max())

    def coordinates(self, points: NDArray[np.floating]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """u (corners at -1 and 1) and v (pixels below the line of the corners) of crop points."""
        relative = np.asarray(points, np.float64) - self.origin
        return relative @ self.along / self.half, relative @ self.down

    def place(self, u: NDArray[np.floating], v: NDArray[np.floating]) -> Points:
        """Crop points at u and v."""
        return np.asarray(
            self.origin + u[..., None] * self.half * self.along + v[..., None] * self.down, np.float64
        )

    def upper_at(self, u: NDArray[np.floating]) -> NDArray[np.float64]:
        """Height of the upper line."""
        return np.asarray(np.interp(u, _samples(), self.upper))

    def lower_at(self, u: NDArray[np.floating]) -> NDArray[np.float64]:
        """Height of the lower line."""
        return np.asarray(np.interp(u, _samples(), self.lower))


def measure_mouth(pixels: NDArray[np.uint8], rig: Rig) -> MouthFrame:
    """The mouth's frame and lines.

    Parameters
    ----------
    pixels : ndarray, shape (S, S, 3), uint8
        RGB crop.
    rig : Rig
    """
    left, right = rig.upper_outer[0], rig.upper_outer[-1]
    across = right - left
    width = float(np.linalg.norm(across))
    along = across / width
    down = np.array([-along[1], along[0]])
    least, most = (limit * rig.eye_distance for limit in _WIDTH_LIMITS[rig.kind])
    unit = float(np.clip(width, least, most))
    ends = np.zeros(LINE_SAMPLES)
    frame = MouthFrame((left + right) / 2, along, down, width / 2, unit, ends, ends)
    upper, lower = _lines(frame, rig)
    if float((lower - upper).max()) < _CLOSED_GAP:
        upper = lower = _snapped(pixels, frame, (upper + lower) / 2)
    return MouthFrame(frame.origin, along, down, frame.half, unit, upper, lower)


def _samples() -> NDArray[np.float64]:
    return np.linspace(-LINE_REACH, LINE_REACH, LINE_SAMPLES)


def _lines(frame: MouthFrame, rig: Rig) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Smooth inner lines, equal from the corners outwards where they run level."""
    samples = _samples()
    heights = []
    for inner in (rig.upper_inner, rig.lower_inner):
        u, v = frame.coordinates(np.concatenate([rig.upper_outer[:1], inner, rig.upper_outer[-1:]]))
        order = np.argsort(u)
        u, v = u[order], v[order]
        level_u = np.concatenate([[-LINE_REACH], u, [LINE_REACH]])
        level_v = np.concatenate([[v[0]], v, [v[-1]]])
        heights.append(_smoothed(np.interp(samples, level_u, level_v)))
    upper = np.minimum(heights[0], heights[1])
    lower = np.maximum(heights[0], heights[1])
    # Beyond the inner corners the mesh's lines differ only by noise, and a gap there would be a crack.
    inside = np.clip((0.98 - np.abs(samples)) / 0.1, 0.0, 1.0)
    middle, opening = (upper + lower) / 2, (lower - upper) * inside
    return middle - opening / 2, middle + opening / 2


def _smoothed(heights: NDArray[np.float64]) -> NDArray[np.float64]:
    kernel = np.array([1.0, 4.0, 6.0, 4.0, 1.0]) / 16.0
    return np.convolve(np.pad(heights, 2, mode="edge"), kernel, mode="valid")


def _snapped(pixels: NDArray[np.uint8], frame: MouthFrame, line: NDArray[np.float64]) -> NDArray[np.float64]:
    """The line moved to the dark line between the lips; the corners stay, the fields are anchored there."""
    samples = _samples()
    inside = np.abs(samples) <= 1.0
    u = samples[inside]
    moved = np.zeros(LINE_SAMPLES)
    offsets = lowest_offsets(
        brightness(pixels), frame.place(u, line[inside]), frame.down, (-_SNAP_REACH, _SNAP_REACH)
    )
    moved[inside] = offsets * np.clip((1.0 - np.abs(u)) / 0.15, 0.0, 1.0)
    return line + _smoothed(_smoothed(moved))
