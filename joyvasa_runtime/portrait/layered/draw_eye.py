"""One eye of one frame: lids that slide over an eyeball that turns.

It draws over a face that is already in place, and only the eye's surroundings.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from joyvasa_runtime.portrait.layered.map import Image, Map, Plane

_SIDE_LOOK, _UP_LOOK = 0.24, 0.15
"""How far the iris moves for a full gaze, in eye widths."""

_WIDEST = -0.2
"""The most negative blink: eyes opened wide."""


@dataclass(frozen=True, slots=True)
class EyePainter:
    """An eye's arrays, as prepared (`eyes.EyeModel`).

    Parameters
    ----------
    person : ndarray, shape (S, S, 3), uint8
        What is sampled for skin.
    shape : ndarray, shape (H, W, 6), float32
    ball, lid : ndarray, shape (H, W, 3), uint8
    frame : ndarray, shape (8,), float32
    """

    person: Image
    shape: Plane
    ball: Image
    lid: Image
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
        closing = float(np.clip(blink, _WIDEST, 1.0))
        local = where.moved(-self.frame[0], -self.frame[1])
        below, opening, skin, share, way, paint = local.planes(self.shape)
        shut, lower_share = max(closing, 0.0), float(self.frame[6])
        upper = np.float32(closing * (1.0 - lower_share)) * way
        upper += self.frame[7] * np.float32(shut) * np.minimum(opening, np.float32(1.0))
        lower = opening * np.float32(1.0 - lower_share * shut)
        face = self._lids(where, (below, opening, skin), upper, lower)
        if shut > 0.0 and paint.any():
            cover = paint * self._lid_cover(below, skin, upper)
            face = np.asarray(cv2.blendLinear(local.sample(self.lid), face, cover, 1.0 - cover), np.uint8)
        seen = np.minimum(below - upper, lower - below) + np.float32(0.5)
        seen = np.clip(seen, 0.0, 1.0) * np.minimum(opening, np.float32(1.0))
        ball = self._turned(local, share, look).sample(self.ball)
        eye = cv2.blendLinear(ball, face, seen, 1.0 - seen)
        inside = self._inside(local)
        target[:] = cv2.blendLinear(eye, np.ascontiguousarray(target), inside, 1.0 - inside)

    def _lids(self, where: Map, eye: tuple[Plane, Plane, Plane], upper: Plane, lower: Plane) -> Image:
        """Skin above and below, each moved with its lid."""
        below, opening, skin = eye
        lash = np.minimum(self.frame[5], skin * np.float32(0.5))
        # The lid's edge with its lashes keeps its thickness; the skin above it stretches up to the brow.
        stretched = (below + skin) * ((skin - lash) / (skin - lash + upper)) - skin - below
        over = np.where(below > upper - lash, -upper, stretched)
        over[below < -skin] = 0.0
        reach = np.maximum(skin * np.float32(1.2), np.float32(1.0))
        under = (opening - lower) * np.clip(1.0 - (below - lower) / reach, 0.0, 1.0)
        # Where the lids meet, both are sampled: a hard change would show steps.
        on_upper = np.clip((upper + lower) * np.float32(0.5) - below + np.float32(0.5), 0.0, 1.0)
        lids = [self._skin(where, move) for move in (over, under)]
        return np.asarray(cv2.blendLinear(lids[0], lids[1], on_upper, 1.0 - on_upper), np.uint8)

    def _lid_cover(self, below: Plane, skin: Plane, upper: Plane) -> Plane:
        """Where a painted lid is seen: between the brow and the lashes, once the lid has left its place."""
        started = np.clip(upper * np.float32(0.25), 0.0, 1.0)
        from_brow = np.clip((below + skin) / (np.float32(0.3) * (skin + upper) + np.float32(1.0)), 0.0, 1.0)
        to_lash = np.clip((upper - self.frame[5] - below) * np.float32(0.5) + np.float32(0.5), 0.0, 1.0)
        return np.asarray(started * from_brow * to_lash, np.float32)

    def _skin(self, where: Map, move: Plane) -> Image:
        return np.asarray(
            where.moved(move * self.frame[2], move * self.frame[3]).sample(self.person), np.uint8
        )

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
