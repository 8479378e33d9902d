"""From motion rows to LivePortrait's 21 driving keypoints of one portrait: relative motion and its rules.

No networks: the stitching and the lip network come in as a callable and an array. No pixels either.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.axes import LIP_KEYPOINTS
from joyvasa_runtime.motion.rotations import rotations
from joyvasa_runtime.motion.sequence import CHANNELS, EXP, POSE, SCALE, TRANSLATION

KEYPOINTS = 21

Region = Literal["all", "exp", "pose", "lip", "eyes"]
"""What of the motion is used: everything, expressions only, head only, lips only, eyes only."""

_EYE_REGION = (11, 13, 15, 16, 18)

Stitch = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""(T, 126), source and driving keypoints side by side -> (T, 65): 63 offsets and a shift in x and y."""


@dataclass(frozen=True, slots=True)
class SourceKeypoints:
    """What LivePortrait's motion extractor says of a portrait.

    Parameters
    ----------
    canonical : ndarray, shape (21, 3), float32
        Keypoints without pose and expression. Made read-only.
    row : ndarray, shape (70,), float32
        Expression, scale, translation and pose (degrees) in the picture. Made read-only.
    """

    canonical: NDArray[np.float32]
    row: NDArray[np.float32]

    def __post_init__(self) -> None:
        for name, shape in (("canonical", (KEYPOINTS, 3)), ("row", (CHANNELS,))):
            values = np.array(getattr(self, name), np.float32)
            assert values.shape == shape, f"{name} must be {shape}, got {values.shape}"
            values.setflags(write=False)
            object.__setattr__(self, name, values)

    def posed(self) -> NDArray[np.float32]:
        """The keypoints as they are in the picture, shape (21, 3)."""
        row = self.row[None]
        placed = _place(
            self.canonical, rotations(row[:, POSE]), _exp(row), row[:, SCALE], row[:, TRANSLATION]
        )
        return np.asarray(placed[0], np.float32)


@dataclass(frozen=True, slots=True)
class KeypointRules:
    """How motion is applied to a portrait.

    Parameters
    ----------
    region : Region
        Which part of the motion counts.
    lips_as_driven : bool
        The lips take the motion's expression itself, not its change: they close although the picture smiles.
    keeps_scale : bool
        The head's size stays the picture's.
    expression_friendly : bool
        Movements grow with the portrait's head: times the square root of the ratio of hull volumes.
    multiplier : float
        Final gain of all movement; 1 changes nothing.
    """

    region: Region = "all"
    lips_as_driven: bool = True
    keeps_scale: bool = False
    expression_friendly: bool = True
    multiplier: float = 1.0


HUMAN_RULES = KeypointRules()
ANIMAL_RULES = KeypointRules(lips_as_driven=False, keeps_scale=True)


class KeypointComposer:
    """Turns motion into the driving keypoints of one portrait.

    Parameters
    ----------
    source : SourceKeypoints
    reference : ndarray, shape (70,), float32
        The row that leaves the head as it is in the picture (its lips excepted, see `KeypointRules`).
    rules : KeypointRules
    stitch : callable, optional
        The stitching network; keeps the shoulders where they are.
    lip_delta : ndarray, shape (21, 3), float32, optional
        What the lip network adds to close the picture's open lips.

    Notes
    -----
    LivePortrait (arXiv 2407.03168), sections 3.2-3.4, and its published code; points are rows.
    """

    def __init__(
        self,
        source: SourceKeypoints,
        reference: NDArray[np.float32],
        rules: KeypointRules = HUMAN_RULES,
        stitch: Stitch | None = None,
        lip_delta: NDArray[np.float32] | None = None,
    ) -> None:
        self._source, self._reference, self._rules = source, reference, rules
        self._stitch, self._lip_delta = stitch, lip_delta
        self._posed = source.posed()
        self._first = _relative(source, reference[None], reference, rules)[0]
        volumes = hull_volume(self._posed), hull_volume(self._first)
        self._gain = np.float32(np.sqrt(volumes[0] / max(volumes[1], 1e-12)))

    def __call__(self, motion: NDArray[np.float32]) -> NDArray[np.float32]:
        """Driving keypoints, shape (T, 21, 3), float32, of motion rows, shape (T, 70), physical units."""
        posed, rules = self._posed, self._rules
        driven = _relative(self._source, motion, self._reference, rules)
        if rules.expression_friendly:
            driven = posed + (driven - self._first) * self._gain
        if self._stitch is not None:
            driven = driven + _stitching(posed, driven, self._stitch)
        if self._lip_delta is not None:
            driven = driven + self._lip_delta
        return np.asarray(posed + (driven - posed) * np.float32(rules.multiplier), np.float32)


def hull_volume(points: NDArray[np.floating]) -> float:
    """Volume of the convex hull of a few points, shape (K, 3).

    Notes
    -----
    A triangle of points belongs to the hull if all points lie on one side of it; the hull is the sum of the
    tetrahedra from its triangles to the centre. All 1,330 triangles of 21 points are tried at once.
    """
    centred = points.astype(np.float64) - points.mean(axis=0, dtype=np.float64)
    size = float(np.abs(centred).max())
    # Points of one plane would give overlapping triangles: moved by a ten-millionth, none share a plane.
    jitter = np.random.default_rng(0).uniform(-1.0, 1.0, centred.shape)
    moved = centred + 1e-7 * size * jitter
    corners = np.array(list(combinations(range(len(moved)), 3)))
    a, b, c = moved[corners[:, 0]], moved[corners[:, 1]], moved[corners[:, 2]]
    normals = np.cross(b - a, c - a)
    heights = (normals @ moved.T) - np.einsum("ij,ij->i", normals, a)[:, None]
    # A triangle's own corners have height 0 but for rounding.
    np.put_along_axis(heights, corners, 0.0, axis=1)
    outer = (heights <= 0.0).all(axis=1) | (heights >= 0.0).all(axis=1)
    return float(np.abs(np.einsum("ij,ij->i", normals[outer], a[outer])).sum() / 6.0)


def _relative(
    source: SourceKeypoints, motion: NDArray[np.float32], reference: NDArray[np.float32], rules: KeypointRules
) -> NDArray[np.float32]:
    """Keypoints of the motion's change since the reference row, applied to the source, shape (T, 21, 3)."""
    row = np.repeat(source.row[None], len(motion), axis=0)
    rotation = rotations(row[:, POSE])
    scale, shift = row[:, SCALE], row[:, TRANSLATION]
    if rules.region in ("all", "pose"):
        turned = rotations(motion[:, POSE]) @ rotations(reference[None, POSE]).swapaxes(1, 2)
        rotation = np.asarray(turned @ rotation, np.float32)
        shift = shift + motion[:, TRANSLATION] - reference[TRANSLATION]
        if not rules.keeps_scale:
            scale = scale * motion[:, SCALE] / reference[SCALE]
    return _place(source.canonical, rotation, _expression(row, motion, reference, rules), scale, shift)


def _expression(
    row: NDArray[np.float32],
    motion: NDArray[np.float32],
    reference: NDArray[np.float32],
    rules: KeypointRules,
) -> NDArray[np.float32]:
    """Expression offsets by the rules, shape (T, 21, 3)."""
    changed = _exp(row) + _exp(motion) - _exp(reference[None])
    if rules.region in ("all", "exp"):
        if rules.lips_as_driven:
            changed[:, LIP_KEYPOINTS] = _exp(motion)[:, LIP_KEYPOINTS]
        return changed
    moving = {"lip": LIP_KEYPOINTS, "eyes": _EYE_REGION, "pose": ()}[rules.region]
    mixed = _exp(row).copy()
    mixed[:, moving] = changed[:, moving]
    return mixed


def _stitching(
    posed: NDArray[np.float32], driven: NDArray[np.float32], stitch: Stitch
) -> NDArray[np.float32]:
    """What the stitching network adds, shape (T, 21, 3)."""
    count = len(driven)
    pairs = np.concatenate([np.tile(posed.reshape(1, -1), (count, 1)), driven.reshape(count, -1)], axis=1)
    answer = stitch(pairs)
    added = answer[:, :63].reshape(count, KEYPOINTS, 3).copy()
    added[:, :, :2] += answer[:, None, 63:65]
    return added


def _place(
    canonical: NDArray[np.float32],
    rotation: NDArray[np.float32],
    exp: NDArray[np.float32],
    scale: NDArray[np.float32],
    shift: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Keypoints scale (canonical R + exp) + t, without t's z, shape (T, 21, 3)."""
    placed = scale[:, None, None] * (canonical @ rotation + exp)
    placed[:, :, :2] += shift[:, None, :2]
    return np.asarray(placed, np.float32)


def _exp(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Expression offsets of motion rows, shape (T, 21, 3)."""
    return rows[:, EXP].reshape(-1, KEYPOINTS, 3)
