import numpy as np
import pytest

from joyvasa_runtime.motion.resample import resample_motion
from joyvasa_runtime.motion.sequence import CHANNELS, MotionSequence


def ramp(frames: int) -> MotionSequence:
    return MotionSequence(np.arange(frames, dtype=np.float32)[:, None] * np.ones(CHANNELS, np.float32))


def test_the_same_rate_returns_the_same_motion() -> None:
    motion = ramp(7)
    assert resample_motion(motion, 25) is motion


@pytest.mark.parametrize(("fps", "frames"), [(24, 24), (30, 30), (50, 50), (60, 60)])
def test_one_second_has_as_many_frames_as_the_rate(fps: int, frames: int) -> None:
    resampled = resample_motion(ramp(25), fps)
    assert len(resampled) == frames
    assert resampled.fps == fps


def test_a_ramp_stays_a_ramp_in_time_and_holds_its_end() -> None:
    resampled = resample_motion(ramp(25), 50)
    np.testing.assert_allclose(resampled.values[:49, 0], np.arange(49) / 2)
    assert resampled.values[49, 0] == 24
