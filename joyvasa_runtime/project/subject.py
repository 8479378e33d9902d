"""From a project's portrait setup to the picture and the head in it, and the setup a new picture starts with.

What the setup says wins; nothing is searched that was set by hand. Preparing the head is the engine's work.
"""

import logging
from pathlib import Path
from typing import cast

import numpy as np

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.crop_box import CropBox, crop_box
from joyvasa_runtime.portrait.face import Face, find_faces
from joyvasa_runtime.portrait.hand_points import (
    HandKind,
    HandPoints,
    check_layout,
    load_hand_points,
    points_path,
)
from joyvasa_runtime.portrait.picture import Picture, load_picture
from joyvasa_runtime.portrait.source import CROP_SIZE, LocatedFace, locate
from joyvasa_runtime.portrait.subject import guess_points
from joyvasa_runtime.project.document import Point, PortraitKind, PortraitSetup, Project

_LOG = logging.getLogger(__name__)

_SMALLEST_SIDE = 16.0
"""Picture pixels of a square below which there is nothing to see in it."""


def open_setup(project: Project) -> tuple[Picture, LocatedFace]:
    """The picture of the project's portrait and the head in it.

    Raises
    ------
    PortraitError
        If there is no portrait, its picture is missing or can't be used, or no head is where the setup says.
    """
    picture, setup = open_picture(project), project.portrait
    assert setup is not None, "open_picture refuses a project without a portrait"
    return picture, locate_setup(picture, setup)


def open_picture(project: Project) -> Picture:
    """The picture of the project's portrait.

    Raises
    ------
    PortraitError
        If there is no portrait, or its picture is missing or can't be used.
    """
    if project.portrait is None:
        raise PortraitError("The project has no portrait", "Import a picture.")
    media = project.media_of(project.portrait.media_id)
    try:
        size = media.path.stat().st_size
    except OSError as e:
        raise PortraitError(
            f"The picture {media.name} is not where it was: {media.path}",
            "Relink it: show where it is now, or import another portrait.",
        ) from e
    if size != media.size_bytes:
        _LOG.info("%s has changed since it was imported", media.path)
    return load_picture(media.path)


def portrait_file(project: Project) -> tuple[Path, str] | None:
    """Where the picture of the project's portrait is, and its hash; None without a portrait."""
    if project.portrait is None:
        return None
    media = project.media_of(project.portrait.media_id)
    return media.path, media.sha256


def locate_setup(
    picture: Picture, setup: PortraitSetup, faces: tuple[Face, ...] | None = None
) -> LocatedFace:
    """The head where the setup says it is.

    Parameters
    ----------
    picture : Picture
    setup : PortraitSetup
    faces : tuple of Face, optional
        What `find_faces` said of this picture, where that is known; None looks if it has to.

    Raises
    ------
    PortraitError
        If no face is found, or points or crop don't fit the picture.
    """
    crop = _crop(picture, setup)
    if setup.kind != "human":
        return locate(picture, _hand_points(picture, setup), crop=crop)
    return locate(picture, face_index=setup.face_index, crop=crop, faces=faces)


def shown_crop(setup: PortraitSetup, found: CropBox | None = None) -> CropBox | None:
    """The square that a setup means, as far as that is known without opening the picture.

    Parameters
    ----------
    setup : PortraitSetup
    found : CropBox, optional
        That of the face that the models found, where they did.
    """
    if setup.crop is not None or setup.kind == "human":
        return setup.crop or found
    if setup.points is None:
        return None
    try:
        return crop_box(HandPoints(setup.kind, np.array(setup.points)).crop(CROP_SIZE))
    except PortraitError:
        return None


def suggest_setup(path: Path) -> tuple[PortraitKind, tuple[Point, ...] | None]:
    """Kind and points that a newly imported picture starts with.

    The points beside the picture come first, then a human face, then a guess for an animal or a drawing.
    Where nothing is found the answer is a human without points: `locate_setup` then says what to do, and
    the points can always be placed by hand.

    Raises
    ------
    PortraitError
        If the picture can't be used.
    """
    picture = load_picture(path)
    beside = _points_beside(picture)
    if beside is not None:
        return beside.kind, _as_tuples(beside)
    if find_faces(picture):
        return "human", None
    guess = guess_points(picture)
    return ("human", None) if guess is None else (guess.kind, _as_tuples(guess))


def _points_beside(picture: Picture) -> HandPoints | None:
    path = points_path(picture.source)
    if not path.is_file():
        return None
    try:
        return load_hand_points(path, (picture.width, picture.height))
    except PortraitError as e:
        # The picture is still good, and its points can be placed anew.
        _LOG.warning("The points beside the picture are not used: %s", e)
        return None


def _as_tuples(hand: HandPoints) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in hand.points)


def _hand_points(picture: Picture, setup: PortraitSetup) -> HandPoints:
    if setup.points is None:
        raise PortraitError(
            f"The points of the {setup.kind} in {picture.source.name} are not placed yet", "Place the points."
        )
    points = np.array(setup.points)
    if (points < 0).any() or (points > [picture.width - 1, picture.height - 1]).any():
        raise PortraitError(
            f"Points of the {setup.kind} lie outside {picture.source.name}", "Move them into the picture."
        )
    hand = HandPoints(cast(HandKind, setup.kind), points)
    check_layout(hand, picture.source.name)
    return hand


def _crop(picture: Picture, setup: PortraitSetup) -> Crop | None:
    """The square set by hand; refused where it shows nothing of the picture."""
    if setup.crop is None:
        return None
    crop = setup.crop.crop(CROP_SIZE)
    low, high = crop.corners().min(axis=0), crop.corners().max(axis=0)
    is_outside = (high < 0).any() or (low > [picture.width - 1, picture.height - 1]).any()
    if is_outside or setup.crop.side < _SMALLEST_SIDE:
        raise PortraitError(
            f"The square around the head shows nothing of {picture.source.name}",
            "Move it onto the head, or reset it.",
        )
    return crop
