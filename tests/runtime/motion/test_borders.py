"""A new stretch of motion continues what lies around it, and is itself away from its ends."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.motion.borders import BORDER_REACH, FACE_REACH, HEAD_REACH, match_borders
from joyvasa_runtime.motion.sequence import CHANNELS, EXP, SCALE


def wandering(frames, seed, step=0.05, level=0.0):
    """A smooth walk of every channel around a level; sizes around 1."""
    noise = np.random.default_rng(seed).normal(0, step, (frames + 24, CHANNELS))
    weights = np.hanning(25)[1:-1]
    smooth = np.stack([np.convolve(column, weights, "same") for column in noise.T], axis=1)
    rows = level + np.cumsum(smooth, axis=0)[12 : 12 + frames]
    rows[:, SCALE] = np.exp(np.clip((rows[:, SCALE] - level) * 0.01, -1, 1)) * (1 + level * 0.01)
    return rows.astype(np.float32)


def steps(rows, order):
    """How much neighbouring rows differ, or their differences do, by channel."""
    return np.abs(np.diff(rows.astype(np.float64), order, axis=0))


def test_the_middle_of_a_stretch_stays_bit_for_bit():
    new = wandering(80, 1)
    made = match_borders(new, wandering(10, 2, level=4), wandering(10, 3, level=-2))
    inside = slice(HEAD_REACH, 80 - HEAD_REACH)
    assert made[inside].tobytes() == new[inside].tobytes()
    face = slice(FACE_REACH, 80 - FACE_REACH)
    assert made[face, EXP].tobytes() == new[face, EXP].tobytes()


def test_without_neighbours_nothing_changes():
    new = wandering(30, 1)
    assert match_borders(new, None, None).tobytes() == new.tobytes()


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("offset", [0.0, 0.3, -2.0])
def test_steps_of_value_and_velocity_at_the_borders_are_those_of_the_motion_inside(seed, offset):
    new = wandering(200, seed)
    before, after = wandering(20, seed + 50), wandering(20, seed + 60)
    before += new[0] - before[-1] + np.float32(offset)
    after += new[-1] - after[0] - np.float32(offset)
    before[:, SCALE], after[:, SCALE] = 1.03, 0.98
    whole = np.concatenate([before, match_borders(new, before, after), after])
    values, velocities = steps(whole, 1), steps(whole, 2)
    inside = steps(new, 1)
    for border in (20, 220):
        assert np.median(values[border - 1]) <= np.median(inside, axis=0).max()
        # Of the four velocities around a border, three changes; a jump would be of the offset's size.
        assert np.median(velocities[border - 2 : border + 1]) <= np.median(inside)
        assert velocities[border - 2 : border + 1, :SCALE].max() <= max(
            steps(new, 2).max(), inside.max() + 0.12 * abs(offset)
        )


def test_a_motion_that_goes_on_evenly_is_continued_exactly():
    times = np.arange(60, dtype=np.float32)[:, None]
    line = np.repeat(times * 0.1, CHANNELS, axis=1)
    line[:, SCALE] = 1
    new = np.zeros((20, CHANNELS), np.float32)
    new[:, SCALE] = 1
    made = match_borders(new, line[:20], line[40:])
    assert np.abs(made[0] - line[20]).max() < 1e-5
    assert np.abs(made[-1] - line[39]).max() < 1e-5


def test_one_row_lies_between_both_sides():
    still = np.ones((2, CHANNELS), np.float32)
    made = match_borders(still[:1] * 9, still, still * 3)
    np.testing.assert_allclose(np.delete(made[0], SCALE), 2)
    np.testing.assert_allclose(made[0, SCALE], 3**0.5, rtol=1e-6)


def test_a_single_neighbour_gives_the_value_and_no_velocity():
    new, one = wandering(40, 1), wandering(1, 2, level=2)
    made = match_borders(new, one, None)
    np.testing.assert_allclose(made[0] - one[0], new[1] - new[0], atol=5e-3)


rows_of = st.builds(wandering, st.integers(1, 40), st.integers(0, 99), st.floats(0, 3), st.floats(-50, 50))
sides = st.none() | rows_of


@settings(max_examples=60, deadline=None)
@given(rows_of, sides, sides, st.just(BORDER_REACH) | st.integers(1, 30))
def test_any_stretch_stays_finite_positive_and_itself_beyond_the_reach(new, before, after, reach):
    made = match_borders(new, before, after, reach)
    assert (made.shape, made.dtype) == (new.shape, np.float32)
    assert np.isfinite(made).all()
    assert (made[:, SCALE] > 0).all()
    far = int(np.max(reach))
    stop = len(new) - far if after is not None else len(new)
    inside = slice(far if before is not None else 0, max(stop, 0))
    assert made[inside].tobytes() == new[inside].tobytes()


@settings(max_examples=60, deadline=None)
@given(rows_of, rows_of, rows_of)
def test_the_first_and_last_rows_continue_their_neighbours(new, before, after):
    made = match_borders(new, before, after).astype(np.float64)
    if len(new) > 1 and len(before) > 1 and len(after) > 1:
        others = np.delete(np.arange(CHANNELS), SCALE)
        first = 2 * before[-1].astype(np.float64) - before[-2]
        last = 2 * after[0].astype(np.float64) - after[1]
        np.testing.assert_allclose(made[0, others], first[others], atol=1e-3)
        np.testing.assert_allclose(made[-1, others], last[others], atol=1e-3)
