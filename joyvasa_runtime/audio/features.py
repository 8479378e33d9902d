"""From a clip to one row of audio features per motion frame, window by window.

Each window is encoded by itself, so sound beyond a window and its context never changes the window's rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.level import gain_to
from joyvasa_runtime.errors import AudioError, InferenceError
from joyvasa_runtime.models.specs import AudioSpec, MotionSpec
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.timebase import frame_to_sample, frames_covering


class Encoder(Protocol):
    """What is needed of a model session."""

    def run(self, feeds: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        """Outputs of the model by name."""


@dataclass(frozen=True, slots=True, eq=False)
class AudioFeatures:
    """What the motion model hears.

    Parameters
    ----------
    values : ndarray, shape (T, D), float32
        One row per motion frame, read-only; T is a whole number of windows.
    first_frame : int
        Motion frame of row 0, counted from the start of the padded sound.
    """

    values: NDArray[np.float32]
    first_frame: int = 0


def frames_of_sound(samples: int, audio: AudioSpec, motion: MotionSpec) -> int:
    """Frames of motion that `samples` samples of sound give.

    A pack that pads the sound, as published, drops the last frame when it isn't full; else it counts.
    """
    padded = audio.pad_before + samples + audio.pad_after
    if padded > samples:
        return max(1, padded * motion.fps // audio.rate_hz)
    return frames_covering(samples, audio.rate_hz, motion.fps)


def window_count(samples: int, audio: AudioSpec, motion: MotionSpec) -> int:
    """Number of windows that make the frames of `samples` samples; at least one."""
    return max(-(-frames_of_sound(samples, audio, motion) // motion.window), 1)


def encode_audio(
    clip: AudioClip,
    session: Encoder,
    audio: AudioSpec,
    motion: MotionSpec,
    monitor: Monitor,
    windows: range | None = None,
) -> AudioFeatures:
    """Features of the clip's windows.

    Parameters
    ----------
    clip : AudioClip
        Its level is that of the whole file, so that a shorter range sounds the same to the model.
    session : Encoder
        The pack's ``audio_encoder``: ``samples`` (1, S) -> ``features`` (1, window, D).
    audio : AudioSpec
        Level, context and padding in samples.
    motion : MotionSpec
        Frame rate, window length in frames and feature width.
    monitor : Monitor
        Gets stage "listen" with windows done.
    windows : range or None
        Consecutive windows to encode, all that cover the clip by default.

    Raises
    ------
    AudioError
        If the clip's rate is not the encoder's.
    InferenceError
        If the model fails or its features are not finite or of another shape.
    Cancelled
    """
    if clip.rate_hz != audio.rate_hz:
        raise AudioError(
            f"{clip.source} was decoded at {clip.rate_hz} Hz, but the model pack hears {audio.rate_hz} Hz",
            "Choose another model pack.",
        )
    if windows is None:
        windows = range(window_count(len(clip.samples), audio, motion))
    gain = 1.0 if audio.level is None else gain_to(audio.level, clip.level)
    rows = np.empty((len(windows), motion.window, motion.features), np.float32)
    for done, window in enumerate(windows):
        monitor.step("listen", done, len(windows))
        heard = window_samples(clip.samples, window, audio, motion) * np.float32(gain)
        features = session.run({"samples": heard[None]})["features"]
        if features.shape != (1, *rows.shape[1:]) or not np.isfinite(features).all():
            raise InferenceError(
                f"The audio encoder failed on window {window} of {clip.source}", "Check the model pack."
            )
        rows[done] = features[0]
    monitor.step("listen", len(windows), len(windows))
    values = rows.reshape(-1, motion.features)
    values.setflags(write=False)
    return AudioFeatures(values, windows.start * motion.window)


def window_samples(
    samples: NDArray[np.float32], window: int, audio: AudioSpec, motion: MotionSpec
) -> NDArray[np.float32]:
    """Sound of one window with its context as a new array; beyond the ends of `samples` as the spec says."""
    length = frame_to_sample(motion.window, audio.rate_hz, motion.fps)
    start = window * length - audio.pad_before - audio.context_before
    stop = (window + 1) * length - audio.pad_before + audio.context_after
    out = np.zeros(stop - start, np.float32)
    inside = samples[max(start, 0) : max(stop, 0)]
    offset = max(-start, 0)
    out[offset : offset + len(inside)] = inside
    # Padding comes first, as published: after it the last sample is silence.
    if audio.pad_mode == "replicate" and not audio.pad_after and len(samples):
        out[max(len(samples) - start, 0) :] = samples[-1]
    return out
