"""Where faces are in a picture, as boxes with six points (BlazeFace, short range), also small or turned ones.

Fine landmarks are the mesh's work; whether a found thing is a face the mesh says better, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.models.session import Session
from joyvasa_runtime.portrait.crop import Crop, square
from joyvasa_runtime.resources import resource

_SIDE = 128
_MIN_SCORE = 0.5
_SAME_FACE_IOU = 0.3
"""Score and overlap limits as published with the detector."""

_TILES = ((2, 0.3), (4, 0.15))
"""The detector misses small faces, so the picture is searched again in 2 x 2 and in 4 x 4 tiles, each unless
a face is larger than the given part of the picture's short side already."""

_TILE_OVERLAP = 0.35

_TURNS = (-45.0, 45.0, -90.0, 90.0, -135.0, 135.0, 180.0)
"""Degrees by which a head may be tilted besides upright; a view stands some 25 either way."""


@dataclass(frozen=True, slots=True)
class Detection:
    """One candidate for a face.

    Parameters
    ----------
    box : ndarray, shape (4,), float64
        x0, y0, x1, y1 in picture pixels.
    points : ndarray, shape (6, 2), float64
        Left eye, right eye (in the picture), nose, mouth, left ear, right ear in picture pixels.
    score : float
        0..1.
    """

    box: NDArray[np.float64]
    points: NDArray[np.float64]
    score: float

    @property
    def side(self) -> float:
        """Longer side of the box in pixels."""
        return float(max(self.box[2] - self.box[0], self.box[3] - self.box[1]))


def detect_faces(pixels: NDArray[np.uint8], min_score: float = _MIN_SCORE) -> tuple[Detection, ...]:
    """Candidates for upright faces, largest first.

    Parameters
    ----------
    pixels : ndarray, shape (H, W, 3), uint8
        RGB.
    min_score : float
        Candidates below are dropped.
    """
    found = _detect_in_view(pixels, _whole(pixels), min_score)
    for grid, enough in _TILES:
        if any(d.side > enough * min(pixels.shape[:2]) for d in found):
            break
        for view in _tiles(pixels, grid):
            found += _detect_in_view(pixels, view, min_score)
    return _distinct(found)


def detect_turned_faces(pixels: NDArray[np.uint8], min_score: float = _MIN_SCORE) -> tuple[Detection, ...]:
    """Candidates for faces of tilted and lying heads, largest first; parameters as `detect_faces`."""
    return _distinct(
        found for degrees in _TURNS for found in _detect_in_view(pixels, _turned(pixels, degrees), min_score)
    )


def _detect_in_view(pixels: NDArray[np.uint8], view: Crop, min_score: float) -> list[Detection]:
    """Candidates seen through one square of the picture."""
    samples = view.extract(pixels, for_model=True)[None].astype(np.float32) / 127.5 - 1.0
    outputs = _session().run({"input": samples})
    scores = _sigmoid(outputs["classificators"][0, :, 0])
    kept = scores >= min_score
    if not kept.any():
        return []
    coded = outputs["regressors"][0, kept].reshape(-1, 8, 2) / _SIDE
    coded[:, [0, 2, 3, 4, 5, 6, 7]] += _anchors()[kept][:, None]
    # 0 is the centre, 1 the size, the rest are points; outer edges -> pixel centres.
    spots = coded * _SIDE - [[[0.5, 0.5], [0.0, 0.0], *[[0.5, 0.5]] * 6]]
    return [_in_picture(view, shape, score) for shape, score in _blended(spots, scores[kept])]


def _sigmoid(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -50.0, 50.0))), np.float32)


def _in_picture(view: Crop, shape: NDArray[np.float64], score: float) -> Detection:
    """A detection of the view, in picture pixels; its box stays upright in the picture."""
    half = shape[1] / 2 / view.zoom
    centre = view.to_picture(shape[:1])[0]
    return Detection(np.concatenate([centre - half, centre + half]), view.to_picture(shape[2:]), score)


def _blended(
    shapes: NDArray[np.float64], scores: NDArray[np.float32]
) -> list[tuple[NDArray[np.float64], float]]:
    """Overlapping candidates of one view averaged by their scores (weighted NMS)."""
    boxes = np.concatenate([shapes[:, 0] - shapes[:, 1] / 2, shapes[:, 0] + shapes[:, 1] / 2], axis=1)
    left = np.argsort(-scores, kind="stable")
    blended = []
    while len(left):
        near = _overlaps(boxes[left[0]], boxes[left]) > _SAME_FACE_IOU
        # A box without area overlaps nothing, not even itself.
        near[0] = True
        group = left[near]
        weights = scores[group] / scores[group].sum()
        blended.append((np.tensordot(weights, shapes[group], axes=1), float(scores[left[0]])))
        left = left[~near]
    return blended


def _distinct(found: Iterable[Detection]) -> tuple[Detection, ...]:
    """One detection per face, largest first; of several views the surest wins."""
    kept: list[Detection] = []
    for candidate in sorted(found, key=lambda d: -d.score):
        if all(not _is_same_face(candidate.box, other.box) for other in kept):
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda d: -d.side))


def _is_same_face(a: NDArray[np.float64], b: NDArray[np.float64]) -> bool:
    """Whether two boxes overlap, or one lies mostly inside the other (a tile may cut a face)."""
    shared = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    area = float(np.prod(np.maximum(shared, 0.0)))
    smaller = float(min(np.prod(a[2:] - a[:2]), np.prod(b[2:] - b[:2])))
    return area > 0.5 * smaller or bool(_overlaps(a, b[None])[0] > _SAME_FACE_IOU)


def _overlaps(box: NDArray[np.float64], boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Intersection over union of one box with each of several, shape (K,)."""
    shared = np.minimum(box[2:], boxes[:, 2:]) - np.maximum(box[:2], boxes[:, :2])
    area = np.prod(np.maximum(shared, 0.0), axis=1)
    total = np.prod(box[2:] - box[:2]) + np.prod(boxes[:, 2:] - boxes[:, :2], axis=1) - area
    return np.asarray(area / np.maximum(total, 1e-12))


def _whole(pixels: NDArray[np.uint8]) -> Crop:
    """The view of the whole picture, letterboxed."""
    return _turned(pixels, 0.0)


def _turned(pixels: NDArray[np.uint8], degrees: float) -> Crop:
    """The view of the whole picture by a head tilted by `degrees`."""
    height, width = pixels.shape[:2]
    centre = np.array([width - 1, height - 1]) / 2
    return square(centre, float(max(width, height)), np.deg2rad(degrees), _SIDE)


def _tiles(pixels: NDArray[np.uint8], grid: int) -> list[Crop]:
    """Overlapping square views: `grid` along the shorter side, as many as needed along the longer."""
    height, width = pixels.shape[:2]
    side = min(width, height) / (grid - _TILE_OVERLAP * (grid - 1))
    return [
        square(np.array([x, y]), side, 0.0, _SIDE)
        for y in _tile_centres(height, side)
        for x in _tile_centres(width, side)
    ]


def _tile_centres(length: int, side: float) -> NDArray[np.float64]:
    """Centres of the tiles along one side of the picture."""
    count = max(1, int(np.ceil((length - side) / (side * (1 - _TILE_OVERLAP)) - 1e-6)) + 1)
    return np.linspace(side / 2, length - side / 2, count) - 0.5


@cache
def _session() -> Session:
    return Session(resource("face", "face_detector.onnx"), provider="cpu", threads=1)


@cache
def _anchors() -> NDArray[np.float32]:
    """Cell centres that the outputs are relative to, in parts of the view, shape (896, 2)."""
    rows = []
    for cells, per_cell in ((16, 2), (8, 6)):
        steps = (np.arange(cells, dtype=np.float32) + 0.5) / cells
        grid = np.stack(np.meshgrid(steps, steps), axis=-1).reshape(-1, 2)
        rows.append(np.repeat(grid, per_cell, axis=0))
    return np.concatenate(rows)
