"""The mouth of one frame: two lips that part, and what lies between them.

It draws over a face that is already in place, and only the mouth's surroundings.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.layered.map import Image, Map, Plane

_DROP_SHARE = 0.93
"""How far the lower teeth go down with the lips' opening; the lower lip's middle does the same."""

_SLIT_FADES = 0.07
"""Opening, in mouth widths, over which the dark slit of slightly parted lips gives way to the inside."""


@dataclass(frozen=True, slots=True)
class MouthPainter:
    """A mouth's arrays, as prepared (`prepare`).

    Parameters
    ----------
    person : ndarray, shape (S, S, 3), uint8
        What is sampled for lips and skin.
    above, below : ndarray, shape (H, W), float32
        Height below the upper and below the lower lip's inner line, pixels.
    own, own_lower, upper, lower : ndarray, shape (H, W, 4), uint8
        Layers of the inside (`interior.Interior`).
    frame : ndarray, shape (14,), float32
        Box x0, y0; origin; along; down; half width; unit; colour of the depth; 1 if the photo's
        own gap stays when the mouth opens.
    """

    person: Image
    above: Plane
    below: Plane
    own: Image
    own_lower: Image
    upper: Image
    lower: Image
    frame: Plane

    def reach(self, opening: float) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 of all that the lips cover when open so far (mouth widths), the head being still."""
        height, width = self.above.shape
        x0, y0 = float(self.frame[0]), float(self.frame[1])
        return x0, y0, x0 + width - 1, y0 + height - 1 + _DROP_SHARE * opening * float(self.frame[9])

    def paint(self, target: Image, where: Map, upper: Map, lower: Map, opening: float) -> None:
        """Draw into a part of a frame.

        Parameters
        ----------
        target : ndarray, shape (h, w, 3), uint8
            Changed.
        where : Map
            The crop pixel shown at each pixel if the face didn't move in itself.
        upper, lower : Map
            The same for what hangs on the upper and on the lower lip.
        opening : float
            How far the motion parts the lips, mouth widths.
        """
        x0, y0 = self.frame[0], self.frame[1]
        above = upper.moved(-x0, -y0).sample(self.above)
        below = lower.moved(-x0, -y0).sample(self.below)
        on_upper = (above <= 0) | (above < -below)
        source = Map(np.where(on_upper, upper.x, lower.x), np.where(on_upper, upper.y, lower.y))
        lips = source.sample(self.person)
        parted = np.clip((above - below - 0.4) / 1.4, 0.0, 1.0)
        hole = np.clip(0.4 + np.minimum(above, -below), 0.0, 1.0) * parted
        rows, columns = np.flatnonzero(hole.any(axis=1)), np.flatnonzero(hole.any(axis=0))
        if len(rows):
            part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
            inside = self._inside(where[part].moved(-x0, -y0), above[part], opening)
            cover = np.ascontiguousarray(hole[part])
            lips[part] = cv2.blendLinear(inside, np.ascontiguousarray(lips[part]), cover, 1.0 - cover)
        target[:] = lips

    def _inside(self, local: Map, above: Plane, opening: float) -> Image:
        """Dark, then tongue and lower teeth, then upper teeth, then the photo's own gap."""
        unit = self.frame[9]
        lit = np.clip(0.45 + 0.55 * above / (0.15 * unit), 0.45, 1.0)[..., None]
        drop = np.float32(_DROP_SHARE * opening) * unit
        dropped = local.moved(-drop * self.frame[6], -drop * self.frame[7])
        colour = np.empty((*above.shape, 3), np.float32)
        colour[:] = self.frame[10:13]
        colour = _over(colour, dropped.sample(self.lower, cv2.BORDER_CONSTANT), 0.8)
        colour = _over(colour, local.sample(self.upper, cv2.BORDER_CONSTANT), 1.0)
        # Under the upper lip all takes the warm dark of the mouth; a plain shadow would turn teeth grey.
        colour = colour * lit + self.frame[10:13] * (1.2 * (1.0 - lit))
        if self.frame[13]:
            colour = _over(colour, dropped.sample(self.own_lower, cv2.BORDER_CONSTANT), 1.0)
        kept = 1.0 if self.frame[13] else float(np.clip(1.0 - opening / _SLIT_FADES, 0.0, 1.0))
        if kept:
            colour = _over(colour, local.sample(self.own, cv2.BORDER_CONSTANT), kept)
        return np.asarray(np.clip(colour + 0.5, 0, 255), np.uint8)


def _over(colour: NDArray[np.float32], layer: Image, strength: float) -> NDArray[np.float32]:
    part = layer[..., 3:].astype(np.float32) * np.float32(strength / 255.0)
    return np.asarray(colour + part * (layer[..., :3] - colour), np.float32)
