"""A face crop and its rig -> all arrays that the layered generator needs of a portrait.

Finding the face is `portrait.source`'s work; the arrays are used by the graph and by `render`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.layered.background import behind, cut_out
from joyvasa_runtime.portrait.layered.eyes import model_eye
from joyvasa_runtime.portrait.layered.fields import face_fields, face_grid
from joyvasa_runtime.portrait.layered.grid import NODES
from joyvasa_runtime.portrait.layered.head import model_head
from joyvasa_runtime.portrait.layered.interior import paint_interior
from joyvasa_runtime.portrait.layered.mouth import MouthFrame, measure_mouth
from joyvasa_runtime.portrait.layered.rig import Rig

GRAPH_INPUTS = ("fields", "face_grid", "head_grid", "head_depth", "head_weight", "face_shape")
"""The arrays that the graph takes beside motion and reference."""


def prepare(
    crop_pixels: NDArray[np.uint8], rig: Rig, matte: NDArray[np.float32] | None
) -> Mapping[str, NDArray[Any]]:
    """Everything about a portrait that does not depend on its motion.

    Parameters
    ----------
    crop_pixels : ndarray, shape (S, S, 3), uint8
        RGB crop around the head.
    rig : Rig
        In crop pixels.
    matte : ndarray, shape (S, S), float32, or None
        0 background, 1 person. Without one, or with one that misses the face, the background bends along
        with the head.

    Returns
    -------
    Mapping
        Read-only arrays by name: those of `GRAPH_INPUTS` and those drawn by `LayeredRenderer`.
    """
    mouth = measure_mouth(crop_pixels, rig)
    grid = face_grid(rig, crop_pixels.shape[0])
    alpha = None if matte is None else cut_out(matte, rig)
    head = model_head(rig, crop_pixels.shape[0], free=alpha is not None)
    own_gap = mouth.gap / mouth.unit
    arrays: dict[str, NDArray[Any]] = {
        "fields": face_fields(rig, mouth, grid),
        "face_grid": grid.as_array(),
        "head_grid": head.grid.as_array(),
        "head_depth": head.depth,
        "head_weight": head.weight,
        "face_shape": np.array([*head.pivot, own_gap], np.float32),
        "line": _line(mouth, grid.nodes),
        **_layers(crop_pixels, alpha),
        **_eyes(crop_pixels, rig),
        **_mouth(crop_pixels, rig, mouth),
    }
    for array in arrays.values():
        array.setflags(write=False)
    return MappingProxyType(arrays)


def _line(mouth: MouthFrame, nodes: NDArray[np.float64]) -> NDArray[np.float32]:
    """Pixels of the face's nodes below the middle of the mouth's lines, shape (64, 64)."""
    u, v = mouth.coordinates(nodes)
    middle = (mouth.upper_at(u) + mouth.lower_at(u)) / 2
    return (v - middle).reshape(NODES, NODES).astype(np.float32)


def _layers(pixels: NDArray[np.uint8], alpha: NDArray[np.float32] | None) -> dict[str, NDArray[Any]]:
    if alpha is None:
        return {"person": pixels.copy()}
    return {
        "person": pixels.copy(),
        "background": behind(pixels, alpha),
        "alpha": np.rint(255.0 * alpha).astype(np.uint8),
    }


def _eyes(pixels: NDArray[np.uint8], rig: Rig) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {}
    for side, eye in zip(("left", "right"), rig.eyes, strict=True):
        model = model_eye(pixels, eye, rig.kind)
        arrays |= {
            f"{side}_eye": model.shape,
            f"{side}_ball": model.ball,
            f"{side}_lid": model.lid,
            f"{side}_frame": model.frame,
        }
    return arrays


def _mouth(pixels: NDArray[np.uint8], rig: Rig, mouth: MouthFrame) -> dict[str, NDArray[Any]]:
    box = mouth_box(mouth, pixels.shape[0])
    x, y = np.meshgrid(np.arange(box[0], box[2]), np.arange(box[1], box[3]))
    u, v = mouth.coordinates(np.stack([x, y], axis=-1))
    lines = np.stack([v - mouth.upper_at(u), v - mouth.lower_at(u)], axis=-1)
    inside = paint_interior(pixels, rig, mouth, box)
    numbers = [box[0], box[1], *mouth.origin, *mouth.along, *mouth.down, mouth.half, mouth.unit]
    return {
        "mouth_lines": np.ascontiguousarray(lines, np.float32),
        "mouth_frame": np.array([*numbers, *inside.dark, float(inside.own_stays)], np.float32),
        "mouth_own": inside.own,
        "mouth_own_lower": inside.own_lower,
        "mouth_upper": inside.upper,
        "mouth_lower": inside.lower,
    }


def mouth_box(mouth: MouthFrame, size: int) -> tuple[int, int, int, int]:
    """x0, y0, x1, y1 around the lips of the crop."""
    u = np.array([-1.35, 1.35, 1.35, -1.35])
    top, bottom = mouth.upper.min() - 0.45 * mouth.unit, mouth.lower.max() + 0.6 * mouth.unit
    corners = mouth.place(u, np.array([top, top, bottom, bottom]))
    low = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, size - 2)
    high = np.clip(np.ceil(corners.max(axis=0)).astype(int) + 1, low + 2, size)
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])
