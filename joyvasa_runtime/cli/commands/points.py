"""`joyvasa points`: a first guess of the points of an animal or a drawing, as a file to be corrected."""

import argparse
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.hand_points import (
    POINT_NAMES,
    HandPoints,
    load_hand_points,
    points_path,
    save_hand_points,
)
from joyvasa_runtime.portrait.picture import Picture, load_picture
from joyvasa_runtime.portrait.subject import guess_points

_DOT = (255, 64, 64)
_LABEL = (255, 255, 255)


def add_commands(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "points",
        help="guess the points of an animal or a drawing, or show those that are there",
        description="Writes PICTURE.points.json, to be corrected by hand; points that are there are kept.",
    )
    parser.add_argument("picture", type=Path)
    parser.add_argument("--show", type=Path, metavar="OUT.png", help="draw them into a copy")
    parser.set_defaults(run=_points)


def _points(options: argparse.Namespace, _monitor: Monitor) -> Result:
    picture = load_picture(options.picture)
    path = points_path(options.picture)
    found = path.is_file()
    points = load_hand_points(path, (picture.width, picture.height)) if found else _guess(picture, path)
    if options.show:
        _write_picture(options.show, _drawn(picture, points))
    verb = "read from" if found else "guessed and written to"
    data = {"points": str(path), "kind": points.kind, "guessed": not found}
    return Result(f"{len(POINT_NAMES)} points of the kind {points.kind} {verb} {path}", data)


def _guess(picture: Picture, path: Path) -> HandPoints:
    guess = guess_points(picture)
    if guess is None:
        raise PortraitError(
            f"No face of an animal or a drawing was recognised in {picture.source}",
            f"Write the {len(POINT_NAMES)} points by hand into {path} (the README shows the format).",
        )
    save_hand_points(path, guess)
    return guess


def _drawn(picture: Picture, points: HandPoints) -> NDArray[np.uint8]:
    pixels = picture.pixels.copy()
    radius = max(2, round(max(picture.width, picture.height) / 250))
    for number, (x, y) in enumerate(points.points):
        centre = round(x), round(y)
        cv2.circle(pixels, centre, radius, _DOT, -1, cv2.LINE_AA)
        at = centre[0] + radius + 1, centre[1] - radius
        cv2.putText(pixels, str(number), at, cv2.FONT_HERSHEY_SIMPLEX, radius / 7, _LABEL, 1, cv2.LINE_AA)
    return pixels


def _write_picture(path: Path, pixels: NDArray[np.uint8]) -> None:
    is_encoded, data = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
    assert is_encoded, "PNG can hold every RGB picture"
    try:
        path.write_bytes(data.tobytes())
    except OSError as error:
        raise PortraitError(f"{path} cannot be written", "Choose another name or folder.") from error
