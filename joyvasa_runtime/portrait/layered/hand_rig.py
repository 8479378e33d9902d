"""A rig from twenty points placed by hand on an animal or a drawing: the rest by curves and arcs.

The points themselves and their file are in `portrait.hand_points`.
"""

import numpy as np

from joyvasa_runtime.portrait.hand_points import HandPoints
from joyvasa_runtime.portrait.layered.rig import (
    BROW_POINTS,
    JAW_POINTS,
    LID_POINTS,
    LIP_POINTS,
    TOP_POINTS,
    Eye,
    Points,
    Rig,
    check_size,
)

_HEAD_DEPTH = 0.62
"""Depth of the head's ellipsoid in units of its half width."""

_MUZZLE_DEPTH = 0.35
"""How far an animal's muzzle stands out, in the same unit; a drawing's nose a third of it."""


def rig_from_hand_points(hand: HandPoints) -> Rig:
    """Rig of a head whose points were placed by hand.

    Parameters
    ----------
    hand : HandPoints
        In crop pixels (`HandPoints.moved_to`).

    Raises
    ------
    PortraitError
        If the points are too close together.
    """
    eyes = _eye(hand, "left"), _eye(hand, "right")
    jaw = _through(
        [hand["left_ear"], hand["left_cheek"], hand["chin"], hand["right_cheek"], hand["right_ear"]],
        JAW_POINTS,
    )
    top = _through([hand["left_ear"], hand["head_top"], hand["right_ear"]], TOP_POINTS + 2)[1:-1]
    cheeks = np.stack([0.5 * (hand[f"{s}_cheek"] + hand[f"mouth_{s}"]) for s in ("left", "right")])
    inner = _seam(hand)
    rig = Rig(
        kind=hand.kind,
        upper_outer=_lip(hand, "upper_lip_top"),
        upper_inner=inner,
        lower_inner=inner,
        lower_outer=_lip(hand, "lower_lip_bottom"),
        eyes=eyes,
        jaw=jaw,
        top=top,
        nose=_nose(hand),
        cheeks=cheeks,
        surface=_surface(hand, jaw, top),
    )
    check_size(rig)
    return rig


def _eye(hand: HandPoints, side: str) -> Eye:
    """Lids as arcs through the four points, the corners in the order of the picture."""
    outer, inner = hand[f"{side}_eye_outer"], hand[f"{side}_eye_inner"]
    first, last = (outer, inner) if side == "left" else (inner, outer)
    top, bottom = hand[f"{side}_eye_top"], hand[f"{side}_eye_bottom"]
    upper, lower = _arc(first, top, last, LID_POINTS), _arc(first, bottom, last, LID_POINTS)
    height = np.linalg.norm(bottom - top)
    rise = (top - bottom) / max(float(height), 1.0) * 0.75 * float(np.linalg.norm(last - first))
    brow = upper[:: LID_POINTS // (BROW_POINTS - 1)] + rise
    return Eye(upper, lower, (top + bottom) / 2, brow)


def _seam(hand: HandPoints) -> Points:
    return _arc(hand["mouth_left"], hand["mouth_middle"], hand["mouth_right"], LIP_POINTS)


def _lip(hand: HandPoints, middle: str) -> Points:
    return _arc(hand["mouth_left"], hand[middle], hand["mouth_right"], LIP_POINTS)


def _nose(hand: HandPoints) -> Points:
    """The nose, the bridge above it and the muzzle's upper corners."""
    nose = hand["nose"]
    left, right = hand.eye_axis()
    bridge = (left + right) / 2
    half = 0.16 * (right - left)
    return np.stack([nose, nose - half, nose + half, (nose + bridge) / 2, bridge])


def _surface(hand: HandPoints, jaw: Points, top: Points) -> Points:
    """Depth of an ellipsoid between the ears with a muzzle in front, shape (M, 3)."""
    ears = (hand["left_ear"] + hand["right_ear"]) / 2
    centre = (hand["head_top"] + hand["chin"]) / 2
    half = 0.5 * float(np.linalg.norm(hand["right_ear"] - hand["left_ear"]))
    outline = np.concatenate([jaw, top])
    inner = [centre + share * (outline[::2] - centre) for share in (0.0, 0.35, 0.7)]
    left, right = hand.eye_axis()
    named = np.stack([hand["nose"], hand["chin"], hand["mouth_left"], hand["mouth_right"], left, right, ears])
    points = np.concatenate([outline, *inner, named, _nose(hand)])
    muzzle = (hand["nose"] + hand["mouth_middle"]) / 2
    reach = np.linalg.norm(outline - centre, axis=1).mean()
    share = np.linalg.norm(points - centre, axis=1) / max(float(reach), 1.0)
    round_off = np.sqrt(np.clip(1.0 - share**2, 0.0, 1.0))
    width = 0.9 * float(np.linalg.norm(hand["mouth_right"] - hand["mouth_left"]))
    bump = np.exp(-((np.linalg.norm(points - muzzle, axis=1) / max(width, 1.0)) ** 2))
    stands_out = _MUZZLE_DEPTH if hand.kind == "animal" else _MUZZLE_DEPTH / 3
    depth = -half * (_HEAD_DEPTH * round_off + stands_out * bump)
    return np.concatenate([points, depth[:, None]], axis=1)


def _arc(first: Points, middle: Points, last: Points, count: int) -> Points:
    """Points on a smooth curve between two ends that passes through (or nearest to) a middle one."""
    chord = last - first
    at = float(np.clip((middle - first) @ chord / max(float(chord @ chord), 1e-9), 0.25, 0.75))
    t = np.linspace(0.0, 1.0, count)
    # A circle-like arc: blunt in the middle, steep at the ends.
    bent = np.where(t < at, t / at, (1.0 - t) / (1.0 - at))
    bulge = np.sqrt(np.clip(1.0 - (1.0 - bent) ** 2, 0.0, 1.0)) * 0.55 + bent * (2.0 - bent) * 0.45
    offset = middle - (first + at * chord)
    return np.asarray(first + t[:, None] * chord + bulge[:, None] * offset)


def _through(corners: list[Points], count: int) -> Points:
    """Evenly spaced points on a rounded curve through some corners."""
    points = np.stack(corners)
    t = np.arange(len(corners), dtype=np.float64)
    fine = np.linspace(0.0, len(corners) - 1.0, 200)
    curve = np.stack([_catmull(t, points[:, axis], fine) for axis in range(2)], axis=1)
    length = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    even = np.linspace(0.0, length[-1], count)
    return np.stack([np.interp(even, length, curve[:, axis]) for axis in range(2)], axis=1)


def _catmull(t: Points, values: Points, fine: Points) -> Points:
    """Cubic Hermite interpolation with central slopes."""
    slopes = np.gradient(values, t)
    k = np.clip(np.floor(fine).astype(int), 0, len(t) - 2)
    s = fine - k
    return np.asarray(
        (1 + 2 * s) * (1 - s) ** 2 * values[k]
        + s * (1 - s) ** 2 * slopes[k]
        + s**2 * (3 - 2 * s) * values[k + 1]
        + s**2 * (s - 1) * slopes[k + 1]
    )
