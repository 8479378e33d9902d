"""A first guess of an animal's points, for the user to correct: OpenCV's cat cascade and a usual layout.

It finds most cats and many dogs seen from the front; the eyes are sought, the rest stands where it mostly is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.crop import square
from joyvasa_runtime.portrait.hand_points import POINT_NAMES, HandPoints
from joyvasa_runtime.portrait.mesh_points import inside_picture
from joyvasa_runtime.portrait.picture import Picture

_CASCADE = "haarcascade_frontalcatface.xml"
_SEARCH_SIDE = 240
"""Longer side of the picture for the search: the cascade was trained on 24 px."""

_TURNS = tuple(range(-36, 37, 12))
"""Degrees: a cascade stands about 10."""

_BORDER = 1.4
"""The search continues the picture to this multiple of its side: close-ups cut off ears and cheeks."""

_SMALLEST = 0.2
"""Smallest head in parts of the picture's longer side."""

_MIN_WEIGHT = 0.6
"""Weight of the cascade's last stage times the head's part of the picture. Measured: 0.9-1.4 on cats and a
dog, up to 0.4 on paintings of people."""

_VIEW = 256
_EYES = ((0.29, 0.41), (0.71, 0.41))
_EYE_RADII = (0.05, 0.065, 0.08)
_EYE_REACH = 0.09

_LAYOUT = {
    "nose": (0.5, 0.64),
    "mouth_left": (0.40, 0.77),
    "mouth_right": (0.60, 0.77),
    "mouth_middle": (0.5, 0.765),
    "upper_lip_top": (0.5, 0.70),
    "lower_lip_bottom": (0.5, 0.82),
    "chin": (0.5, 0.88),
    "left_cheek": (0.12, 0.66),
    "right_cheek": (0.88, 0.66),
    "left_ear": (0.08, 0.18),
    "right_ear": (0.92, 0.18),
    "head_top": (0.5, 0.04),
}
"""Where an animal's points usually lie in the cascade's square; measured on cats and a dog."""


@dataclass(frozen=True, slots=True)
class _Head:
    """One hit of the cascade: the square in picture pixels, turned by `angle` radians."""

    centre: NDArray[np.float64]
    side: float
    angle: float
    weight: float


def guess_animal_points(picture: Picture) -> HandPoints | None:
    """Points of the animal that a cascade finds, or None; every guess needs a look.

    Parameters
    ----------
    picture : Picture
    """
    best = max(_hits(picture), key=lambda head: head.weight, default=None)
    if best is None or best.weight < _MIN_WEIGHT:
        return None
    view = square(best.centre, best.side, best.angle, _VIEW)
    placed = _placed(view.extract(picture.pixels))
    points = view.to_picture(np.array([placed[name] for name in POINT_NAMES]) * _VIEW - 0.5)
    return HandPoints("animal", inside_picture(points, picture.width, picture.height))


def _hits(picture: Picture) -> Iterator[_Head]:
    """What the cascade finds in the picture turned both ways; large heads weigh more."""
    longer = max(picture.width, picture.height)
    centre = np.array([picture.width - 1, picture.height - 1]) / 2
    search = round(_SEARCH_SIDE * _BORDER)
    smallest = round(_SEARCH_SIDE * _SMALLEST)
    grey = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2GRAY)
    for degrees in _TURNS:
        angle = float(np.deg2rad(degrees))
        view = square(centre, longer * _BORDER, angle, search)
        turned = view.extract(grey)  # type: ignore[arg-type]
        boxes, _, weights = _cascade().detectMultiScale3(
            turned, scaleFactor=1.05, minNeighbors=3, minSize=(smallest, smallest), outputRejectLevels=True
        )
        for (x, y, side, _), weight in zip(boxes, weights, strict=True):
            middle = view.to_picture(np.array([[x + side / 2 - 0.5, y + side / 2 - 0.5]]))[0]
            yield _Head(middle, side / view.zoom, angle, float(weight) * side / _SEARCH_SIDE)


def _placed(view: NDArray[np.uint8]) -> dict[str, tuple[float, float]]:
    """All points in parts of the cascade's square, the usual layout fitted to the eyes that were found."""
    eyes = [_find_eye(view, near) for near in _EYES]
    fit = _similarity(np.array(_EYES), np.array([centre for centre, _ in eyes]))
    points = {name: tuple(fit[:, :2] @ spot + fit[:, 2]) for name, spot in _LAYOUT.items()}
    axis = np.array(eyes[1][0]) - eyes[0][0]
    axis /= np.linalg.norm(axis)
    down = np.array([-axis[1], axis[0]])
    for side, outward, (centre, radius) in (("left", -axis, eyes[0]), ("right", axis, eyes[1])):
        points[f"{side}_eye_outer"] = tuple(centre + radius * 1.15 * outward)
        points[f"{side}_eye_inner"] = tuple(centre - radius * 1.15 * outward)
        points[f"{side}_eye_top"] = tuple(centre - radius * down)
        points[f"{side}_eye_bottom"] = tuple(centre + radius * down)
    return points


def _find_eye(view: NDArray[np.uint8], near: tuple[float, float]) -> tuple[NDArray[np.float64], float]:
    """Centre and radius, in parts of the view, of the disc near a place that differs most from its ring.

    Dark eyes in light fur and light eyes in dark fur both count.
    """
    grey = cv2.cvtColor(view, cv2.COLOR_RGB2GRAY).astype(np.float32)
    x, y = np.meshgrid(*[(np.arange(_VIEW) + 0.5) / _VIEW] * 2)
    away = np.hypot(x - near[0], y - near[1]) / _EYE_REACH
    trust = np.where(away < 1.0, 1.0 - 0.5 * away**2, 0.0)
    best, found = 0.0, (np.array(near), _EYE_RADII[1])
    for radius in _EYE_RADII:
        contrast = np.abs(cv2.filter2D(grey, -1, _disc_against_ring(radius * _VIEW))) * trust
        row, column = np.unravel_index(int(np.argmax(contrast)), contrast.shape)
        if contrast[row, column] > best:
            best = float(contrast[row, column])
            found = np.array([x[row, column], y[row, column]]), radius
    return found


@cache
def _disc_against_ring(radius: float) -> NDArray[np.float32]:
    """Filter whose answer is the mean inside a circle minus the mean just outside."""
    reach = int(np.ceil(1.4 * radius))
    distance = np.hypot(*np.mgrid[-reach : reach + 1, -reach : reach + 1])
    disc = distance <= radius
    ring = (distance > 1.1 * radius) & (distance <= 1.4 * radius)
    return np.asarray(disc / disc.sum() - ring / ring.sum(), np.float32)


def _similarity(source: NDArray[np.float64], target: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn, scale and shift that lays one pair of points on another, shape (2, 3)."""
    a, b = source[1] - source[0], target[1] - target[0]
    c, s = np.array([a @ b, a[0] * b[1] - a[1] * b[0]]) / (a @ a)
    turn = np.array([[c, -s], [s, c]])
    return np.column_stack([turn, target[0] - turn @ source[0]])


@cache
def _cascade() -> cv2.CascadeClassifier:
    # Read by us: OpenCV opens no file in a folder with a non-ASCII name on Windows.
    path = Path(cv2.data.haarcascades) / _CASCADE  # type: ignore[attr-defined]
    flags = cv2.FILE_STORAGE_READ | cv2.FILE_STORAGE_MEMORY
    storage = cv2.FileStorage(path.read_text(encoding="utf-8"), flags)
    cascade = cv2.CascadeClassifier()
    cascade.read(storage.getFirstTopLevelNode())
    return cascade
