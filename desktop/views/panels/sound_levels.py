"""How loud the sounds of the project are under each motion frame, computed once for each.

What counts as silence is not decided here.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from desktop.jobs.sounds import Sounds
from joyvasa_runtime.audio.frame_levels import frame_levels
from joyvasa_runtime.project.document import Media

_KEPT = 16


class SoundLevels(QObject):
    """Loudness by sound.

    It is computed where it is asked for: an hour takes three milliseconds.

    Parameters
    ----------
    sounds : Sounds

    Signals
    -------
    ready()
        A sound has come whose loudness may have been asked for in vain.
    """

    ready = Signal()

    def __init__(self, sounds: Sounds) -> None:
        super().__init__()
        self._sounds = sounds
        self._levels: dict[tuple[str, int], NDArray[np.float32]] = {}
        sounds.ready.connect(lambda _sha256: self.ready.emit())

    def of(self, media: Media) -> NDArray[np.float32] | None:
        """Loudness of each frame of a sound, 1 at the level of its speech; None before the sound is read."""
        key = media.sha256, media.frames
        if key not in self._levels:
            peaks = self._sounds.peaks(media.sha256)
            if peaks is None:
                return None
            while len(self._levels) >= _KEPT:
                del self._levels[next(iter(self._levels))]
            self._levels[key] = frame_levels(peaks, media.frames)
        return self._levels[key]
