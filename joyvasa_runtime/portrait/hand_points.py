"""Twenty named points placed by hand on an animal or a drawing, and their small JSON file.

Finding a first guess is `animal_guess`'s work; the generators make their rig from these points.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.crop import ANIMAL_SCALE, Crop, crop_around

HandKind = Literal["animal", "drawing"]

POINT_NAMES = (
    "left_eye_outer",
    "left_eye_top",
    "left_eye_inner",
    "left_eye_bottom",
    "right_eye_outer",
    "right_eye_top",
    "right_eye_inner",
    "right_eye_bottom",
    "nose",
    "mouth_left",
    "mouth_right",
    "mouth_middle",
    "upper_lip_top",
    "lower_lip_bottom",
    "chin",
    "left_cheek",
    "right_cheek",
    "left_ear",
    "right_ear",
    "head_top",
)
"""The points in the order of `HandPoints.points`; left is left in the picture."""

_KINDS = ("animal", "drawing")
_FORMAT = 1
_SUFFIX = ".points.json"


@dataclass(frozen=True, slots=True)
class HandPoints:
    """Where the parts of a face lie in a picture.

    Parameters
    ----------
    kind : "animal" or "drawing"
    points : ndarray, shape (20, 2), float64
        Picture pixels (x, y), ordered as `POINT_NAMES`. Made read-only.
    """

    kind: HandKind
    points: NDArray[np.float64]

    def __post_init__(self) -> None:
        points = np.array(self.points, np.float64)
        assert points.shape == (len(POINT_NAMES), 2), f"hand points are (20, 2), got {points.shape}"
        points.setflags(write=False)
        object.__setattr__(self, "points", points)

    def __getitem__(self, name: str) -> NDArray[np.float64]:
        """One point by its name, shape (2,)."""
        point: NDArray[np.float64] = self.points[POINT_NAMES.index(name)]
        return point

    def eye_axis(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Middle of the left and of the right eye, shape (2,) each."""
        return self.points[0:4].mean(axis=0), self.points[4:8].mean(axis=0)

    def moved_to(self, crop: Crop) -> "HandPoints":
        """The same points in crop pixels."""
        return HandPoints(self.kind, crop.to_crop(self.points))

    def crop(self, size: int = 512) -> Crop:
        """Square around the head."""
        return crop_around(self.points, self.eye_axis(), scale=ANIMAL_SCALE, size=size)


def points_path(picture: Path) -> Path:
    """Where the points of a picture are looked for: ``cat.jpg`` -> ``cat.jpg.points.json``."""
    return picture.with_name(picture.name + _SUFFIX)


def load_hand_points(path: Path, picture_size: tuple[int, int]) -> HandPoints:
    """Points from a JSON file.

    Parameters
    ----------
    path : Path
    picture_size : tuple of int
        Width and height of the picture they belong to.

    Raises
    ------
    PortraitError
        If the file is missing or damaged, or a point is missing, unknown or outside the picture.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as e:
        raise PortraitError(f"There is no points file {path}", "Check its name.") from e
    except (OSError, UnicodeDecodeError) as e:
        raise PortraitError(f"The points file {path} cannot be read", "Place the points again.") from e
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as e:
        raise PortraitError(f"The points file {path} is not valid JSON", "Place the points again.") from e
    return parse_hand_points(record, picture_size, path.name)


def parse_hand_points(record: object, picture_size: tuple[int, int], name: str) -> HandPoints:
    """Points from parsed JSON, checked strictly; `name` is what messages call the file.

    Raises
    ------
    PortraitError
        As `load_hand_points`.
    """
    if not isinstance(record, dict) or record.get("format") != _FORMAT:
        raise PortraitError(f"{name} is not a points file of format {_FORMAT}", "Place the points again.")
    kind = record.get("kind")
    if kind not in _KINDS:
        raise PortraitError(f"{name} has the unknown kind {kind!r}", f"Use one of: {', '.join(_KINDS)}.")
    named = record.get("points")
    if not isinstance(named, dict):
        raise PortraitError(f"{name} holds no points", "Place the points again.")
    _check_names(named, name)
    points = [_point(named[key], key, picture_size, name) for key in POINT_NAMES]
    hand = HandPoints(cast(HandKind, kind), np.array(points))
    check_layout(hand, name)
    return hand


def save_hand_points(path: Path, hand: HandPoints) -> None:
    """Write the points as JSON; a failure leaves an older file as it was.

    Raises
    ------
    PortraitError
        If the file cannot be written.
    """
    points = {
        key: [round(float(x), 2), round(float(y), 2)]
        for key, (x, y) in zip(POINT_NAMES, hand.points, strict=True)
    }
    text = json.dumps({"format": _FORMAT, "kind": hand.kind, "points": points}, indent=2) + "\n"
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as e:
        partial.unlink(missing_ok=True)
        raise PortraitError(f"The points file {path} cannot be written", "Choose another folder.") from e


def _check_names(named: Mapping[str, object], name: str) -> None:
    missing = [key for key in POINT_NAMES if key not in named]
    unknown = [key for key in named if key not in POINT_NAMES]
    if missing:
        raise PortraitError(f"{name} lacks the point {missing[0]}", "Place all 20 points.")
    if unknown:
        raise PortraitError(f"{name} has the unknown point {unknown[0]!r}", "Remove or respell it.")


def _point(value: object, key: str, picture_size: tuple[int, int], name: str) -> tuple[float, float]:
    if not (isinstance(value, list) and len(value) == 2 and all(_is_number(v) for v in value)):
        raise PortraitError(f"The point {key} of {name} is not a pair of numbers", "Write it as [x, y].")
    x, y = float(value[0]), float(value[1])
    width, height = picture_size
    if not (0 <= x <= width - 1 and 0 <= y <= height - 1):
        raise PortraitError(
            f"The point {key} of {name} lies outside the picture ({width} x {height} px)",
            "Points are in pixels of the picture; move it inside.",
        )
    return x, y


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def check_layout(hand: HandPoints, name: str) -> None:
    """Refuse points that no head can have, such as left and right exchanged; `name` is what they are called.

    Raises
    ------
    PortraitError
        If so.
    """
    for left, right in (
        ("left_eye_outer", "left_eye_inner"),
        ("left_eye_inner", "right_eye_inner"),
        ("right_eye_inner", "right_eye_outer"),
        ("mouth_left", "mouth_right"),
    ):
        if _along_eyes(hand, right) <= _along_eyes(hand, left):
            raise PortraitError(
                f"In {name} the point {left} is not left of {right}", "Left means left in the picture."
            )


def _along_eyes(hand: HandPoints, name: str) -> float:
    left, right = hand.eye_axis()
    return float(hand[name] @ (right - left))
