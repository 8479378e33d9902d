"""Motion at another frame rate, by interpolating the motion itself so that no frame of picture is repeated.

Not here: smoothing, which belongs to the generation (see `smooth`).
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.timebase import FrameSpan


def resample_motion(motion: MotionSequence, fps: int) -> MotionSequence:
    """Motion of the same duration at `fps` frames per second, linearly interpolated.

    Parameters
    ----------
    motion : MotionSequence
        At least one frame.
    fps : int
        Frames per second wanted; the same rate returns `motion` itself.

    Notes
    -----
    Frame `i` of the result shows time ``i / fps``; times after the last frame hold it. The angles stay far
    from +-180 degrees, so interpolating them one by one is safe.
    """
    if fps == motion.fps:
        return motion
    frames = len(motion)
    wanted = FrameSpan(0, resampled_length(frames, motion.fps, fps))
    return resample_stretch(motion.values, FrameSpan(0, frames), frames, motion.fps, fps, wanted)


def resampled_length(frames: int, source_fps: int, fps: int) -> int:
    """How many frames at `fps` show as long as `frames` at `source_fps`."""
    return -(-frames * fps // source_fps)


def source_span(wanted: FrameSpan, frames: int, source_fps: int, fps: int) -> FrameSpan:
    """The frames of the source between which a stretch of the result lies.

    Parameters
    ----------
    wanted : FrameSpan
        Frames of the result.
    frames : int
        Length of the whole source.
    source_fps, fps : int
    """
    before, after, _ = _neighbours(wanted, frames, source_fps, fps)
    return FrameSpan(int(before[0]), int(after[-1]) + 1)


def resample_stretch(
    values: NDArray[np.float32], span: FrameSpan, frames: int, source_fps: int, fps: int, wanted: FrameSpan
) -> MotionSequence:
    """A stretch of what `resample_motion` gives, bit for bit, from the part of the source that it needs.

    Parameters
    ----------
    values : ndarray, shape (len(span), 70), float32
        The source's frames `span`, which hold those of `source_span`.
    span : FrameSpan
    frames : int
        Length of the whole source.
    source_fps, fps : int
    wanted : FrameSpan
        Frames of the result.
    """
    before, after, share = _neighbours(wanted, frames, source_fps, fps)
    low, high = values[before - span.start], values[after - span.start]
    return MotionSequence(low * (1 - share) + high * share, fps)


def _neighbours(
    wanted: FrameSpan, frames: int, source_fps: int, fps: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """The two frames of the source around each wanted one, and how much the second counts, shape (T, 1)."""
    times = np.minimum(np.arange(wanted.start, wanted.stop) * (source_fps / fps), frames - 1)
    before = times.astype(np.int64)
    after = np.minimum(before + 1, frames - 1)
    return before, after, (times - before).astype(np.float32)[:, None]
