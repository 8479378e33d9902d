"""Which numbers a project may hold: each check says what is wrong with a value, or None.

Edits refuse by these what a user asks for, `consistency` what a file holds. It looks at single values only.
"""

import math
from collections.abc import Iterable

from joyvasa_runtime.portrait.hand_points import POINT_NAMES
from joyvasa_runtime.portrait.mask import FEATHER_RANGE, MAX_INSET
from joyvasa_runtime.portrait.picture import MAX_SIDE
from joyvasa_runtime.project.document import (
    Clip,
    CropBox,
    Generation,
    Mask,
    Point,
    PortraitKind,
)

GAIN_RANGE_DB = (-60.0, 24.0)

CROP_SIDE_RANGE = (8.0, 2.0 * MAX_SIDE)
"""Picture pixels; the square may be larger than the picture, but not so small that nothing is in it."""

_POSITION_RANGE = (-float(MAX_SIDE), 2.0 * MAX_SIDE)
"""Picture pixels; a square or a point may lie beyond the picture's edge."""

MAX_FACE = 999
"""Highest number of a face; no picture shows more that are large enough."""

_MAX_SEED = 2**64 - 1

_MAX_STEPS = 10_000
"""Longest noise schedule that a model pack may have."""


def gain_problem(gain_db: float) -> str | None:
    """What is wrong with a gain in dB."""
    return _range_problem("the gain", gain_db, GAIN_RANGE_DB, " dB")


def fade_problem(clip: Clip) -> str | None:
    """What is wrong with a clip's fades."""
    if clip.fade_in < 0 or clip.fade_out < 0:
        return "a fade is negative"
    if clip.fade_in + clip.fade_out > clip.frames:
        return "the fades are longer than the clip"
    return None


def generation_problem(generation: Generation) -> str | None:
    """What is wrong with how motion is made; that the pack is installed and can do it is not asked."""
    settings = generation.settings
    if not generation.pack_id:
        return "no model pack is named"
    if settings.seed > _MAX_SEED:
        return f"the seed {settings.seed} is too large"
    if settings.steps is not None and not 1 <= settings.steps <= _MAX_STEPS:
        return f"{settings.steps} steps are not possible"
    return None


def mask_problem(mask: Mask) -> str | None:
    """What is wrong with a mask."""
    insets = (mask.left, mask.top, mask.right, mask.bottom)
    return _first(
        *(_range_problem("the mask's inset", inset, (0.0, MAX_INSET), " px") for inset in insets),
        _range_problem("the mask's feather", mask.feather, FEATHER_RANGE, " px"),
        _range_problem("the mask's roundness", mask.roundness, (0.0, 1.0), ""),
    )


def crop_problem(crop: CropBox) -> str | None:
    """What is wrong with a crop."""
    return _first(
        _points_problem("the crop's centre", (crop.centre,)),
        _range_problem("the crop's side", crop.side, CROP_SIDE_RANGE, " px"),
        _range_problem("the crop's angle", crop.angle, (-180.0, 180.0), "°"),
    )


def hand_points_problem(kind: PortraitKind, points: tuple[Point, ...] | None) -> str | None:
    """What is wrong with a portrait's points: an animal and a drawing have 20, a human none."""
    if kind == "human":
        return None if points is None else "a human portrait has points placed by hand"
    if points is None or len(points) != len(POINT_NAMES):
        return f"the {kind} does not have {len(POINT_NAMES)} points"
    return _points_problem("a point", points)


def face_problem(index: int) -> str | None:
    """What is wrong with the number of a face; how many there are is not known here."""
    return None if 0 <= index <= MAX_FACE else f"there is no face {index + 1}"


def _points_problem(what: str, points: Iterable[Point]) -> str | None:
    for point in points:
        if len(point) != 2:
            return f"{what} is not a pair of numbers"
        problem = _first(*(_range_problem(what, value, _POSITION_RANGE, " px") for value in point))
        if problem:
            return problem
    return None


def _range_problem(what: str, value: float, allowed: tuple[float, float], unit: str) -> str | None:
    low, high = allowed
    if math.isfinite(value) and low <= value <= high:
        return None
    return f"{what} of {value:g}{unit} is outside {low:g} to {high:g}{unit}"


def _first(*problems: str | None) -> str | None:
    return next((problem for problem in problems if problem), None)
