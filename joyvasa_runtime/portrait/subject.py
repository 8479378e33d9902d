"""From the files a user names to the head in them: the picture, the points beside it, a first guess.

What is done with the head is the generator's work; the decisions are only about where it is.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.animal_guess import guess_animal_points
from joyvasa_runtime.portrait.drawing_guess import guess_drawing_points
from joyvasa_runtime.portrait.hand_points import HandPoints, load_hand_points, points_path
from joyvasa_runtime.portrait.picture import Picture, load_picture
from joyvasa_runtime.portrait.source import LocatedFace, locate

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom to animate, in the user's words.

    Parameters
    ----------
    picture : Path
    points : Path or None
        Points placed by hand; None takes ``<picture>.points.json`` where it exists.
    face_index : int or None
        Which human face, 0 the largest. A number also means: pass over the points beside the picture.
    """

    picture: Path
    points: Path | None = None
    face_index: int | None = None


def open_subject(subject: Subject) -> tuple[Picture, LocatedFace]:
    """The picture and the head in it.

    Raises
    ------
    PortraitError
        If the picture or the points can't be used, or there is no such face.
    """
    if subject.points is not None and subject.face_index is not None:
        raise PortraitError("Points and a face number were both given", "Give one of the two.")
    picture = load_picture(subject.picture)
    points = _points(subject, picture)
    if points is not None:
        return picture, locate(picture, points)
    try:
        return picture, locate(picture, face_index=subject.face_index or 0)
    except PortraitError:
        guess = guess_points(picture) if subject.face_index is None else None
        if guess is None:
            raise
        _LOG.info("%s shows no human face; the points of the %s were guessed", subject.picture, guess.kind)
        return picture, locate(picture, guess)


def guess_points(picture: Picture) -> HandPoints | None:
    """A first guess of the points of an animal or a drawing, or None; every guess needs a look."""
    return guess_animal_points(picture) or guess_drawing_points(picture)


def _points(subject: Subject, picture: Picture) -> HandPoints | None:
    size = picture.width, picture.height
    if subject.points is not None:
        return load_hand_points(subject.points, size)
    beside = points_path(subject.picture)
    if subject.face_index is None and beside.is_file():
        return load_hand_points(beside, size)
    return None
