import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key
from joyvasa_runtime.project.curves.edits.fixing import is_in_line
from joyvasa_runtime.project.curves.edits.sampled import curve_of_samples
from joyvasa_runtime.project.curves.sampling import sample

FEW = settings(max_examples=60, deadline=None)

MINUTE = np.arange(1500)


def hand(frames):
    """Degrees that a hand leads a head through: sways of up to 1.1 a second, none of them in step."""
    time = frames / 25
    sways = ((12, 0.23, 0.1), (6, 0.41, 0.7), (3, 0.9, 0.3), (1, 1.1, 0.2))
    return sum(size * np.sin(2 * np.pi * (rate * time + phase)) for size, rate, phase in sways)


def test_no_samples_make_no_curve():
    assert curve_of_samples(np.arange(0), np.zeros(0), 1.0) == NO_CURVE


def test_one_sample_makes_one_key():
    assert curve_of_samples(np.array([7]), np.array([2.5]), 1.0) == Curve((Key(7, 2.5),))


def test_a_line_needs_its_ends_only():
    curve = curve_of_samples(np.arange(10, 210), np.linspace(0, 30, 200), 1e-9)

    assert [(key.frame, key.value) for key in curve.keys] == [(10, 0.0), (209, 30.0)]


@pytest.mark.parametrize(("tolerance", "most"), [(0.1, 240), (0.3, 140), (1.0, 120)])
def test_a_minute_of_a_hands_movement_needs_few_keys(tolerance, most):
    values = hand(MINUTE)

    curve = curve_of_samples(MINUTE, values, tolerance)

    assert len(curve.keys) <= most
    assert np.abs(sample(curve, MINUTE, 0.0) - values).max() <= tolerance + 1e-9


def test_trembling_less_than_the_tolerance_needs_hardly_more_keys():
    trembling = hand(MINUTE) + np.random.default_rng(5).uniform(-0.3, 0.3, 1500)

    assert len(curve_of_samples(MINUTE, trembling, 0.6).keys) <= 150


def test_a_hand_that_rests_leaves_no_keys_there():
    values = np.where(MINUTE < 700, hand(MINUTE), hand(700))

    curve = curve_of_samples(MINUTE, values, 0.3)

    assert sum(key.frame > 760 for key in curve.keys) <= 6


def test_a_jump_stays_a_jump():
    values = np.where(MINUTE < 333, -5.0, 5.0)

    curve = curve_of_samples(MINUTE, values, 0.1)

    assert len(curve.keys) <= 24
    assert np.abs(sample(curve, MINUTE, 0.0) - values).max() <= 0.1 + 1e-9


@FEW
@given(
    st.lists(st.tuples(st.integers(1, 4), st.floats(-50, 50, width=32)), min_size=1, max_size=60),
    st.sampled_from([0.0, 0.01, 1.0, 30.0]),
)
def test_no_sample_is_missed_by_more_than_the_tolerance(steps, tolerance):
    frames = np.cumsum([gap for gap, _ in steps])
    values = np.array([value for _, value in steps])

    curve = curve_of_samples(frames, values, tolerance)

    assert np.abs(sample(curve, frames, 0.0) - values).max() <= tolerance + 1e-9
    assert len(curve.keys) <= len(frames)
    assert {key.frame for key in curve.keys} <= set(frames.tolist())
    assert all(is_in_line(key.left, key.right) for key in curve.keys)
