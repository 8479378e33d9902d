from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key
from joyvasa_runtime.project.curves.edits.insert import insert_key, put_key, remove_keys
from joyvasa_runtime.project.curves.handles import handles
from joyvasa_runtime.project.curves.sampling import sample, value_at

FEW = settings(max_examples=60, deadline=None)
MANY = settings(FEW, max_examples=200)

curves = st.from_type(Curve)
places = st.integers(-20, 260)


def around(curve):
    """Every frame from before any key or place to behind them."""
    first = curve.keys[0].frame if curve.keys else 0
    return np.arange(first - 30, first + 900)


def at(curve, place):
    return (curve.keys[0].frame if curve.keys else 0) + place


@MANY
@given(curves, places)
def test_inserting_a_key_leaves_the_curve_as_it_is(curve, place):
    frame, frames = at(curve, place), around(curve)

    after = insert_key(curve, frame, 1.5)

    assert after.key_at(frame) is not None
    assert sample(after, frames, 1.5) == pytest.approx(sample(curve, frames, 1.5), abs=1e-6)


@FEW
@given(curves, st.lists(places, min_size=2, max_size=12))
def test_inserting_many_keys_leaves_the_curve_as_it_is(curve, inserted):
    frames, after = around(curve), curve
    for place in inserted:
        after = insert_key(after, at(curve, place), 1.5)

    assert sample(after, frames, 1.5) == pytest.approx(sample(curve, frames, 1.5), abs=1e-6)


@FEW
@given(curves, places)
def test_an_inserted_key_has_the_value_that_was_there(curve, place):
    frame = at(curve, place)

    assert insert_key(curve, frame, 1.5).key_at(frame).value == value_at(curve, frame, 1.5)


@FEW
@given(curves, places)
def test_keys_that_are_no_neighbours_of_an_inserted_one_stay_the_same(curve, place):
    frame = at(curve, place)
    index = curve.index_at(frame)
    after = insert_key(curve, frame, 1.5)

    assert all(
        after.key_at(key.frame) is key for key in (*curve.keys[: max(index - 1, 0)], *curve.keys[index + 1 :])
    )


def test_between_full_handles_that_meet_upright_a_key_can_be_inserted():
    # Halfway the curve jumps from one handle's end to the other's.
    curve = Curve(
        (
            Key(0, 0.0, handles="free", right=(40.0, -90.0)),
            Key(40, 0.0, handles="free", left=(-40.0, 90.0)),
        )
    )
    frames = np.arange(41)

    for frame in range(1, 40):
        after = insert_key(curve, frame, 0.0)
        assert sample(after, frames, 0.0) == pytest.approx(sample(curve, frames, 0.0), abs=1e-6)


def test_a_neighbour_whose_handles_would_change_keeps_the_old_ones_as_aligned():
    curve = Curve((Key(0, 0.0), Key(30, 9.0), Key(60, 12.0), Key(90, 30.0)))

    after = insert_key(curve, 45, 0.0)

    assert [key.handles for key in after.keys] == ["auto", "aligned", "aligned", "aligned", "auto"]
    assert after.keys[1].left == handles(curve.keys, 1)[0]
    assert after.keys[1].right == pytest.approx((5.0, handles(curve.keys, 1)[1][1] / 2))
    assert after.keys[3].right == handles(curve.keys, 2)[1]


def test_a_neighbour_whose_handles_do_not_change_stays_the_same():
    level = Curve((Key(0, 2.0), Key(30, 2.0), Key(60, 2.0)))

    after = insert_key(level, 10, 0.0)

    assert after.keys == (level.keys[0], Key(10, 2.0), level.keys[1], level.keys[2])
    assert after.keys[0] is level.keys[0]


def test_flat_neighbours_stay_flat():
    curve = Curve((Key(0, 0.0, handles="flat"), Key(30, 9.0, handles="flat"), Key(60, 0.0, handles="flat")))

    after = insert_key(curve, 20, 0.0)

    assert [key.handles for key in after.keys] == ["flat", "aligned", "flat", "flat"]


def test_an_inserted_key_goes_on_as_the_stretch_did():
    curve = Curve((Key(0, 0.0, "linear"), Key(10, 5.0, "constant"), Key(20, 0.0)))

    assert insert_key(curve, 4, 0.0).key_at(4) == Key(4, 2.0, "linear")
    assert insert_key(curve, 15, 0.0).key_at(15) == Key(15, 5.0, "constant")
    assert insert_key(curve, -5, 0.0).key_at(-5) == Key(-5, 0.0, "linear")
    assert insert_key(curve, 30, 0.0).key_at(30) == Key(30, 0.0)


def test_a_key_in_a_linear_stretch_leaves_the_bent_one_beside_it():
    curve = Curve((Key(0, 0.0), Key(10, 5.0, "linear"), Key(40, 50.0)))
    frames = np.arange(41)

    after = insert_key(curve, 39, 0.0)

    assert sample(after, frames, 0.0) == pytest.approx(sample(curve, frames, 0.0), abs=1e-9)


def test_the_first_key_of_a_curve_has_the_default():
    assert insert_key(NO_CURVE, 12, 1.0) == Curve((Key(12, 1.0),))


def test_where_there_is_a_key_none_is_inserted():
    curve = Curve((Key(3, 1.0), Key(9, 2.0)))

    assert insert_key(curve, 9, 0.0) is curve


def test_a_key_is_put_between_others_or_in_the_place_of_one():
    curve = Curve((Key(3, 1.0), Key(9, 2.0)))
    between, instead = Key(5, 7.0, "linear"), Key(9, 8.0)

    assert put_key(curve, between).keys == (curve.keys[0], between, curve.keys[1])
    assert put_key(curve, instead).keys == (curve.keys[0], instead)
    assert put_key(NO_CURVE, between).keys == (between,)
    assert put_key(curve, replace(curve.keys[0])) is curve


def test_keys_are_removed_and_others_stay():
    curve = Curve(tuple(Key(frame, float(frame)) for frame in range(0, 50, 10)))

    after = remove_keys(curve, {10, 30, 35})

    assert [key.frame for key in after.keys] == [0, 20, 40]
    assert after.keys[1] is curve.keys[2]
    assert remove_keys(curve, {0, 10, 20, 30, 40}) == NO_CURVE


def test_removing_what_is_not_there_changes_nothing():
    curve = Curve((Key(3, 1.0), Key(9, 2.0)))

    assert remove_keys(curve, {4, 100}) is curve
    assert remove_keys(curve, ()) is curve
    assert remove_keys(NO_CURVE, {4}) is NO_CURVE
