"""Where a take lies in a microphone's sound: moments to samples, and the cut."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.audio.recording.capture_clock import CaptureClock
from joyvasa_runtime.audio.recording.channels import picked, picked_count
from joyvasa_runtime.audio.recording.stretch import Stretch

RATE = 1000


def sound(count, start=0):
    return np.arange(start, start + count, dtype=np.float32)[:, None]


def fed(stretch, sizes, start=0):
    given_out = []
    for size in sizes:
        given_out.append(stretch.feed(start, sound(size, start)))
        start += size
    return np.concatenate(given_out)[:, 0]


def test_the_clock_passes_over_blocks_whose_moment_is_told_wrong():
    clock = CaptureClock(RATE)
    assert not clock.runs
    for count, late_s in ((0, -0.4), (100, 0.003), (200, 0.003), (300, 0.003), (400, 0.02)):
        clock.note(count, 5.0 + count / RATE + late_s)

    assert clock.runs
    assert clock.index_at(5.003) == 0
    assert clock.index_at(6.003) == 1000
    assert clock.index_at(4.903) == -100


def test_the_clock_forgets_what_is_long_ago():
    clock = CaptureClock(RATE)
    for block in range(2000):
        # A device that runs a thousandth too slow.
        clock.note(block * 10, block * 0.01 * 1.001)

    assert clock.index_at(20.02) == pytest.approx(20_000, abs=2)


def test_a_take_begins_and_ends_at_its_samples():
    stretch = Stretch(RATE)
    stretch.begin(25)
    stretch.end(95)

    np.testing.assert_array_equal(fed(stretch, [10] * 12), np.arange(25, 95))
    assert stretch.is_over
    assert stretch.first == 25


def test_a_beginning_that_is_told_late_is_not_lost():
    """What was spoken to what is heard lies before the moment at which the hearing is known."""
    stretch = Stretch(RATE)
    assert not len(fed(stretch, [100] * 5))
    stretch.begin(250)

    np.testing.assert_array_equal(fed(stretch, [100], start=500), np.arange(250, 600))


def test_what_lies_long_back_is_not_held():
    stretch = Stretch(RATE)
    fed(stretch, [100] * 50)
    stretch.begin(0)

    assert fed(stretch, [100], start=5000)[0] == 2900


def test_a_beginning_just_before_the_device_runs_is_silent():
    stretch = Stretch(RATE)
    stretch.begin(-30)

    got = fed(stretch, [100])
    assert len(got) == 130
    assert not got[:30].any()
    np.testing.assert_array_equal(got[30:], np.arange(100))


def test_an_end_in_the_past_ends_it_at_once():
    stretch = Stretch(RATE)
    stretch.begin(0)
    fed(stretch, [100])
    stretch.end(50)
    assert stretch.is_over
    assert not len(fed(stretch, [100], start=100))


def test_an_earlier_end_wins():
    stretch = Stretch(RATE)
    stretch.begin(0)
    stretch.end(100)
    stretch.end(300)
    assert len(fed(stretch, [200, 200])) == 100


@given(
    st.lists(st.integers(0, 90), min_size=1, max_size=30),
    st.integers(0, 900),
    st.integers(1, 900),
    st.integers(0, 30),
)
def test_a_take_is_the_same_whenever_its_beginning_is_told(sizes, first, length, told_after):
    """As long as that is within the time that is held."""
    early, late = Stretch(RATE), Stretch(RATE)
    early.begin(first)
    early.end(first + length)
    told_after = min(told_after, len(sizes))
    before, start = fed(early, sizes), sum(sizes[:told_after])
    if told_after:
        assert not len(fed(late, sizes[:told_after]))
    late.begin(first)
    late.end(first + length)
    after = fed(late, sizes[told_after:], start) if sizes[told_after:] else np.zeros(0)

    if told_after < len(sizes) and start - first < 2 * RATE:
        np.testing.assert_array_equal(after, before)


def test_channels_are_chosen():
    block = np.array([[0.2, 0.6], [1.0, -1.0]], np.float32)
    assert picked(block, "left").tolist() == block[:, :1].tolist()
    assert picked(block, "right").tolist() == block[:, 1:].tolist()
    assert picked(block, "stereo").tolist() == block.tolist()
    np.testing.assert_allclose(picked(block, "mix"), [[0.4], [0.0]])
    assert picked(block[:, :1], "right").tolist() == block[:, :1].tolist()
    assert [picked_count(choice, 2) for choice in ("mix", "left", "right", "stereo")] == [1, 1, 1, 2]
    assert picked_count("stereo", 1) == 1
