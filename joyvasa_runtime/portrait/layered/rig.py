"""The lines and points of a face that the layered generator moves, whatever found them.

Here are the values and the rig of a human mesh; points placed by hand become a rig in `hand_rig`.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.face import Face

Kind = Literal["human", "animal", "drawing"]
Points = NDArray[np.float64]

LIP_POINTS = 11
LID_POINTS = 9
BROW_POINTS = 5
JAW_POINTS = 23
TOP_POINTS = 13

_UPPER_OUTER = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291)
_UPPER_INNER = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308)
_LOWER_INNER = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308)
_LOWER_OUTER = (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291)
_LEFT_UPPER_LID = (33, 246, 161, 160, 159, 158, 157, 173, 133)
_LEFT_LOWER_LID = (33, 7, 163, 144, 145, 153, 154, 155, 133)
_RIGHT_UPPER_LID = (362, 398, 384, 385, 386, 387, 388, 466, 263)
_RIGHT_LOWER_LID = (362, 382, 381, 380, 374, 373, 390, 249, 263)
_LEFT_BROW = (46, 53, 52, 65, 55)
_RIGHT_BROW = (285, 295, 282, 283, 276)
_JAW = (
    *(127, 234, 93, 132, 58, 172, 136, 150, 149, 176, 148),
    *(152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454, 356),
)
_TOP = (162, 21, 54, 103, 67, 109, 10, 338, 297, 332, 284, 251, 389)
_NOSE = (1, 2, 4, 5, 6, 19, 48, 64, 97, 98, 115, 168, 195, 197, 278, 294, 326, 327, 344)
_CHEEKS = (205, 425)
_LEFT_IRIS, _RIGHT_IRIS = 468, 473
_DEPTH_POINTS = (*_JAW, *_TOP, *_NOSE, *_CHEEKS, *_UPPER_OUTER, *_LOWER_OUTER, 33, 133, 159, 145, 263, 362)
_DEPTH_EXTRA = (386, 374, 50, 280, 117, 346, 151, 9, 104, 333, 69, 299, 199, 200, 192, 416, 70, 300, 105, 334)

_MIN_EYE_DISTANCE = 24.0
"""Pixels of the crop between the eyes below which nothing of a face can be moved believably."""


@dataclass(frozen=True, slots=True)
class Eye:
    """One eye.

    Parameters
    ----------
    upper, lower : ndarray, shape (9, 2)
        Lid lines from the left to the right corner (in the picture), crop pixels.
    iris : ndarray, shape (2,)
        Middle of the iris.
    brow : ndarray, shape (5, 2)
        Lower edge of the brow, or of the moving skin above the eye, left to right.
    """

    upper: Points
    lower: Points
    iris: Points
    brow: Points

    @property
    def width(self) -> float:
        """Distance of the corners in pixels."""
        return float(np.linalg.norm(self.upper[-1] - self.upper[0]))

    @property
    def centre(self) -> Points:
        """Middle of the corners."""
        return np.asarray((self.upper[0] + self.upper[-1]) / 2)


@dataclass(frozen=True, slots=True)
class Rig:
    """A face in crop pixels; left and right are those of the picture.

    Parameters
    ----------
    kind : "human", "animal" or "drawing"
    upper_outer, upper_inner, lower_inner, lower_outer : ndarray, shape (11, 2)
        Lip lines from the left to the right corner.
    eyes : pair of Eye
        The left one first.
    jaw : ndarray, shape (23, 2)
        From the left ear over the chin to the right ear.
    top : ndarray, shape (13, 2)
        From the left temple over the forehead to the right temple.
    nose : ndarray, shape (K, 2)
    cheeks : ndarray, shape (2, 2)
    surface : ndarray, shape (M, 3)
        Points of the head with their depth (pixels, away from the viewer, 0 at the ears).
    """

    kind: Kind
    upper_outer: Points
    upper_inner: Points
    lower_inner: Points
    lower_outer: Points
    eyes: tuple[Eye, Eye]
    jaw: Points
    top: Points
    nose: Points
    cheeks: Points
    surface: Points

    @property
    def eye_distance(self) -> float:
        """Pixels between the middles of the eyes."""
        return float(np.linalg.norm(self.eyes[1].centre - self.eyes[0].centre))

    @property
    def chin(self) -> Points:
        """Lowest middle of the jaw line."""
        return np.asarray(self.jaw[JAW_POINTS // 2])

    @property
    def height(self) -> float:
        """Pixels from the middle of the top to the chin."""
        return float(np.linalg.norm(self.top[TOP_POINTS // 2] - self.chin))

    @property
    def outline(self) -> Points:
        """Closed outline of the face, shape (36, 2)."""
        return np.concatenate([self.jaw, self.top[::-1]])


def rig_from_face(face: Face) -> Rig:
    """Rig of a human face.

    Parameters
    ----------
    face : Face
        In crop pixels (`Face.moved_to`).

    Raises
    ------
    PortraitError
        If the face is too small in the crop.
    """
    points = face.points.astype(np.float64)
    ears = float(np.mean(face.depth[[_JAW[1], _JAW[-2]]]))
    shown = [*_DEPTH_POINTS, *_DEPTH_EXTRA]
    surface = np.concatenate([points[shown], face.depth[shown, None] - ears], axis=1)
    eyes = (
        _eye(points, _LEFT_UPPER_LID, _LEFT_LOWER_LID, _LEFT_IRIS, _LEFT_BROW),
        _eye(points, _RIGHT_UPPER_LID, _RIGHT_LOWER_LID, _RIGHT_IRIS, _RIGHT_BROW),
    )
    rig = Rig(
        kind="human",
        upper_outer=points[list(_UPPER_OUTER)],
        upper_inner=points[list(_UPPER_INNER)],
        lower_inner=points[list(_LOWER_INNER)],
        lower_outer=points[list(_LOWER_OUTER)],
        eyes=eyes,
        jaw=points[list(_JAW)],
        top=points[list(_TOP)],
        nose=points[list(_NOSE)],
        cheeks=points[list(_CHEEKS)],
        surface=surface,
    )
    check_size(rig)
    return rig


def check_size(rig: Rig) -> None:
    """Refuse a face whose eyes are too close together to be moved.

    Raises
    ------
    PortraitError
        If so.
    """
    if rig.eye_distance < _MIN_EYE_DISTANCE:
        raise PortraitError("The eyes are too close together in the crop", "Place the points by hand.")


def _eye(
    points: Points, upper: tuple[int, ...], lower: tuple[int, ...], iris: int, brow: tuple[int, ...]
) -> Eye:
    return Eye(points[list(upper)], points[list(lower)], points[iris], points[list(brow)])
