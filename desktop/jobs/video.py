"""A finished video as a value: what playback has to know before it begins. The frames stay in the file."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.probe import probe


@dataclass(frozen=True, slots=True)
class Video:
    """A video file ready to play.

    Parameters
    ----------
    path : Path
    frame_count : int
    fps : float
        Frames per second.
    samples : ndarray, shape (N,), float32
        Its sound in [-1, 1], mono.
    rate_hz : int
        Rate of the sound.
    """

    path: Path
    frame_count: int
    fps: float
    samples: NDArray[np.float32]
    rate_hz: int


def open_video(path: Path, monitor: Monitor) -> Video:
    """Read what playback needs of a video file.

    Raises
    ------
    JoyVasaError
        If the file cannot be read.
    """
    info = probe(path)
    sound = decode_audio(path, monitor=monitor)
    return Video(path, info.frames, float(info.fps), sound.samples, sound.rate_hz)
