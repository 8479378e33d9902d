"""What every portrait generator can do, whatever networks or warps it is made of.

Not here: choosing one for a pack (`engine`), or finding the face (`source`).
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import LocatedFace, Portrait


class Generator(Protocol):
    """Turns a prepared portrait and rows of motion into square face crops.

    Attributes
    ----------
    size : int
        Side of its frames in pixels.
    lanes : int
        How many threads may render at the same time.
    batch : int
        How many rows a call should have, where there are as many.
    provider, precision : str
        Where frames are drawn at the moment, ``cpu`` or ``cuda``, and how exactly, ``fp32`` or ``fp16``.
    notes : tuple of str
        What was given up so far for want of memory or of a GPU that draws right, in the user's words.
    """

    size: int
    lanes: int
    batch: int

    @property
    def provider(self) -> str: ...

    @property
    def precision(self) -> str: ...

    @property
    def notes(self) -> tuple[str, ...]: ...

    def prepare(self, picture: Picture, located: LocatedFace) -> Portrait:
        """Do once what does not depend on the motion.

        Raises
        ------
        PortraitError
            If the points don't make a face this generator can draw.
        """
        ...

    def render(
        self, portrait: Portrait, motion: NDArray[np.float32], reference: NDArray[np.float32], lane: int
    ) -> NDArray[np.uint8]:
        """Face crops of some motion rows.

        Parameters
        ----------
        portrait : Portrait
        motion : ndarray, shape (N, 70), float32
            Physical units.
        reference : ndarray, shape (70,), float32
            The row at which the portrait looks as in its picture.
        lane : int
            Below `lanes`; calls of one lane never overlap.

        Returns
        -------
        ndarray, shape (N, size, size, 3), uint8
            RGB.
        """
        ...
