"""What a video shows, as one value: who, which motion, how it is framed, and the letters on it.

What is heard is not part of it: pictures that are finished stay good when the sound changes.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.export.letters import Letters
from joyvasa_runtime.export.motion_source import MotionSource
from joyvasa_runtime.portrait.framing import Framing, frame_portrait
from joyvasa_runtime.portrait.mask import DEFAULT_MASK, Mask
from joyvasa_runtime.portrait.source import Portrait
from joyvasa_runtime.presets.settings import ExportSettings


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that a video shows.

    Parameters
    ----------
    portrait : Portrait
    motion : MotionSource
    reference : ndarray, shape (70,), float32
        The row at which the portrait looks as in its picture.
    framing : Framing
    mask : Mask
        Where the animated square is seen in the picture; the framing has it.
    letters : Letters
    """

    portrait: Portrait
    motion: MotionSource
    reference: NDArray[np.float32]
    framing: Framing
    mask: Mask = DEFAULT_MASK
    letters: Letters = field(default_factory=Letters)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of its frames in pixels."""
        return self.framing.width, self.framing.height


def frame_as(portrait: Portrait, settings: ExportSettings, mask: Mask = DEFAULT_MASK) -> Framing:
    """The framing that settings ask for.

    Raises
    ------
    InferenceError
        If the model that cuts the head out fails.
    """
    return frame_portrait(portrait, settings.canvas, mask, has_alpha=settings.compression.has_alpha)
