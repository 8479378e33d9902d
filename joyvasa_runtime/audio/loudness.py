"""How loud the sound is under each motion frame, relative to its file.

What counts as silence is not decided here (see `motion.gate`).
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.level import QUIETEST
from joyvasa_runtime.timebase import MOTION_FPS, frame_to_sample


def frame_loudness(clip: AudioClip, frames: int, fps: int = MOTION_FPS) -> NDArray[np.float32]:
    """RMS of the sound under each frame divided by the level of the whole file.

    Parameters
    ----------
    clip : AudioClip
    frames : int
        Frames wanted; those beyond the sound's end are silent.
    fps : int
        Motion frames per second.

    Returns
    -------
    ndarray, shape (frames,), float32
        About 1 in loud speech, 0 in digital silence.
    """
    starts = np.array([frame_to_sample(frame, clip.rate_hz, fps) for frame in range(frames + 1)])
    starts = np.minimum(starts, len(clip.samples))
    # Frame by frame, because squares of hours of sound at once would take gigabytes.
    frames_of_sound = (clip.samples[a:b] for a, b in pairwise(starts))
    power = np.array([np.dot(heard, heard) for heard in frames_of_sound], np.float64)
    rms = np.sqrt(power / np.maximum(np.diff(starts), 1))
    return np.asarray(rms / max(clip.level, QUIETEST), np.float32)
