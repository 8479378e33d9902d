"""What of a still picture stays before a transparent background, and what that was decided by.

How it moves with the face is `follow`'s work.
"""

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.alpha.outline import face_polygon, head_outline, polygon_pixels
from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.ground import resize
from joyvasa_runtime.portrait.matte import person_matte
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import Portrait

Origin = Literal["picture", "matte", "outline"]

NOTES: dict[Origin, str] = {
    "picture": "The background is transparent where the picture itself is.",
    "matte": "Head and body were cut out of the background.",
    "outline": "The background could not be told apart, so the head was cut out along a soft outline.",
}
"""What is said to the user about each kind of transparency."""

_MOST_SIDE = 1536
"""Longer side at which a whole picture is matted: the model sees 256 px, the edge follows this one's."""

_FACE_HELD = 0.9
"""Mean of a usable matte inside the face."""

_MOST_PERSON = 0.98
"""Mean of a usable matte over the crop: more leaves no background at all."""

_PERSON = 0.3
"""Matte that counts as person where people are told apart."""

_SURE = (0.1, 0.9)
"""Matte that is surely background, and surely not."""

_SOFT = (0.02, 0.05)
"""Distance from what is sure, in parts of the longer side, up to which a soft edge is believed, and from
which it is a haze: hair is thinner."""

_EDGE = 9
"""Pixels around a person that may hold its soft edge."""


@dataclass(frozen=True, slots=True)
class Cutout:
    """What stays of a picture.

    Parameters
    ----------
    crop : ndarray, shape (S, S), float32
        Of the face crop: 0 background, 1 stays.
    picture : ndarray, shape (h, w), float32
        Of the whole picture, at any size of its shape.
    origin : {"picture", "matte", "outline"}
        The picture's own transparency, a matte by the model for people, which often knows animals,
        too, or an outline from the points of the face.
    """

    crop: NDArray[np.float32]
    picture: NDArray[np.float32]
    origin: Origin


def cut_out(portrait: Portrait) -> Cutout:
    """What of a portrait's picture stays before a transparent background.

    Raises
    ------
    InferenceError
        If the matte model fails.
    """
    picture, crop = portrait.picture, portrait.crop
    if picture.alpha is not None:
        whole = picture.alpha.astype(np.float32) / np.float32(255.0)
        return Cutout(crop.extract(picture.alpha).astype(np.float32) / np.float32(255.0), whole, "picture")
    face = _face(portrait)
    matte = _one_piece(_settled(person_matte(portrait.pixels)), face > 0)
    if _fits(matte, face):
        return Cutout(matte, _whole_person(picture, crop, matte), "matte")
    outline = head_outline(portrait.located, crop)
    return Cutout(outline, _in_picture(outline, crop, picture), "outline")


def _face(portrait: Portrait) -> NDArray[np.uint8]:
    """1 inside the face's outline in the crop, shape (S, S); the middle of the crop if nothing is known."""
    size = portrait.crop.size
    if portrait.located is not None:
        return polygon_pixels(face_polygon(portrait.located, portrait.crop), size)
    face = np.zeros((size, size), np.uint8)
    face[size * 2 // 5 : size * 3 // 5, size * 2 // 5 : size * 3 // 5] = 1
    return face


def _fits(matte: NDArray[np.float32], face: NDArray[np.uint8]) -> bool:
    """Whether a matte holds the face and leaves some background."""
    return bool(matte.mean() <= _MOST_PERSON and matte[face > 0].mean() >= _FACE_HELD)


def _one_piece(matte: NDArray[np.float32], held: NDArray[np.bool_]) -> NDArray[np.float32]:
    """A matte without what isn't joined to the piece that holds most of some pixels, such as a face."""
    count, labels = cv2.connectedComponents((matte > _PERSON).astype(np.uint8))
    pieces = np.bincount(labels[held], minlength=count)
    pieces[0] = 0
    if not pieces.any():
        return matte
    piece = cv2.dilate((labels == pieces.argmax()).astype(np.uint8), np.ones((_EDGE, _EDGE), np.uint8))
    return np.asarray(matte * piece, np.float32)


def _settled(matte: NDArray[np.float32]) -> NDArray[np.float32]:
    """A matte without the haze that an unsure model leaves far from what is sure."""
    low, high = _SURE
    kept = matte * _near(matte > high)
    return np.asarray(1.0 - (1.0 - kept) * _near(kept < low), np.float32)


def _near(sure: NDArray[np.bool_]) -> NDArray[np.float32]:
    """1 close to sure pixels, 0 far away from them; 1 everywhere if there are none."""
    if not sure.any():
        return np.ones(sure.shape, np.float32)
    distance = cv2.distanceTransform(1 - sure.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    near, far = (part * max(sure.shape) for part in _SOFT)
    return np.asarray(np.clip((far - distance) / (far - near), 0.0, 1.0), np.float32)


def _whole_person(picture: Picture, crop: Crop, matte: NDArray[np.float32]) -> NDArray[np.float32]:
    """The matte of the whole picture, without people who aren't joined to the one in the crop."""
    size = _working_size(picture)
    whole = _settled(person_matte(resize(picture.pixels, *size)))
    return _one_piece(whole, _in_picture(matte, crop, picture) > 0.5)


def _working_size(picture: Picture) -> tuple[int, int]:
    ratio = min(1.0, _MOST_SIDE / max(picture.width, picture.height))
    return max(1, round(picture.width * ratio)), max(1, round(picture.height * ratio))


def _in_picture(values: NDArray[np.float32], crop: Crop, picture: Picture) -> NDArray[np.float32]:
    """Values of the crop at the pixels of its picture at the working size, 0 outside."""
    size = _working_size(picture)
    x, y = size[0] / picture.width, size[1] / picture.height
    to_small = np.array([[x, 0.0, (x - 1.0) / 2], [0.0, y, (y - 1.0) / 2], [0.0, 0.0, 1.0]])
    placed = cv2.warpAffine(values, (to_small @ crop.inverse)[:2], size, flags=cv2.INTER_LINEAR)
    return np.asarray(placed, np.float32)
