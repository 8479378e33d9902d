import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.edits.fixing import is_in_line
from joyvasa_runtime.project.curves.edits.handles import drag_handle, set_handles, set_interpolation
from joyvasa_runtime.project.curves.handles import meant_handles
from joyvasa_runtime.project.curves.sampling import sample
from joyvasa_runtime.project.curves.stretches import TIMES, bezier, stretches

FEW = settings(max_examples=60, deadline=None)

# A handle of next to no length has no direction.
lengths = st.floats(-200, 200).map(lambda length: round(length, 3))
offsets = st.tuples(lengths, lengths)
sides = st.sampled_from(["left", "right"])
some_curves = st.from_type(Curve).filter(bool)


@FEW
@given(some_curves, st.data(), sides, offsets)
def test_a_curve_stays_a_function_of_time_wherever_a_handle_is_pulled(curve, data, side, offset):
    frame = data.draw(st.sampled_from([key.frame for key in curve.keys]))

    after = drag_handle(curve, frame, side, offset)

    frames = np.arange(curve.keys[0].frame - 3, curve.keys[-1].frame + 4)
    assert np.isfinite(sample(after, frames, 0.0)).all()
    parameters = np.linspace(0, 1, 101)
    for index in range(len(after.keys) - 1):
        row = np.repeat(stretches(after.keys, index, index), len(parameters), axis=0)
        assert (np.diff(bezier(row[:, TIMES], parameters)) >= -1e-9).all()


@FEW
@given(some_curves, st.data(), sides, offsets)
def test_a_handle_stops_at_its_key_in_time(curve, data, side, offset):
    frame = data.draw(st.sampled_from([key.frame for key in curve.keys]))

    key = drag_handle(curve, frame, side, offset).key_at(frame)

    assert key.left[0] <= 0 <= key.right[0]
    pulled = key.left if side == "left" else key.right
    wanted = min(offset[0], 0) if side == "left" else max(offset[0], 0)
    assert pulled == (wanted, offset[1])


@FEW
@given(some_curves, st.data(), sides, offsets)
def test_pulling_a_handle_keeps_both_on_a_line_unless_they_are_free(curve, data, side, offset):
    index = data.draw(st.integers(0, len(curve.keys) - 1))
    before = curve.keys[index]

    key = drag_handle(curve, before.frame, side, offset).keys[index]

    if before.handles == "free":
        assert key.handles == "free"
        assert (key.right, key.left)[side == "right"] == (before.right, before.left)[side == "right"]
    else:
        old = meant_handles(curve.keys, index)[0 if side == "right" else 1]
        other = key.left if side == "right" else key.right
        assert key.handles == "aligned"
        assert math.hypot(*other) == pytest.approx(math.hypot(*old))
        pulled = key.right if side == "right" else key.left
        assert math.hypot(*pulled) == 0 or is_in_line(key.left, key.right)


@FEW
@given(some_curves, st.data(), sides, offsets)
def test_pulling_a_handle_leaves_all_other_keys(curve, data, side, offset):
    frame = data.draw(st.sampled_from([key.frame for key in curve.keys]))
    after = drag_handle(curve, frame, side, offset)

    assert all(
        key is before for key, before in zip(after.keys, curve.keys, strict=True) if before.frame != frame
    )


def test_a_length_may_count_value_as_it_is_shown():
    curve = Curve((Key(0, 0.0, handles="aligned", left=(-30.0, 0.0), right=(30.0, 0.0)),))

    key = drag_handle(curve, 0, "right", (0.0, 0.25), frames_per_value=100.0).keys[0]

    assert key.left == (0.0, -0.3)


def test_where_there_is_no_key_no_handle_is_pulled():
    curve = Curve((Key(0, 0.0),))

    assert drag_handle(curve, 1, "left", (-1.0, 1.0)) is curve


@FEW
@given(some_curves, st.sampled_from(["aligned", "free"]))
def test_handles_that_were_computed_stay_where_they_are_by_hand(curve, kind):
    every = [key.frame for key in curve.keys]
    computed = set_handles(curve, every, "auto")
    frames = np.arange(every[0] - 3, every[-1] + 4)

    after = set_handles(computed, every, kind)

    assert {key.handles for key in after.keys} == {kind}
    assert sample(after, frames, 0.0).tobytes() == sample(computed, frames, 0.0).tobytes()


def test_computed_handles_forget_what_was_there():
    curve = Curve((Key(0, 0.0, handles="free", left=(-3.0, 1.0), right=(4.0, 2.0)), Key(9, 1.0)))

    assert set_handles(curve, {0}, "flat").keys == (Key(0, 0.0, handles="flat"), curve.keys[1])


@FEW
@given(some_curves)
def test_free_handles_turn_onto_one_line_and_keep_their_lengths(curve):
    every = [key.frame for key in curve.keys]

    after = set_handles(set_handles(curve, every, "free"), every, "aligned")

    for key, before in zip(after.keys, set_handles(curve, every, "free").keys, strict=True):
        assert is_in_line(key.left, key.right)
        assert math.hypot(*key.left) == pytest.approx(math.hypot(*before.left))
        assert math.hypot(*key.right) == pytest.approx(math.hypot(*before.right))
        assert key.left[0] <= 0 <= key.right[0]


def test_free_handles_that_end_at_one_place_turn_away_from_each_other():
    curve = Curve((Key(0, 0.0, handles="free", left=(0.0, 2.0), right=(0.0, 2.0)),))

    key = set_handles(curve, {0}, "aligned").keys[0]

    assert (key.left, key.right) == ((0.0, -2.0), (0.0, 2.0))


def test_the_same_type_again_changes_nothing():
    curve = Curve((Key(0, 0.0, handles="free", left=(-3.0, 1.0)), Key(9, 1.0)))

    assert set_handles(curve, {0}, "free") is curve
    assert set_interpolation(curve, {0, 9}, "bezier") is curve


def test_interpolation_is_set_at_some_keys():
    curve = Curve((Key(0, 0.0), Key(9, 1.0), Key(12, 1.0)))

    after = set_interpolation(curve, {0, 12}, "constant")

    assert [key.interpolation for key in after.keys] == ["constant", "bezier", "constant"]
    assert after.keys[1] is curve.keys[1]
