"""The 478 landmarks of one face inside a square (MediaPipe's attention mesh), and how sure it is a face.

Where to look first is the detector's work.
"""

import json
from functools import cache

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.models.session import Session
from joyvasa_runtime.portrait.crop import Crop, square
from joyvasa_runtime.resources import resource

POINTS = 478
LEFT_EYE_OUTER, RIGHT_EYE_OUTER = 33, 263
"""Mesh points of the outer eye corners; left is left in the picture."""

_SIDE = 192
_REGION_SCALE = 1.5
_IRISES = {"output_left_iris": (468, (33, 133)), "output_right_iris": (473, (263, 362))}
"""Output -> first landmark of the five, and the eye corners that lend them their depth."""


def region_around(box: NDArray[np.float64], left: NDArray[np.float64], right: NDArray[np.float64]) -> Crop:
    """Square in which the mesh looks: 1.5 times the box, turned to the line of the eyes.

    Parameters
    ----------
    box : ndarray, shape (4,)
        x0, y0, x1, y1 of the face in picture pixels.
    left, right : ndarray, shape (2,)
        The eyes, left and right in the picture.
    """
    across = right - left
    side = float(max(box[2] - box[0], box[3] - box[1])) * _REGION_SCALE
    return square((box[:2] + box[2:]) / 2, side, float(np.arctan2(across[1], across[0])), _SIDE)


def region_of_mesh(points: NDArray[np.float64]) -> Crop:
    """Square for a second look, from the landmarks of the first, shape (478, 2) or more columns."""
    left, right = points[LEFT_EYE_OUTER, :2], points[RIGHT_EYE_OUTER, :2]
    across = right - left
    angle = float(np.arctan2(across[1], across[0]))
    upright = square(np.zeros(2), 1.0, angle, 1)
    turned = upright.to_crop(points[:, :2])
    low, high = turned.min(axis=0), turned.max(axis=0)
    centre = upright.to_picture(((low + high) / 2)[None])[0]
    return square(centre, float((high - low).max()) * _REGION_SCALE, angle, _SIDE)


def fit_mesh(pixels: NDArray[np.uint8], region: Crop) -> tuple[NDArray[np.float64], float]:
    """Landmarks of the face in a region.

    Parameters
    ----------
    pixels : ndarray, shape (H, W, 3), uint8
        RGB picture.
    region : Crop
        From `region_around` or `region_of_mesh`.

    Returns
    -------
    points : ndarray, shape (478, 3), float64
        x, y in picture pixels, z in the same unit, away from the viewer.
    presence : float
        0..1, how sure it is a human face.
    """
    samples = region.extract(pixels, for_model=True)[None].astype(np.float32) / 255.0
    outputs = {name: value.reshape(-1) for name, value in _session().run({"input_1": samples}).items()}
    points = _assembled(outputs)
    # The model counts from the outer edge of the first pixel, we from its centre.
    flat = region.to_picture(points[:, :2] - 0.5)
    depth = points[:, 2:] / region.zoom
    return np.concatenate([flat, depth], axis=1), float(1.0 / (1.0 + np.exp(-outputs["conv_faceflag"][0])))


def _assembled(outputs: dict[str, NDArray[np.float32]]) -> NDArray[np.float64]:
    """All landmarks in model pixels, the refined ones in place of the coarse, shape (478, 3)."""
    points = np.empty((POINTS, 3))
    points[:468] = outputs["output_mesh_identity"].reshape(468, 3)
    for part, indices in _refined_indices().items():
        points[indices, :2] = outputs[f"output_{part}"].reshape(-1, 2)
    for name, (first, corners) in _IRISES.items():
        points[first : first + 5, :2] = outputs[name].reshape(5, 2)
        points[first : first + 5, 2] = points[list(corners), 2].mean()
    return points


@cache
def _session() -> Session:
    return Session(resource("face", "face_mesh_attention.onnx"), provider="cpu", threads=1)


@cache
def _refined_indices() -> dict[str, list[int]]:
    text = resource("face", "face_mesh_attention_indices.json").read_text(encoding="utf-8")
    indices: dict[str, list[int]] = json.loads(text)
    return indices
