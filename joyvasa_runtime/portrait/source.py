"""Whom a picture shows and where: the face or the hand points that a generator prepares a portrait from.

Preparing it, with whatever arrays a generator needs, is the generator's work.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.face import Face, find_faces
from joyvasa_runtime.portrait.hand_points import HandPoints
from joyvasa_runtime.portrait.picture import Picture

_LOG = logging.getLogger(__name__)

PortraitKind = Literal["human", "animal", "drawing"]

CROP_SIZE = 512


@dataclass(frozen=True, slots=True)
class LocatedFace:
    """One head in a picture; exactly one of `face` and `hand_points` is there.

    Parameters
    ----------
    kind : "human", "animal" or "drawing"
    crop : Crop
        The square around the head.
    face : Face, optional
        Landmarks in picture pixels, found by the models.
    hand_points : HandPoints, optional
        Points in picture pixels, placed by hand or guessed.
    """

    kind: PortraitKind
    crop: Crop
    face: Face | None = None
    hand_points: HandPoints | None = None

    def __post_init__(self) -> None:
        assert (self.face is None) != (self.hand_points is None), "a head has landmarks or hand points"


@dataclass(frozen=True, slots=True)
class Portrait:
    """A head ready to be animated.

    Parameters
    ----------
    picture : Picture
    kind : "human", "animal" or "drawing"
    crop : Crop
        The square of the picture that is animated.
    pixels : ndarray, shape (512, 512, 3), uint8
        That square in RGB.
    inputs : mapping of str to ndarray
        What the generator needs at every frame, by the name of its input.
    located : LocatedFace or None
        Whom the picture shows and where, as far as it is known.
    """

    picture: Picture
    kind: PortraitKind
    crop: Crop
    pixels: NDArray[np.uint8]
    inputs: Mapping[str, NDArray[Any]]
    located: LocatedFace | None = None


def locate(
    picture: Picture,
    points: HandPoints | None = None,
    face_index: int = 0,
    crop: Crop | None = None,
    faces: tuple[Face, ...] | None = None,
) -> LocatedFace:
    """The head to animate.

    Parameters
    ----------
    picture : Picture
    points : HandPoints, optional
        Points placed by hand in this picture; they win over any detector.
    face_index : int
        Which of several human faces, 0 the largest.
    crop : Crop, optional
        The square set by hand; None takes the one that the points or the landmarks give.
    faces : tuple of Face, optional
        What `find_faces` said of this picture, where that is known; None looks now.

    Raises
    ------
    PortraitError
        If there is no such face.
    """
    if points is not None:
        return LocatedFace(points.kind, crop or points.crop(CROP_SIZE), hand_points=points)
    if faces is None:
        faces = find_faces(picture)
    if not faces:
        raise PortraitError(
            f"No face was found in {picture.source}",
            "Place the points by hand: they work for animals and drawings, too.",
        )
    if not 0 <= face_index < len(faces):
        raise PortraitError(
            f"There is no face number {face_index} in {picture.source}",
            f"Choose from 0 to {len(faces) - 1}; 0 is the largest.",
        )
    if len(faces) > 1:
        _LOG.info("%s shows %d faces; number %d is animated", picture.source, len(faces), face_index)
    face = faces[face_index]
    return LocatedFace("human", crop or face.crop(CROP_SIZE), face=face)
