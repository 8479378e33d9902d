"""A soft outline around a head from the points of its face: for heads that no matte model knows.

It follows no hair or fur; where a matte fits, `whole` takes that.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.source import LocatedFace

_WIDER = 1.06
"""How far the outline lies outside the points, from their middle: fur and hair end a little further out."""

_NOSE, _TOP = 1, 10
"""Landmarks of a mesh: the tip of the nose, and the middle of the upper edge, where hair begins."""

_HAIR = 0.4
"""How much further from the nose the head ends above the forehead; less towards the sides."""

_CURVE_STEPS = 12
"""Corners of the drawn outline between two points."""

_ROUNDING = 0.03
"""Radius of the outline's corners in parts of the crop's side."""

_FEATHER = 0.025
"""Width of the soft edge in parts of the crop's side."""

_EVERYWHERE = np.array([[0.2, 0.2], [0.8, 0.2], [0.8, 0.9], [0.2, 0.9]])
"""Where a head lies in its square, in parts of the side, if nothing is known of it."""


def face_polygon(located: LocatedFace, crop: Crop) -> NDArray[np.float64]:
    """Corners of a convex polygon around the face proper, without hair, shape (K, 2), crop pixels."""
    points = located.hand_points.points if located.hand_points else _mesh(located)
    return _hull(crop.to_crop(points))


def head_outline(located: LocatedFace | None, crop: Crop) -> NDArray[np.float32]:
    """A head cut out softly.

    Parameters
    ----------
    located : LocatedFace or None
        None takes where heads usually lie.
    crop : Crop

    Returns
    -------
    ndarray, shape (size, size), float32
        0 background, 1 head.
    """
    size = crop.size
    if located is None:
        corners = _EVERYWHERE * size
    elif located.face is not None:
        corners = _hull(crop.to_crop(_with_hair(_mesh(located))))
    else:
        corners = face_polygon(located, crop)
    middle = corners.mean(axis=0)
    return _soft(_curve(middle + _WIDER * (corners - middle)), size)


def polygon_pixels(corners: NDArray[np.float64], size: int) -> NDArray[np.uint8]:
    """1 inside of a polygon, 0 outside, shape (size, size)."""
    filled = np.zeros((size, size), np.uint8)
    cv2.fillPoly(filled, [np.rint(corners).astype(np.int32)], (1,))
    return filled


def _soft(corners: NDArray[np.float64], size: int) -> NDArray[np.float32]:
    """The polygon with round corners and a soft edge, its middle where the polygon's edge is."""
    radius = _ROUNDING * size
    # Rounded by an opening: what a disc of the radius can reach from inside.
    inner = cv2.distanceTransform(polygon_pixels(corners, size), cv2.DIST_L2, cv2.DIST_MASK_PRECISE) > radius
    outside = cv2.distanceTransform(1 - inner.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE) - radius
    t = np.clip(outside / (_FEATHER * size) + 0.5, 0.0, 1.0)
    return np.asarray(1.0 - t * t * (3.0 - 2.0 * t), np.float32)


def _with_hair(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """A face's landmarks stretched upwards to the head's outline, shape (478, 2)."""
    up = points[_TOP] - points[_NOSE]
    away = points - points[_NOSE]
    height = np.clip(away @ up / (up @ up), 0.0, 1.0)
    return np.asarray(points[_NOSE] + away * (1.0 + _HAIR * height[:, None] ** 2))


def _curve(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """A closed Catmull-Rom curve through the corners, as a polygon: heads have none."""
    before, after = np.roll(corners, 1, axis=0), np.roll(corners, -1, axis=0)
    beyond = np.roll(corners, -2, axis=0)
    t = (np.arange(_CURVE_STEPS) / _CURVE_STEPS)[None, :, None]
    p0, p1, p2, p3 = (points[:, None] for points in (before, corners, after, beyond))
    curve = p1 + 0.5 * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)))
    return np.asarray(curve.reshape(-1, 2))


def _mesh(located: LocatedFace) -> NDArray[np.float64]:
    assert located.face is not None, "a located head has landmarks or hand points"
    return located.face.points.astype(np.float64)


def _hull(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(cv2.convexHull(points.astype(np.float32))[:, 0], np.float64)
