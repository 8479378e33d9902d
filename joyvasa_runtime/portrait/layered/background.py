"""The picture taken apart into the person and what lies behind, from a matte.

The matte itself comes from `portrait.matte`.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.layered.rig import Rig

_LEVELS = 8

_FACE_HELD = 0.95
"""Mean of a usable matte inside the face."""

_MOST_PERSON = 0.98
"""Mean of a usable matte over the crop."""


def split_layers(
    pixels: NDArray[np.uint8], alpha: NDArray[np.float32]
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Person and background, each continued where the other hides it.

    Parameters
    ----------
    pixels : ndarray, shape (S, S, 3), uint8
        RGB crop.
    alpha : ndarray, shape (S, S), float32
        0 background, 1 person.

    Returns
    -------
    person, background : ndarray, shape (S, S, 3), uint8
        Composed with alpha they give the picture, except for rounding where both are guessed.
    """
    picture = pixels.astype(np.float32)
    part = alpha[..., None]
    person = fill(picture, (alpha > 0.97).astype(np.float32))
    hidden = cv2.dilate(alpha, np.ones((5, 5), np.uint8))
    background = fill(picture, (hidden < 0.03).astype(np.float32))
    # In the seam the background is a guess; what the guess gets wrong, the person's colour takes over.
    solved = (picture - (1.0 - part) * background) / np.maximum(part, 0.05)
    person = np.where(part > 0.3, np.clip(solved, 0.0, 255.0), person)
    rest = (picture - part * person) / np.maximum(1.0 - part, 0.05)
    background = np.where(part < 0.7, np.clip(rest, 0.0, 255.0), background)
    return np.rint(person).astype(np.uint8), np.rint(background).astype(np.uint8)


def fill(picture: NDArray[np.float32], known: NDArray[np.float32]) -> NDArray[np.float32]:
    """The picture with its unknown part continued smoothly (push-pull over a pyramid).

    Parameters
    ----------
    picture : ndarray, shape (S, S, 3), float32
    known : ndarray, shape (S, S), float32
        1 where the picture counts, 0 where it is to be guessed.
    """
    return _pull(np.dstack([picture * known[..., None], known]), _LEVELS)[..., :3]


def _pull(weighted: NDArray[np.float32], levels: int) -> NDArray[np.float32]:
    """Colours and weight with every hole filled from the coarser level."""
    weight = weighted[..., 3:]
    plain = weighted / np.maximum(weight, 1e-6)
    if levels == 0 or min(weighted.shape[:2]) <= 2:
        return np.asarray(plain, np.float32)
    coarse = np.asarray(cv2.pyrDown(weighted), np.float32)
    # A sparse cell counts more than its share, or holes would fill with what lies far away.
    boost = np.sqrt(np.maximum(coarse[..., 3:], np.float32(1.0 / 16.0)))
    filled = _pull(np.asarray(coarse / boost, np.float32), levels - 1)
    height, width = weighted.shape[:2]
    up = cv2.resize(filled, (width, height), interpolation=cv2.INTER_LINEAR)
    share = np.clip(weight, 0.0, 1.0)
    return np.asarray(plain * share + up * (1.0 - share), np.float32)


def usable(alpha: NDArray[np.float32], rig: Rig) -> bool:
    """Whether a matte holds the whole face of a rig and leaves some background."""
    face = np.zeros(alpha.shape, np.uint8)
    cv2.fillPoly(face, [np.rint(rig.outline).astype(np.int32)], 1)
    return bool(alpha[face > 0].mean() > _FACE_HELD and alpha.mean() < _MOST_PERSON)
