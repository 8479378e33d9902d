"""How a video is cut into segments."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.export.plan import RenderPlan, plan_render
from joyvasa_runtime.presets.settings import FRAME_RATES
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.compression import Compression
from tests.runtime.export.stand_in import LOSSLESS, scene_of


@given(st.integers(1, 2000), st.integers(1, 700))
def test_segments_follow_each_other_without_a_gap(frames, segment_frames):
    plan = RenderPlan(frames, 25, (64, 64), Compression(), segment_frames)
    spans = [plan.span(index) for index in range(plan.count)]
    assert [span.start for span in spans] == [0, *(span.stop for span in spans[:-1])]
    assert spans[-1].stop == frames
    assert {len(span) for span in spans[:-1]} <= {segment_frames}


@pytest.mark.parametrize("fps", FRAME_RATES)
def test_a_segment_is_ten_seconds_at_any_rate(fps):
    plan = plan_render(scene_of(601), replace(LOSSLESS, fps=fps))
    assert plan.frames == -(-601 * fps // 25)
    assert (plan.count, plan.span(0)) == (3, FrameSpan(0, 10 * fps))
    assert plan.size == (64, 64)
