"""A decoded sound as the models hear it, with the facts about its file.

It is a value; how it comes about is `decode`'s business, and the file itself stays the source for playback.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SILENT_PEAK = 1e-4
"""-80 dB of full scale; the hiss of a muted 16-bit recording lies below."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioClip:
    """Mono sound at the models' sample rate.

    Parameters
    ----------
    samples : ndarray, shape (N,), float32
        In [-1, 1], read-only.
    rate_hz : int
        Samples a second; 16,000 for every model known today.
    source : Path
        The file it was decoded from.
    sha256 : str
        Hash of that file's contents, lower-case hexadecimal.
    level : float
        95th percentile of the 20 ms RMS over the whole file; see `audio.level`.
    """

    samples: NDArray[np.float32]
    rate_hz: int
    source: Path
    sha256: str
    level: float

    def __post_init__(self) -> None:
        self.samples.setflags(write=False)

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.rate_hz

    @property
    def is_silent(self) -> bool:
        """Whether no sample can be heard."""
        return bool(max(-self.samples.min(initial=0.0), self.samples.max(initial=0.0)) < SILENT_PEAK)
