"""Where the playhead is in a run, forwards, backwards and around a loop."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.jobs.run import Run

SPEEDS = [-4.0, -2.0, -1.0, -0.5, 0.5, 1.0, 2.0, 4.0]


@pytest.mark.parametrize(("speed", "expected"), [(1.0, 110), (4.0, 140), (-2.0, 80), (0.25, 102)])
def test_the_position_follows_the_speed(speed, expected):
    assert Run(100, speed).at(10) == expected


def test_a_run_leaves_the_timeline_where_it_is_not_stopped():
    assert Run(5, -1.0).at(8) == -3


def test_a_loop_goes_on_at_its_other_end():
    forward, backward = Run(28, 1.0, (10, 30)), Run(11, -1.0, (10, 30))
    assert [forward.at(count) for count in range(4)] == [28, 29, 10, 11]
    assert [backward.at(count) for count in range(4)] == [11, 10, 29, 28]


@given(
    speed=st.sampled_from(SPEEDS),
    first=st.integers(0, 50),
    length=st.integers(1, 60),
    share=st.floats(0, 0.999),
    wanted=st.integers(1, 300),
    begun=st.integers(0, 100),
)
@settings(max_examples=150, deadline=None)
def test_a_straight_stretch_ends_exactly_where_the_loop_jumps(speed, first, length, share, wanted, begun):
    run = Run(first + int(share * length), speed, (first, first + length))
    position = run.exact(begun)

    count = run.straight(position, wanted)

    inside = [position + speed * step for step in range(count)]
    assert all(run.exact(begun + step) == place for step, place in enumerate(inside))
    assert count == wanted or run.exact(begun + count) != position + speed * count


def test_without_a_loop_all_of_it_is_straight():
    assert Run(0).straight(0, 1000) == 1000
