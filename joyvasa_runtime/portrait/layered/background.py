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

_RIM = 4
"""Pixels of background that go along with the person: stray hair and what the matte missed are among them."""

_FEATHER = 4.0
"""Pixels outside the rim over which the person ends."""


def cut_out(alpha: NDArray[np.float32], rig: Rig) -> NDArray[np.float32] | None:
    """What of the picture moves with the head, from a matte, if that makes sense.

    The cut runs outside the person, through plain background: there both layers show the picture itself,
    so that nothing changes as long as nothing moves, however coarse the matte is.

    Parameters
    ----------
    alpha : ndarray, shape (S, S), float32
        0 background, 1 person.
    rig : Rig

    Returns
    -------
    ndarray, shape (S, S), float32, or None
        0 background, 1 moves with the person. None if the matte doesn't hold the face or leaves no
        background.
    """
    face = np.zeros(alpha.shape, np.uint8)
    cv2.fillPoly(face, [np.rint(rig.outline).astype(np.int32)], 1)
    if alpha[face > 0].mean() < _FACE_HELD or alpha.mean() > _MOST_PERSON:
        return None
    body = _one_piece(((alpha > 0.15) | (face > 0)).astype(np.uint8), face)
    outside = cv2.distanceTransform(1 - body, cv2.DIST_L2, 5)
    t = np.clip((outside - _RIM) / _FEATHER, 0.0, 1.0)
    return np.asarray(1.0 - t * t * (3.0 - 2.0 * t), np.float32)


def behind(pixels: NDArray[np.uint8], alpha: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The picture without the person, continued smoothly where the person was.

    Parameters
    ----------
    pixels : ndarray, shape (S, S, 3), uint8
        RGB crop.
    alpha : ndarray, shape (S, S), float32
        From `cut_out`.
    """
    # A pixel into the rim: rounding may leave a trace of the background there.
    known = (cv2.erode(alpha, np.ones((3, 3), np.uint8)) < 1.0).astype(np.float32)
    filled = fill(pixels.astype(np.float32), known)
    return np.where(known[..., None] > 0, pixels, np.clip(np.rint(filled), 0, 255).astype(np.uint8))


def fill(picture: NDArray[np.float32], known: NDArray[np.float32]) -> NDArray[np.float32]:
    """The picture with its unknown part continued smoothly (push-pull over a pyramid).

    Parameters
    ----------
    picture : ndarray, shape (S, S, 3), float32
    known : ndarray, shape (S, S), float32
        1 where the picture counts, 0 where it is to be guessed.
    """
    return _pull(np.dstack([picture * known[..., None], known]), _LEVELS)[..., :3]


def _one_piece(body: NDArray[np.uint8], face: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The connected part that holds most of the face, without holes."""
    _, labels = cv2.connectedComponents(body)
    main = (labels == np.bincount(labels[face > 0]).argmax()).astype(np.uint8)
    outlines, _ = cv2.findContours(main, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return np.asarray(cv2.drawContours(np.zeros_like(main), outlines, -1, (1,), cv2.FILLED), np.uint8)


def _pull(weighted: NDArray[np.float32], levels: int) -> NDArray[np.float32]:
    """Colours and weight with every hole filled from the coarser level."""
    weight = weighted[..., 3:]
    plain = weighted / np.maximum(weight, np.float32(1e-6))
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
