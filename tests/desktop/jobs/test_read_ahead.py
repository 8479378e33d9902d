"""Which frames are made before they are asked for."""

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from desktop.jobs.read_ahead import due_next, neighbours
from desktop.jobs.scene import Request
from joyvasa_runtime.timebase import FrameSpan


def first(request, count=5, length=1000, loop=None, late=0.0):
    return list(islice(due_next(request, length, loop, late), count))


def test_playing_wants_the_frames_that_come():
    assert first(Request(1, 10, True)) == [10, 11, 12, 13, 14]
    assert first(Request(1, 10, True, -1.0)) == [10, 9, 8, 7, 6]


def test_playing_fast_wants_every_second_or_fourth_frame_wherever_the_ticks_fall():
    assert first(Request(1, 9, True, 2.0)) == [10, 12, 14, 16, 18]
    assert first(Request(1, 10, True, 2.0)) == [10, 12, 14, 16, 18]
    assert first(Request(1, 10, True, -4.0), 3) == [8, 4, 0]


def test_frames_that_would_come_too_late_are_left_out():
    assert first(Request(1, 10, True), 2, late=2.7) == [12, 13]


def test_playing_ends_with_the_timeline():
    assert first(Request(1, 97, True), length=100) == [97, 98, 99]
    assert first(Request(1, 1, True, -1.0)) == [1, 0]


def test_a_loop_goes_round():
    loop = FrameSpan(20, 30)
    assert first(Request(1, 28, True), loop=loop) == [28, 29, 20, 21, 22]
    assert first(Request(1, 21, True, -1.0), loop=loop) == [21, 20, 29, 28, 27]


def test_neighbours_come_nearest_first_and_inside_the_timeline():
    assert list(neighbours(1, 4)) == [2, 0, 3]


@given(
    st.integers(0, 500), st.sampled_from([-4.0, -2.0, -1.0, 1.0, 2.0, 4.0]), st.floats(0, 30), st.booleans()
)
def test_every_frame_lies_in_the_timeline_and_none_comes_twice_at_a_stretch(frame, speed, late, is_looping):
    loop = FrameSpan(100, 400) if is_looping else None
    frames = list(due_next(Request(1, frame, True, speed), 500, loop, late))
    assert all(0 <= one < 500 for one in frames)
    assert len(set(frames)) == len(frames)
    if loop is None:
        assert all((one - frame) * speed >= 0 for one in frames)
