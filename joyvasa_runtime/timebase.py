"""Conversions between motion frames, audio samples and seconds: the only place that does them.

Frames are the unit of all editing; a frame `i` covers the time [i / fps, (i + 1) / fps).
"""

from dataclasses import dataclass

MOTION_FPS = 25
"""Motion frames per second of every model pack known today, and of every project."""

MODEL_RATE_HZ = 16_000
"""Sample rate of the sound that the models hear."""

HEARD_RATE_HZ = 48_000
"""Sample rate of the sound that people hear: 1920 samples a motion frame, without a remainder."""


def frame_to_sample(frame: int, rate_hz: int, fps: int = MOTION_FPS) -> int:
    """Index of the first sample at or after the start of `frame`."""
    return -(-frame * rate_hz // fps)


def frames_covering(samples: int, rate_hz: int, fps: int = MOTION_FPS) -> int:
    """Number of frames needed to show `samples` samples; the last frame may be partly empty."""
    return -(-samples * fps // rate_hz)


def seconds_to_frame(seconds: float, fps: int = MOTION_FPS) -> int:
    """Frame nearest to a time in seconds."""
    return round(seconds * fps)


def frame_to_seconds(frame: int, fps: int = MOTION_FPS) -> float:
    """Start of `frame` in seconds."""
    return frame / fps


@dataclass(frozen=True, slots=True)
class FrameSpan:
    """The frames [start, stop) of a sound or a sequence."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        assert 0 <= self.start < self.stop, f"empty span {self.start}..{self.stop}"

    def __len__(self) -> int:
        return self.stop - self.start
