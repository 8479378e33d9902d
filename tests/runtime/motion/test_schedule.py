"""The cosine schedule against its formula, and the visited steps."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.errors import ModelPackError, MotionError
from joyvasa_runtime.motion.schedule import cosine_schedule, stored_schedule


def test_the_schedule_follows_the_published_formula_with_its_clips():
    alpha_bars = cosine_schedule(50).alpha_bars
    assert alpha_bars.shape == (51,)
    assert alpha_bars[0] == 1
    signal = [math.cos((t / 50 + 0.008) / 1.008 * math.pi / 2) ** 2 for t in range(51)]
    # Unclipped betas telescope to the ratio of the signal shares; only the last beta is clipped.
    np.testing.assert_allclose(alpha_bars[1:50], np.array(signal[1:50]) / signal[0], rtol=1e-12)
    assert alpha_bars[50] == pytest.approx(alpha_bars[49] * 0.001, rel=1e-12)


def test_a_fine_schedule_has_no_beta_under_the_lower_clip():
    alpha_bars = cosine_schedule(5000).alpha_bars
    assert 1 - alpha_bars[1] / alpha_bars[0] == pytest.approx(1e-4)


def test_ten_of_fifty_steps_are_every_fifth():
    assert cosine_schedule(50).visited(10) == (50, 45, 40, 35, 30, 25, 20, 15, 10, 5, 0)


@given(st.integers(1, 50))
def test_visited_steps_fall_from_all_noise_to_none(count):
    visited = cosine_schedule(50).visited(count)
    assert len(visited) == count + 1
    assert (visited[0], visited[-1]) == (50, 0)
    assert all(step > following for step, following in pairwise(visited))


@pytest.mark.parametrize("count", [0, -1, 51])
def test_impossible_step_counts_are_refused(count):
    with pytest.raises(MotionError, match="sampling steps") as caught:
        cosine_schedule(50).visited(count)
    assert "1 to 50" in caught.value.hint


def test_a_stored_schedule_is_taken_as_it_is():
    stored = cosine_schedule(50).alpha_bars.astype(np.float32)
    schedule = stored_schedule(stored)
    np.testing.assert_array_equal(schedule.alpha_bars, stored.astype(np.float64))
    assert schedule.steps == 50
    assert not schedule.alpha_bars.flags.writeable


@pytest.mark.parametrize("bars", [[0.9, 0.5], [1, 0.5, 0.5], [1, 0.5, 0.6], [1, 0.5, 0], [1, np.nan]])
def test_a_stored_schedule_that_does_not_fall_from_one_is_refused(bars):
    with pytest.raises(ModelPackError, match="alpha_bars"):
        stored_schedule(np.array(bars, np.float32))
