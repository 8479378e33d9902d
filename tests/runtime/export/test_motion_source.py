"""Motion by stretches: the same rows, bit for bit, as the whole at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.export.motion_source import GivenMotion, ProjectMotion, chunks, frames_at, motion_at
from joyvasa_runtime.motion.resample import resample_motion
from joyvasa_runtime.motion.sequence import CHANNELS, MotionSequence
from joyvasa_runtime.presets.settings import FRAME_RATES
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.timebase import FrameSpan


def noise(frames):
    return MotionSequence(np.random.default_rng(frames).standard_normal((frames, CHANNELS), np.float32))


@given(st.integers(1, 60), st.sampled_from(FRAME_RATES), st.integers(1, 40))
def test_stretches_at_any_rate_are_those_of_the_whole(frames, fps, step):
    motion = noise(frames)
    whole, source = resample_motion(motion, fps), GivenMotion(motion)
    assert frames_at(source, fps) == len(whole)
    spans = [FrameSpan(at, min(at + step, len(whole))) for at in range(0, len(whole), step)]
    stretches = [motion_at(source, fps, span) for span in spans]
    assert b"".join(one.values.tobytes() for one in stretches) == whole.values.tobytes()
    assert all(one.fps == fps for one in stretches)


@pytest.mark.parametrize("fps", FRAME_RATES)
def test_a_project_is_evaluated_by_stretches_as_one(fps):
    rest, span = np.zeros(CHANNELS, np.float32), FrameSpan(7, 1207)
    source = ProjectMotion(Project(), {}, rest, span)
    whole = resample_motion(evaluate(Project(), span, {}, rest), fps)
    assert source.frames == 1200
    part = motion_at(source, fps, FrameSpan(300, 550))
    assert part.values.tobytes() == whole.values[300:550].tobytes()
    rows = [rows for _, rows in chunks(source)]
    assert [len(one) for one in rows] == [1000, 200]
    assert np.concatenate(rows).tobytes() == evaluate(Project(), span, {}, rest).values.tobytes()
