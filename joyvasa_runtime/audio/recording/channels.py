"""Which of a microphone's channels are recorded. How loud they are is `meter`'s part."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

ChannelChoice = Literal["mix", "left", "right", "stereo"]
"""Both channels as one, one of them, or both as they are."""


def picked_count(choice: ChannelChoice, channels: int) -> int:
    """How many channels a choice leaves of a device that has so many."""
    return 2 if choice == "stereo" and channels > 1 else 1


def picked(block: NDArray[np.float32], choice: ChannelChoice) -> NDArray[np.float32]:
    """The chosen channels of a block.

    Parameters
    ----------
    block : ndarray, shape (N, C), float32
        Of a device with one channel that one is taken, whatever the choice.
    choice : "mix", "left", "right" or "stereo"

    Returns
    -------
    ndarray, shape (N, 1) or (N, 2), float32
    """
    if block.shape[1] == 1 or choice == "left":
        return block[:, :1]
    if choice == "right":
        return block[:, 1:2]
    if choice == "stereo":
        return block[:, :2]
    return np.asarray(np.mean(block[:, :2], axis=1, keepdims=True), np.float32)
