"""A mask as lines and handle spots in its 512-pixel square, and what dragging a spot makes of it.

How soft each pixel is comes from the runtime's `portrait.mask`; painting is the tool's.
"""

import math
from dataclasses import replace
from typing import Literal

from joyvasa_runtime.portrait.mask import FEATHER_RANGE, MASK_SIDE, MAX_INSET, Mask

Point = tuple[float, float]
Spot = Literal["left", "top", "right", "bottom", "roundness", "feather", "inside"]

EDGES: tuple[Spot, ...] = ("left", "top", "right", "bottom")

_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
_STEPS = 96


def outline(mask: Mask, inward: float = 0.0) -> list[Point]:
    """The closed edge of the opening, or the line `inward` pixels within it."""
    (x, y), (a, b) = _middle(mask), _halves(mask, inward)
    if mask.roundness < 0.01:
        return [(x - a, y - b), (x + a, y - b), (x + a, y + b), (x - a, y + b)]
    around = [2.0 * math.pi * step / _STEPS for step in range(_STEPS)]
    return [
        (x + a * _power(math.cos(t), mask.roundness), y + b * _power(math.sin(t), mask.roundness))
        for t in around
    ]


def spots(mask: Mask) -> dict[Spot, Point]:
    """Where the handles are: on each edge, on the upper right of the edge, and where the soft edge ends."""
    (x, y), (a, b), k = _middle(mask), _halves(mask, 0.0), _corner(mask.roundness)
    inner_a, inner_b = _halves(mask, mask.feather)
    return {
        "left": (x - a, y),
        "top": (x, y - b),
        "right": (x + a, y),
        "bottom": (x, y + b),
        "roundness": (x + a * k, y - b * k),
        "feather": (x + inner_a * k, y + inner_b * k),
    }


def dragged(mask: Mask, spot: Spot, by: Point, is_symmetric: bool = False) -> Mask:
    """The mask after its handle was dragged.

    Parameters
    ----------
    mask : Mask
        As it was when the drag began.
    spot : Spot
    by : Point
        The way of the drag in pixels of the square.
    is_symmetric : bool
        Whether the opposite edge moves as well.
    """
    dx, dy = by
    if spot == "feather":
        low, high = FEATHER_RANGE
        feather = mask.feather - (dx + dy) / (2.0 * _corner(mask.roundness))
        return replace(mask, feather=min(max(feather, low), high))
    if spot == "roundness":
        a, b = _halves(mask, 0.0)
        share = _corner(mask.roundness) + (dx * a - dy * b) / (a * a + b * b)
        return replace(mask, roundness=min(max(-2.0 * math.log2(max(share, 0.5)), 0.0), 1.0))
    if spot == "inside":
        return _moved(mask, dx, dy)
    grown = {"left": dx, "top": dy, "right": -dx, "bottom": -dy}[spot]
    mask = _with_inset(mask, spot, _inset(mask, spot) + grown)
    return _with_inset(mask, _OPPOSITE[spot], _inset(mask, spot)) if is_symmetric else mask


def _middle(mask: Mask) -> Point:
    return (MASK_SIDE + mask.left - mask.right) / 2, (MASK_SIDE + mask.top - mask.bottom) / 2


def _halves(mask: Mask, inward: float) -> Point:
    """Half width and half height of the opening, made smaller by `inward` on each side."""
    a, b = (MASK_SIDE - mask.left - mask.right) / 2, (MASK_SIDE - mask.top - mask.bottom) / 2
    return max(0.0, a - inward), max(0.0, b - inward)


def _corner(roundness: float) -> float:
    """Where the edge crosses the diagonal, in parts of the halves: 1 of a square, 0.71 of an ellipse."""
    return float(0.5 ** (roundness / 2.0))


def _power(value: float, exponent: float) -> float:
    return math.copysign(abs(value) ** exponent, value)


def _moved(mask: Mask, dx: float, dy: float) -> Mask:
    """The opening shifted, as far as no inset leaves its range."""
    dx = min(max(dx, -mask.left, mask.right - MAX_INSET), mask.right, MAX_INSET - mask.left)
    dy = min(max(dy, -mask.top, mask.bottom - MAX_INSET), mask.bottom, MAX_INSET - mask.top)
    left, right = mask.left + dx, mask.right - dx
    return replace(mask, left=left, right=right, top=mask.top + dy, bottom=mask.bottom - dy)


def _inset(mask: Mask, edge: str) -> float:
    return {"left": mask.left, "top": mask.top, "right": mask.right, "bottom": mask.bottom}[edge]


def _with_inset(mask: Mask, edge: str, inset: float) -> Mask:
    inset = min(max(inset, 0.0), MAX_INSET)
    if edge in ("left", "right"):
        return replace(mask, left=inset) if edge == "left" else replace(mask, right=inset)
    return replace(mask, top=inset) if edge == "top" else replace(mask, bottom=inset)
