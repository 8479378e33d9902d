"""A first guess of a drawing's points, for the user to correct, from uncertain landmarks.

A drawing whose face is certain needs no hand points: the landmarks serve it directly.
"""

import numpy as np

from joyvasa_runtime.portrait.face import Face, find_faces
from joyvasa_runtime.portrait.hand_points import POINT_NAMES, HandPoints
from joyvasa_runtime.portrait.picture import Picture

_MIN_SCORE = 0.05

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


def guess_drawing_points(picture: Picture) -> HandPoints | None:
    """Points of the surest face in a drawing, or None; every guess needs a look.

    Parameters
    ----------
    picture : Picture
    """
    faces = find_faces(picture, _MIN_SCORE)
    if not faces:
        return None
    points = _named(max(faces, key=lambda face: face.score))
    return HandPoints("drawing", np.clip(points, 0.0, [picture.width - 1.0, picture.height - 1.0]))


def _named(face: Face) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """The landmarks in the order of the named points, shape (20, 2)."""
    nose = face.points[_LANDMARKS["nose"]].astype(np.float64)
    spots = [nose + _OUTWARD.get(name, 1.0) * (face.points[_LANDMARKS[name]] - nose) for name in POINT_NAMES]
    return np.array(spots)
