"""The human faces of a picture with their 478 landmarks, largest first.

Faces that no model recognises (animals, many drawings) get points by hand instead: `hand_points`.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.crop import HUMAN_SCALE, Crop, crop_around
from joyvasa_runtime.portrait.detector import Detection, detect_faces, detect_turned_faces
from joyvasa_runtime.portrait.mesh import (
    LEFT_EYE_OUTER,
    POINTS,
    RIGHT_EYE_OUTER,
    fit_mesh,
    region_around,
    region_of_mesh,
)
from joyvasa_runtime.portrait.picture import Picture

_MIN_SCORE = 0.5
_AGREEMENT = (0.06, 0.1)
"""Distance between the detector's and the mesh's eyes, nose and mouth, in sides of the face: surely a face,
surely none. Measured: up to 0.045 on photos, paintings and drawings of people, 0.13-0.19 on cats and dogs,
which the mesh alone may take for people (presence up to 0.98)."""

_SHARED_POINTS = ((33, 133), (263, 362), (1,), (13, 14))
"""Landmarks whose middles are the detector's first four points."""

_DETECTION_SIDE = 1024
"""The detector sees 128 x 128 px: more than this only costs time."""


@dataclass(frozen=True, slots=True)
class Face:
    """One face in a picture.

    Parameters
    ----------
    points : ndarray, shape (478, 2), float32
        Landmarks in picture pixels (MediaPipe's numbering). Made read-only.
    depth : ndarray, shape (478,), float32
        Distance from the viewer in picture pixels, about 0 at the head's middle. Made read-only.
    score : float
        0..1, how sure it is a face.
    box : ndarray, shape (4,), float32
        x0, y0, x1, y1 around the landmarks. Made read-only.
    """

    points: NDArray[np.float32]
    depth: NDArray[np.float32]
    score: float
    box: NDArray[np.float32]

    def __post_init__(self) -> None:
        for name, shape in (("points", (POINTS, 2)), ("depth", (POINTS,)), ("box", (4,))):
            values = np.array(getattr(self, name), np.float32)
            assert values.shape == shape, f"{name} of a face must be {shape}, got {values.shape}"
            values.setflags(write=False)
            object.__setattr__(self, name, values)

    @property
    def side(self) -> float:
        """Longer side of the box in pixels."""
        return float(max(self.box[2] - self.box[0], self.box[3] - self.box[1]))

    def moved_to(self, crop: Crop) -> "Face":
        """The same face in crop pixels."""
        return _face(crop.to_crop(self.points), self.depth * np.float32(crop.zoom), self.score)

    def crop(self, size: int = 512) -> Crop:
        """Square around the head."""
        eyes = self.points[LEFT_EYE_OUTER], self.points[RIGHT_EYE_OUTER]
        return crop_around(self.points, eyes, scale=HUMAN_SCALE, size=size)


def find_faces(picture: Picture, min_score: float = _MIN_SCORE) -> tuple[Face, ...]:
    """Human faces, largest first; empty when there is none.

    Parameters
    ----------
    picture : Picture
    min_score : float
        Less certain faces are dropped; 0 keeps every guess.
    """
    small, ratio = _reduced(picture.pixels)
    for detect in (detect_faces, detect_turned_faces):
        found = [_enlarged(detection, ratio) for detection in detect(small)]
        fits = [_fit(picture.pixels, detection) for detection in found]
        faces = _distinct([face for face in fits if face.score >= min_score])
        if faces:
            break
    return tuple(sorted(faces, key=lambda face: -face.side))


def _reduced(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], float]:
    """The picture as the detector sees it, and how many picture pixels one of its pixels is."""
    height, width = pixels.shape[:2]
    ratio = max(1.0, max(height, width) / _DETECTION_SIDE)
    if ratio == 1.0:
        return pixels, ratio
    small = cv2.resize(pixels, (round(width / ratio), round(height / ratio)), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8), ratio


def _enlarged(detection: Detection, ratio: float) -> Detection:
    """A detection in the reduced picture, in picture pixels."""
    return Detection(detection.box * ratio, detection.points * ratio, detection.score)


def _fit(pixels: NDArray[np.uint8], detection: Detection) -> Face:
    """Landmarks from two looks: the second region, from the first landmarks, fits better."""
    first, _ = fit_mesh(pixels, region_around(detection.box, detection.points[0], detection.points[1]))
    points, presence = fit_mesh(pixels, region_of_mesh(first))
    return _face(points[:, :2], points[:, 2], presence * _agreement(points[:, :2], detection))


def _agreement(points: NDArray[np.float64], detection: Detection) -> float:
    """1 where detector and mesh mean the same eyes, nose and mouth, 0 where they clearly don't."""
    middles = np.array([points[list(shared)].mean(axis=0) for shared in _SHARED_POINTS])
    apart = np.linalg.norm(middles - detection.points[:4], axis=1).mean() / np.ptp(points, axis=0).max()
    good, bad = _AGREEMENT
    return float(np.clip((bad - apart) / (bad - good), 0.0, 1.0))


def _face(points: NDArray[np.floating], depth: NDArray[np.floating], score: float) -> Face:
    box = np.concatenate([points.min(axis=0), points.max(axis=0)])
    return Face(points.astype(np.float32), depth.astype(np.float32), score, box.astype(np.float32))


def _distinct(faces: list[Face]) -> list[Face]:
    """Without the less sure of two fits that landed on the same face."""
    kept: list[Face] = []
    for face in sorted(faces, key=lambda face: -face.score):
        centre = (face.box[:2] + face.box[2:]) / 2
        if all(np.any(centre < other.box[:2]) or np.any(centre > other.box[2:]) for other in kept):
            kept.append(face)
    return kept
