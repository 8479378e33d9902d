"""Reading the WAV files that the synthesisers write; not a general decoder."""

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray


def read_mono(path: Path) -> tuple[NDArray[np.float32], int]:
    """Samples in [-1, 1] of one channel, and the rate in Hz."""
    samples, rate_hz = soundfile.read(path, dtype="float32", always_2d=True)
    return np.ascontiguousarray(samples[:, 0]), int(rate_hz)
