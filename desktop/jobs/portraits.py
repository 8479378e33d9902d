"""Portraits as the preview needs them: opened, located and prepared once for each setting of the portrait.

What was found in the picture goes to the window as a frozen value. It runs on the inference thread.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import QImage

from desktop.jobs.images import to_bgra, to_image
from desktop.jobs.recent import Recent
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.face import Face, find_faces
from joyvasa_runtime.portrait.ground import resize
from joyvasa_runtime.portrait.mesh_points import inside_picture, points_of_face
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import LocatedFace, Portrait
from joyvasa_runtime.project.document import Point, PortraitKind, PortraitSetup, Project
from joyvasa_runtime.project.subject import locate_setup, open_picture

_PICTURES, _PORTRAITS = 2, 4
"""How many are kept: a picture and the one before it; a few settings, for going back and forth."""

_IMAGE_SIDE = 2048
"""Longest side of the picture handed to the window; a picture of 12,000 pixels would take 400 MB."""
Box = tuple[float, float, float, float]
Corners = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True)
class PreparedPortrait:
    """What is known of the project's portrait after looking at its picture; positions in picture pixels.

    Parameters
    ----------
    image : QImage
        The picture, at most 2048 pixels a side; positions are those of the full picture all the same.
    width, height : int
        Of the full picture.
    kind : "human", "animal" or "drawing"
    faces : tuple of (x0, y0, x1, y1)
        Boxes of the human faces found, largest first; not looked for where points were placed by hand.
    face_index : int
        Which of them is animated.
    corners : tuple of 4 Point, or None
        Of the square around the head, clockwise from its top left; None where no head was found.
    points : tuple of 20 Point, or None
        Placed by hand.
    suggested : tuple of 20 Point, or None
        Those of the face that was found, as a start for placing them by hand.
    """

    image: QImage
    width: int
    height: int
    kind: PortraitKind
    faces: tuple[Box, ...]
    face_index: int
    corners: Corners | None
    points: tuple[Point, ...] | None
    suggested: tuple[Point, ...] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A picture, and its faces where they were looked for."""

    picture: Picture
    image: QImage
    faces: tuple[Face, ...] | None


class Portraits:
    """Prepares the portrait of a project, remembering the last few.

    Parameters
    ----------
    tell : callable
        Gets the `PreparedPortrait` each time another portrait, or another setting of it, was looked at; None
        when the project has none any more.
    """

    def __init__(self, tell: Callable[[PreparedPortrait | None], None]) -> None:
        self._tell = tell
        self._opened: Recent[Opened] = Recent(_PICTURES)
        self._located: Recent[LocatedFace] = Recent(_PORTRAITS)
        self._portraits: Recent[Portrait] = Recent(_PORTRAITS)
        self._told: Hashable = None

    def get(self, engine: Engine, project: Project) -> Portrait:
        """The prepared portrait of a project that has one.

        Raises
        ------
        PortraitError
            If the picture is missing or no head is found in it; what is known was told all the same.
        """
        setup = project.portrait
        assert setup is not None, "only a project with a portrait is shown"
        opened = self._open(project, setup)
        key = portrait_key(project, engine)
        located = self._locate(key, opened, setup)
        return self._portraits.get(key, lambda: engine.prepare_portrait(opened.picture, located))

    def leave(self) -> None:
        """The project has no portrait."""
        if self._told is not None:
            self._told = None
            self._tell(None)

    def forget(self) -> None:
        """Read pictures again: a file may have come back."""
        self._opened.clear()

    def _open(self, project: Project, setup: PortraitSetup) -> Opened:
        media = project.media_of(setup.media_id)
        looks = setup.kind == "human"

        def make() -> Opened:
            picture = open_picture(project)
            return Opened(picture, _image(picture), find_faces(picture) if looks else None)

        return self._opened.get((media.path, media.sha256, looks), make)

    def _locate(self, key: Hashable, opened: Opened, setup: PortraitSetup) -> LocatedFace:
        try:
            located = self._located.get(key, lambda: locate_setup(opened.picture, setup, opened.faces))
        except PortraitError:
            self._tell_once(key, opened, setup, None)
            raise
        self._tell_once(key, opened, setup, located)
        return located

    def _tell_once(
        self, key: Hashable, opened: Opened, setup: PortraitSetup, located: LocatedFace | None
    ) -> None:
        if key != self._told:
            self._told = key
            self._tell(_prepared(opened, setup, located))


def portrait_key(project: Project, engine: Engine) -> Hashable:
    """Equal where the prepared portrait is: of the picture, the setup without mask and consent, the pack."""
    setup = project.portrait
    assert setup is not None, "only a project with a portrait is shown"
    media = project.media_of(setup.media_id)
    where = setup.kind, setup.face_index, setup.points, setup.crop
    return media.path, media.sha256, where, engine.pack.id, engine.pack.version


def _image(picture: Picture) -> QImage:
    ratio = min(1.0, _IMAGE_SIDE / max(picture.width, picture.height))
    size = max(1, round(picture.width * ratio)), max(1, round(picture.height * ratio))
    return to_image(to_bgra(resize(picture.pixels, *size)))


def _prepared(opened: Opened, setup: PortraitSetup, located: LocatedFace | None) -> PreparedPortrait:
    picture = opened.picture
    boxes = tuple(cast(Box, tuple(face.box.tolist())) for face in opened.faces or ())
    corners = None if located is None else cast(Corners, tuple(map(tuple, located.crop.corners().tolist())))
    return PreparedPortrait(
        opened.image,
        picture.width,
        picture.height,
        setup.kind,
        boxes,
        setup.face_index,
        corners,
        setup.points,
        None if located is None or located.face is None else _suggested(picture, located.face),
    )


def _suggested(picture: Picture, face: Face) -> tuple[Point, ...]:
    points = inside_picture(points_of_face(face), picture.width, picture.height)
    return tuple((x, y) for x, y in points.tolist())
