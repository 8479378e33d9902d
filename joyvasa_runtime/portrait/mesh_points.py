"""The twenty named points where they can be had without a hand: from a face's landmarks, or a usual layout.

Both are a start for editing; how the points are kept is `hand_points`' business.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.face import Face
from joyvasa_runtime.portrait.hand_points import POINT_NAMES

_LANDMARKS = {
    "left_eye_outer": 33,
    "left_eye_top": 159,
    "left_eye_inner": 133,
    "left_eye_bottom": 145,
    "right_eye_outer": 263,
    "right_eye_top": 386,
    "right_eye_inner": 362,
    "right_eye_bottom": 374,
    "nose": 1,
    "mouth_left": 61,
    "mouth_right": 291,
    "mouth_middle": 13,
    "upper_lip_top": 0,
    "lower_lip_bottom": 17,
    "chin": 152,
    "left_cheek": 50,
    "right_cheek": 280,
    "left_ear": 127,
    "right_ear": 356,
    "head_top": 10,
}
"""Landmark of each point; ears and head top lie a little further out than these."""

_OUTWARD = {"left_ear": 1.1, "right_ear": 1.1, "head_top": 1.4}
"""Distance from the nose in parts of the landmark's: the mesh ends at the temples and at the hair."""

_LAYOUT = {
    "left_eye_outer": (0.27, 0.42),
    "left_eye_top": (0.35, 0.37),
    "left_eye_inner": (0.43, 0.42),
    "left_eye_bottom": (0.35, 0.46),
    "right_eye_outer": (0.73, 0.42),
    "right_eye_top": (0.65, 0.37),
    "right_eye_inner": (0.57, 0.42),
    "right_eye_bottom": (0.65, 0.46),
    "nose": (0.5, 0.58),
    "mouth_left": (0.37, 0.74),
    "mouth_right": (0.63, 0.74),
    "mouth_middle": (0.5, 0.745),
    "upper_lip_top": (0.5, 0.70),
    "lower_lip_bottom": (0.5, 0.80),
    "chin": (0.5, 0.95),
    "left_cheek": (0.24, 0.62),
    "right_cheek": (0.76, 0.62),
    "left_ear": (0.10, 0.46),
    "right_ear": (0.90, 0.46),
    "head_top": (0.5, 0.04),
}
"""A plain face from the front, in parts of a square around the head."""

_LAYOUT_SIDE = 0.6
"""That square's side in parts of the picture's shorter side."""


def points_of_face(face: Face) -> NDArray[np.float64]:
    """The named points of a face that was found, shape (20, 2), picture pixels; some may lie outside."""
    nose = face.points[_LANDMARKS["nose"]].astype(np.float64)
    spots = [nose + _OUTWARD.get(name, 1.0) * (face.points[_LANDMARKS[name]] - nose) for name in POINT_NAMES]
    return np.array(spots)


def default_points(width: int, height: int) -> NDArray[np.float64]:
    """A plain face in the middle of a picture, shape (20, 2), to be dragged onto whatever is there.

    Parameters
    ----------
    width, height : int
        Of the picture, in pixels.
    """
    side = _LAYOUT_SIDE * min(width, height)
    corner = (np.array([width, height]) - side) / 2 - 0.5
    return corner + side * np.array([_LAYOUT[name] for name in POINT_NAMES])


def inside_picture(points: NDArray[np.float64], width: int, height: int) -> NDArray[np.float64]:
    """The points with those beyond the picture's border moved onto it, shape (K, 2)."""
    return np.clip(points, 0.0, [width - 1.0, height - 1.0])
