from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key
from joyvasa_runtime.project.curves.sampling import sample, value_at
from joyvasa_runtime.project.curves.stretches import POINTS, TIMES, bezier, places, stretches

FEW = settings(max_examples=60, deadline=None)

curves = st.from_type(Curve)


def around(curve):
    """Every frame from a little before the first key to a little behind the last one."""
    if not curve.keys:
        return np.arange(-5, 5)
    return np.arange(curve.keys[0].frame - 5, curve.keys[-1].frame + 6)


def test_a_curve_without_keys_is_its_default():
    assert sample(NO_CURVE, np.arange(-2, 2), 1.5).tolist() == [1.5] * 4
    assert sample(NO_CURVE, np.arange(0), 1.5).shape == (0,)


def test_a_curve_of_one_key_is_its_value_everywhere():
    curve = Curve((Key(3, -2.5, handles="free", left=(-9.0, 9.0), right=(9.0, 9.0)),))

    assert sample(curve, np.arange(-100, 100), 7.0).tolist() == [-2.5] * 200


def test_no_frames_have_no_values():
    assert sample(Curve((Key(3, 1.0),)), np.arange(0), 0.0).shape == (0,)


def test_a_constant_stretch_keeps_its_value_until_the_next_key():
    curve = Curve((Key(0, 1.0, "constant"), Key(4, 9.0)))

    assert sample(curve, np.arange(-1, 6), 0.0).tolist() == [1, 1, 1, 1, 1, 9, 9]


def test_a_linear_stretch_is_a_line():
    curve = Curve((Key(0, 1.0, "linear"), Key(4, 9.0)))

    assert sample(curve, np.arange(-1, 6), 0.0).tolist() == [1, 1, 3, 5, 7, 9, 9]


def test_even_handles_make_a_cubic_of_time():
    curve = Curve((Key(0, 0.0), Key(10, 1.0)))
    share = np.arange(11) / 10

    assert sample(curve, np.arange(11), 0.0) == pytest.approx(3 * share**2 - 2 * share**3, abs=1e-12)


def test_uneven_handles_are_followed_in_time():
    upright = Curve((Key(0, 0.0, handles="free"), Key(8, 1.0, handles="free", left=(-8.0, -1.0))))

    # Time runs as the cube of the parameter, and so does the value.
    assert sample(upright, np.arange(9), 0.0) == pytest.approx(np.arange(9) / 8, abs=1e-9)


def test_hours_into_a_sound_a_curve_is_as_exact_as_at_its_start():
    def bent(start):
        right, left = (70.0, 5.0), (-70.0, -5.0)
        keys = Key(start, 0.0, handles="free", right=right), Key(start + 70, 9.0, handles="free", left=left)
        return sample(Curve(keys), np.arange(start, start + 71), 0.0)

    assert bent(1_700_000).tobytes() == bent(0).tobytes()


@FEW
@given(curves)
def test_a_span_is_its_frames_bit_for_bit(curve):
    frames = around(curve)

    single = [value_at(curve, int(frame), 1.25) for frame in frames]

    assert sample(curve, frames, 1.25).tobytes() == np.array(single).tobytes()


@FEW
@given(curves, st.integers(0, 60), st.integers(1, 60))
def test_a_part_of_a_span_is_the_same_bit_for_bit(curve, first, count):
    frames = around(curve)
    part = slice(first, first + count)

    assert sample(curve, frames[part], 0.5).tobytes() == sample(curve, frames, 0.5)[part].tobytes()


@FEW
@given(curves)
def test_a_curve_goes_through_its_keys_exactly(curve):
    frames = np.array([key.frame for key in curve.keys], np.int64)

    assert sample(curve, frames, 0.0).tolist() == [key.value for key in curve.keys]


@FEW
@given(curves)
def test_time_never_runs_back(curve):
    parameters = np.linspace(0, 1, 201)
    for index in range(len(curve.keys) - 1):
        row = np.repeat(stretches(curve.keys, index, index), len(parameters), axis=0)
        times = bezier(row[:, TIMES], parameters)
        assert (np.diff(times) >= -1e-9).all()


@FEW
@given(curves)
def test_values_are_those_of_the_parametric_curve_at_that_time(curve):
    for index, (key, after) in enumerate(pairwise(curve.keys)):
        wanted = np.arange(after.frame - key.frame, dtype=np.float64)
        rows = np.repeat(stretches(curve.keys, index, index), len(wanted), axis=0)
        place = places(rows, wanted)
        values = sample(curve, np.arange(key.frame, after.frame), 0.0)
        assert np.isfinite(values).all()
        if key.interpolation == "bezier":
            assert bezier(rows[:, TIMES], place) == pytest.approx(wanted, abs=1e-7)
            assert bezier(rows[:, POINTS], place) == pytest.approx(values, abs=1e-9)


@FEW
@given(st.lists(st.tuples(st.integers(1, 40), st.floats(0, 60)), min_size=2, max_size=8))
def test_automatic_handles_between_rising_keys_never_overshoot(steps):
    places = np.cumsum(steps, axis=0)
    curve = Curve(tuple(Key(int(frame), float(value)) for frame, value in places))

    values = sample(curve, around(curve), 0.0)

    assert (np.diff(values) >= -1e-9).all()
    assert values.min() >= curve.keys[0].value - 1e-9
    assert values.max() <= curve.keys[-1].value + 1e-9
