"""Pictures for videos that are written and read back."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

Frames = Callable[..., Iterator[NDArray[np.uint8]]]


@pytest.fixture
def drifting_frames() -> Frames:
    """``count`` frames of ``width`` x ``height``: soft colours that drift, each frame a little brighter."""

    def make(count: int, width: int, height: int) -> Iterator[NDArray[np.uint8]]:
        x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
        for i in range(count):
            red = 60 + 120 * x + i
            green = 60 + 100 * y + i
            blue = 90 + 60 * np.sin(3 * x + y + i / 10) + i
            yield np.stack([red, green, blue], axis=-1).astype(np.uint8)

    return make
