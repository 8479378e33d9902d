"""Edits of the portrait: which picture, which face in it, and how it is cut out and pasted back.

Finding faces and guessing points is the runtime's `portrait` package; clips and takes are never touched.
"""

import math
from dataclasses import replace

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.portrait.hand_points import HandKind
from joyvasa_runtime.project.document import (
    Consent,
    CropBox,
    Mask,
    Point,
    PortraitKind,
    PortraitSetup,
    Project,
)
from joyvasa_runtime.project.operations.media import require_media
from joyvasa_runtime.project.operations.text import note_text, sentence
from joyvasa_runtime.project.ranges import crop_problem, face_problem, hand_points_problem, mask_problem


def set_portrait(
    project: Project, media_id: int, kind: PortraitKind = "human", points: tuple[Point, ...] | None = None
) -> Project:
    """The project with another picture; what was set and said of the former goes, clips and takes stay.

    Choosing the same picture again keeps where it comes from.

    Parameters
    ----------
    project : Project
    media_id : int
        A picture of the project.
    kind : "human", "animal" or "drawing"
    points : tuple of 20 Point, or None
        For an animal or a drawing.

    Raises
    ------
    EditError
        If there is no such picture, or the points don't fit the kind.
    """
    media = require_media(project, media_id)
    if media.kind != "picture":
        raise EditError(f"“{media.name}” is a sound", "Choose a picture.")
    setup = _pointed(PortraitSetup(media_id), kind, points)
    is_another = project.portrait is not None and project.portrait.media_id != media_id
    # Without a portrait before, what is said may have been said of this one in advance.
    origin = None if is_another else project.disclosure.picture
    return replace(project, portrait=setup, disclosure=replace(project.disclosure, picture=origin))


def remove_portrait(project: Project) -> Project:
    """The project without a portrait; its picture stays among the files, what was said of it goes."""
    if project.portrait is None:
        return project
    return replace(project, portrait=None, disclosure=replace(project.disclosure, picture=None))


def choose_face(project: Project, index: int) -> Project:
    """The project that animates another face of its picture; crop and consent were another face's and go.

    Parameters
    ----------
    project : Project
    index : int
        0 is the largest face.

    Raises
    ------
    EditError
        If there is no portrait, its points were placed by hand, or the index is negative.
    """
    portrait = _require_portrait(project)
    if portrait.kind != "human":
        raise EditError("The portrait's points were placed by hand", "Find the face again first.")
    _refuse(face_problem(index), "Choose another one.")
    if index == portrait.face_index:
        return project
    return replace(project, portrait=replace(portrait, face_index=index, crop=None, consent=Consent()))


def set_points(project: Project, kind: HandKind, points: tuple[Point, ...]) -> Project:
    """The project whose portrait has 20 points placed by hand, as an animal or a drawing.

    Raises
    ------
    EditError
        If there is no portrait, or they are not 20 points of picture pixels.
    """
    return replace(project, portrait=_pointed(_require_portrait(project), kind, points))


def clear_points(project: Project) -> Project:
    """The project whose portrait's face is found by itself again, as a human's.

    Raises
    ------
    EditError
        If there is no portrait.
    """
    return replace(project, portrait=_pointed(_require_portrait(project), "human", None))


def set_crop(project: Project, crop: CropBox | None) -> Project:
    """The project with another square around the head; None takes the one that the points give.

    Angles are brought to -180 to 180 degrees.

    Raises
    ------
    EditError
        If there is no portrait, or the square is too small, too large or far off.
    """
    portrait = _require_portrait(project)
    if crop is not None:
        crop = replace(
            crop, angle=math.remainder(crop.angle, 360.0) if math.isfinite(crop.angle) else math.nan
        )
        _refuse(crop_problem(crop), "Draw the square around the head.")
    return replace(project, portrait=replace(portrait, crop=crop))


def set_mask(project: Project, mask: Mask) -> Project:
    """The project with another mask.

    Raises
    ------
    EditError
        If there is no portrait, or a number is out of its range.
    """
    portrait = _require_portrait(project)
    _refuse(mask_problem(mask), "Choose a number inside the range.")
    return replace(project, portrait=replace(portrait, mask=mask))


def set_consent(project: Project, consent: Consent) -> Project:
    """The project with other words on whether the person shown agreed.

    Raises
    ------
    EditError
        If there is no portrait.
    """
    portrait = _require_portrait(project)
    consent = replace(consent, note=note_text(consent.note))
    return replace(project, portrait=replace(portrait, consent=consent))


def _pointed(portrait: PortraitSetup, kind: PortraitKind, points: tuple[Point, ...] | None) -> PortraitSetup:
    _refuse(hand_points_problem(kind, points), "Place all 20 points on the picture.")
    plain = None if points is None else tuple((float(x), float(y)) for x, y in points)
    return replace(portrait, kind=kind, points=plain)


def _require_portrait(project: Project) -> PortraitSetup:
    if project.portrait is None:
        raise EditError("There is no portrait yet", "Choose a picture first.")
    return project.portrait


def _refuse(problem: str | None, hint: str) -> None:
    if problem:
        raise EditError(sentence(problem), hint)
