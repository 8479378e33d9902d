"""How much of each pixel of a picture belongs to the people in it. No background is painted here.

The model sees 256 x 256 px; a guided filter makes its edge follow the picture's.
"""

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.models.session import Session
from joyvasa_runtime.resources import resource

_SIDE = 256
_RADIUS = 0.012
"""Radius of the edge refinement in parts of the longer side, about two pixels of the model."""

_EPSILON = 1e-3
"""Contrast (variance of 0..1 values) below which the picture's edges are ignored."""

_REDUCTION = 2
"""Pixels per pixel of the fit: a quarter of the time, the edge stays at full resolution."""

_SURE = (0.08, 0.92)
"""Probabilities stretched to 0 and 1: the filter leaves a haze on both sides."""


def person_matte(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Part of the person in each pixel.

    Parameters
    ----------
    pixels : ndarray, shape (H, W, 3), uint8
        RGB: a square around a person's head, or a whole picture, which the model sees as a square.

    Returns
    -------
    ndarray, shape (H, W), float32
        0 background, 1 person.
    """
    height, width = pixels.shape[:2]
    small = cv2.resize(pixels, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    samples = small[None].astype(np.float32) / 255.0
    rough = _session().run({"input_1": samples})["activation_10"][0, :, :, 0]
    rough = np.asarray(cv2.resize(rough, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    guide = pixels.astype(np.float32) / 255.0
    fine = guided_filter(guide, rough, max(1, round(_RADIUS * max(height, width))), _EPSILON)
    low, high = _SURE
    return np.asarray(np.clip((fine - low) / (high - low), 0.0, 1.0), np.float32)


def guided_filter(
    guide: NDArray[np.float32], values: NDArray[np.float32], radius: int, epsilon: float
) -> NDArray[np.float32]:
    """Values smoothed within boxes, but not across the guide's edges.

    Parameters
    ----------
    guide : ndarray, shape (H, W, 3), float32
        Colour picture, 0..1.
    values : ndarray, shape (H, W), float32
    radius : int
        Half side of the boxes in pixels.
    epsilon : float
        Variance of the guide that counts as flat.

    Notes
    -----
    K. He, J. Sun, X. Tang: Guided Image Filtering, 2013, the colour guide of section 3.5: in every box
    the values are a linear function of the colour, fitted with ridge `epsilon`. K. He, J. Sun: Fast Guided
    Filter, 2015: the fit is smooth enough to be made at half the resolution.
    """
    planes = [_reduced(guide[..., c]) for c in range(3)]
    values = _reduced(values)
    radius = max(1, radius // _REDUCTION)
    means = [_box(plane, radius) for plane in planes]
    mean_value = _box(values, radius)
    shared = [_box(plane * values, radius) - m * mean_value for plane, m in zip(planes, means, strict=True)]
    slopes = _solve(_variances(planes, means, radius, epsilon), shared)
    offset = mean_value - sum(a * m for a, m in zip(slopes, means, strict=True))
    size = guide.shape[1], guide.shape[0]
    smooth = np.dstack([_box(values, radius) for values in (*slopes, offset)])
    fitted = cv2.resize(smooth, size, interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.einsum("ijk,ijk->ij", fitted[..., :3], guide) + fitted[..., 3], np.float32)


def _reduced(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    """A plane at the resolution of the fit."""
    size = max(1, plane.shape[1] // _REDUCTION), max(1, plane.shape[0] // _REDUCTION)
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.float32)


def _variances(
    planes: list[NDArray[np.float32]], means: list[NDArray[np.float32]], radius: int, epsilon: float
) -> tuple[NDArray[np.float32], ...]:
    """Covariances of the guide's colours in boxes: rr, rg, rb, gg, gb, bb."""
    pairs = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))
    return tuple(
        _box(planes[i] * planes[j], radius) - means[i] * means[j] + np.float32(epsilon if i == j else 0.0)
        for i, j in pairs
    )


def _solve(
    matrix: tuple[NDArray[np.float32], ...], right: list[NDArray[np.float32]]
) -> list[NDArray[np.float32]]:
    """Solutions of the symmetric 3 x 3 systems, one per pixel, by Cramer's rule."""
    rr, rg, rb, gg, gb, bb = matrix
    c_rr, c_rg, c_rb = gg * bb - gb * gb, gb * rb - rg * bb, rg * gb - gg * rb
    c_gg, c_gb, c_bb = rr * bb - rb * rb, rg * rb - rr * gb, rr * gg - rg * rg
    scale = 1.0 / (rr * c_rr + rg * c_rg + rb * c_rb)
    r, g, b = right
    return [
        (c_rr * r + c_rg * g + c_rb * b) * scale,
        (c_rg * r + c_gg * g + c_gb * b) * scale,
        (c_rb * r + c_gb * g + c_bb * b) * scale,
    ]


def _box(values: NDArray[np.float32], radius: int) -> NDArray[np.float32]:
    """Means over squares of side 2 `radius` + 1."""
    side = 2 * radius + 1
    return cv2.blur(values, (side, side), borderType=cv2.BORDER_REFLECT)  # type: ignore[return-value]


@cache
def _session() -> Session:
    return Session(resource("face", "person_matte.onnx"), provider="cpu", threads=1)
