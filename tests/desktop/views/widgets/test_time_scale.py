from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.views.widgets.time_scale import MAX_PX_PER_FRAME, MIN_PX_PER_FRAME, TimeScale
from desktop.views.widgets.time_ticks import ticks
from joyvasa_runtime.timebase import FrameSpan

zooms = st.floats(MIN_PX_PER_FRAME, MAX_PX_PER_FRAME)
scales = st.builds(TimeScale, st.floats(-100, 900_000), zooms)


@given(scales, st.integers(0, 900_000))
def test_the_frame_at_the_start_of_a_frame_is_that_frame(scale, frame):
    assert scale.frame_at(scale.x_of(frame)) == frame


@given(scales, st.floats(0.01, 100), st.floats(0, 2000))
def test_a_zoom_keeps_what_is_under_the_mouse(scale, factor, x):
    zoomed = scale.zoomed(factor, x)

    assert zoomed.position_at(x) == pytest.approx(scale.position_at(x), rel=1e-9, abs=1e-6)
    assert MIN_PX_PER_FRAME <= zoomed.px_per_frame <= MAX_PX_PER_FRAME


def test_a_span_fills_the_width_but_for_the_margins():
    scale = TimeScale.showing(FrameSpan(100, 300), 1000, 20)

    assert scale.x_of(100) == pytest.approx(20)
    assert scale.x_of(300) == pytest.approx(980)


@given(scales)
def test_labels_of_the_ruler_never_touch(scale):
    labels = ticks(scale, 1600, 90).labels

    gaps = [scale.x_of(after) - scale.x_of(before) for before, after in pairwise(labels)]
    is_coarsest = scale.px_per_frame * 2 * 60 * 60 * 25 < 90
    assert is_coarsest or all(gap >= 90 - 1e-6 for gap in gaps)


@given(scales)
def test_a_ruler_has_few_ticks_at_any_zoom(scale):
    shown = ticks(scale, 1600, 90)

    assert len(shown.labels) + len(shown.marks) < 400


def test_labels_are_times_that_people_count_in():
    assert ticks(TimeScale(0, 4), 400, 90).labels == (0, 25, 50, 75, 100)
