"""One eye of one frame: lids that slide over an eyeball that turns.

It draws over a face that is already in place, and only the eye's surroundings.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_runtime.portrait.layered.map import Image, Map, Plane

_LOWER_SHARE = 0.10
"""Part of a blink done by the lower lid."""

_SIDE_LOOK, _UP_LOOK = 0.16, 0.10
"""How far the iris moves for a full gaze, in eye widths."""

_LID_FOLLOWS = 0.22
"""Part of a blink by which the lid sinks when the eye looks down."""

_WIDEST = -0.2
"""The most negative blink: eyes opened wide."""


@dataclass(frozen=True, slots=True)
class EyePainter:
    """An eye's arrays, as prepared (`eyes.EyeModel`).

    Parameters
    ----------
    person : ndarray, shape (S, S, 3), uint8
        What is sampled for skin.
    shape : ndarray, shape (H, W, 4), float32
    ball : ndarray, shape (H, W, 3), uint8
    frame : ndarray, shape (6,), float32
    """

    person: Image
    shape: Plane
    ball: Image
    frame: Plane

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 of the eye in the crop."""
        x0, y0 = float(self.frame[0]), float(self.frame[1])
        return x0, y0, x0 + self.shape.shape[1] - 1, y0 + self.shape.shape[0] - 1

    def paint(self, target: Image, where: Map, blink: float, look: tuple[float, float]) -> None:
        """Draw into a part of a frame.

        Parameters
        ----------
        target : ndarray, shape (h, w, 3), uint8
            Changed.
        where : Map
            The crop pixel that is shown at each pixel without any blink.
        blink : float
            1 = closed, 0 = as in the photo.
        look : pair of float
            Gaze to the right and up, +-1.
        """
        closing = float(np.clip(blink + _LID_FOLLOWS * max(-look[1], 0.0), _WIDEST, 1.0))
        local = where.moved(-self.frame[0], -self.frame[1])
        below, opening, skin, share = (np.asarray(p, np.float32) for p in cv2.split(local.sample(self.shape)))
        upper = np.float32(closing * (1.0 - _LOWER_SHARE)) * opening
        # The closed lid ends a little below the lower line, so that no white is left between.
        upper += np.float32(0.9 * max(closing, 0.0)) * np.minimum(opening, np.float32(1.0))
        lower = opening * np.float32(1.0 - _LOWER_SHARE * max(closing, 0.0))
        moved = self._lids(below, opening, skin, upper, lower) - below
        face = where.moved(moved * self.frame[2], moved * self.frame[3]).sample(self.person)
        ball = self._turned(local, share, look).sample(self.ball)
        seen = np.minimum(below - upper, lower - below) + np.float32(0.5)
        seen = np.clip(seen, 0.0, 1.0) * np.minimum(opening, np.float32(1.0))
        face = cv2.blendLinear(ball, face, seen, 1.0 - seen)
        inside = self._inside(local)
        target[:] = cv2.blendLinear(face, np.ascontiguousarray(target), inside, 1.0 - inside)

    def _lids(self, below: Plane, opening: Plane, skin: Plane, upper: Plane, lower: Plane) -> Plane:
        """Source height, below the upper line, of the skin shown at each height."""
        lash = np.minimum(self.frame[5], skin * np.float32(0.5))
        # The lid's edge with its lashes keeps its thickness; the skin above it stretches up to the brow.
        stretched = (below + skin) * ((skin - lash) / (skin - lash + upper)) - skin
        over = np.where(below > upper - lash, below - upper, stretched)
        over = np.where(below < -skin, below, over)
        reach = np.maximum(skin * np.float32(1.2), np.float32(1.0))
        fade = np.clip(1.0 - (below - lower) / reach, 0.0, 1.0)
        under = below + (opening - lower) * fade
        return np.asarray(np.where(below < (upper + lower) * np.float32(0.5), over, under), np.float32)

    def _turned(self, local: Map, share: Plane, look: tuple[float, float]) -> Map:
        """Where the eyeball's pixels come from when it looks aside."""
        width, down_x, down_y = self.frame[4], self.frame[2], self.frame[3]
        aside, up = np.float32(_SIDE_LOOK * look[0]), np.float32(_UP_LOOK * look[1])
        shift_x = width * (aside * down_y - up * down_x)
        shift_y = width * (-aside * down_x - up * down_y)
        return local.moved(-share * shift_x, -share * shift_y)

    def _inside(self, local: Map) -> Plane:
        """1 in the eye's box, falling to 0 at its border."""
        height, width = self.shape.shape[:2]
        near_x = np.minimum(local.x, np.float32(width - 1) - local.x)
        near_y = np.minimum(local.y, np.float32(height - 1) - local.y)
        return np.asarray(np.clip(np.minimum(near_x, near_y) * np.float32(0.5), 0.0, 1.0), np.float32)
