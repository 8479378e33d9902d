"""Motion at another frame rate, by interpolating the motion itself so that no frame of picture is repeated.

Not here: smoothing, which belongs to the generation (see `smooth`).
"""

import numpy as np

from joyvasa_runtime.motion.sequence import MotionSequence


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
    length = -(-len(motion) * fps // motion.fps)
    times = np.minimum(np.arange(length) * (motion.fps / fps), len(motion) - 1)
    before = times.astype(int)
    after = np.minimum(before + 1, len(motion) - 1)
    share = (times - before).astype(np.float32)[:, None]
    values = motion.values[before] * (1 - share) + motion.values[after] * share
    return MotionSequence(values, fps)
