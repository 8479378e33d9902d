import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.edits.move import move_keys, scale_keys
from joyvasa_runtime.project.curves.sampling import sample

FEW = settings(max_examples=60, deadline=None)

WIDE = (-1000.0, 1000.0)
TENS = Curve(tuple(Key(frame, frame / 10) for frame in range(0, 60, 10)))


@st.composite
def curves_and_some(draw):
    curve = draw(st.from_type(Curve))
    frames = [key.frame for key in curve.keys]
    return curve, draw(st.frozensets(st.sampled_from(frames))) if frames else frozenset()


def test_keys_move_together_in_time_and_value():
    after = move_keys(TENS, {10, 20}, 3, 0.5, WIDE)

    assert [(key.frame, key.value) for key in after.keys] == [
        (0, 0.0),
        (13, 1.5),
        (23, 2.5),
        (30, 3.0),
        (40, 4.0),
        (50, 5.0),
    ]


@FEW
@given(curves_and_some(), st.integers(-90, 90), st.sampled_from([0.0, 0.5]))
def test_the_columns_of_a_moved_curve_say_what_its_keys_say(chosen, by_frames, by_value):
    curve, frames = chosen
    after = move_keys(curve, frames, by_frames, by_value, WIDE)

    assert after.columns.frames.tolist() == [key.frame for key in after.keys]
    assert after.columns.values.tolist() == [key.value for key in after.keys]
    moved = {key.frame + by_frames: key.value + by_value for key in curve.keys if key.frame in frames}
    stayed = {key.frame: key.value for key in curve.keys if key.frame not in frames}
    assert {key.frame: key.value for key in after.keys} == stayed | moved


def test_keys_that_are_landed_on_go():
    after = move_keys(TENS, {0, 10}, 30, 0.0, WIDE)

    assert [(key.frame, key.value) for key in after.keys] == [(20, 2.0), (30, 0.0), (40, 1.0), (50, 5.0)]


def test_moved_keys_do_not_land_on_each_other():
    assert [key.frame for key in move_keys(TENS, {10, 20, 30}, 10, 0.0, WIDE).keys] == [0, 20, 30, 40, 50]
    assert [key.frame for key in move_keys(TENS, {10, 20, 30}, -10, 0.0, WIDE).keys] == [0, 10, 20, 40, 50]


def test_keys_may_move_past_others():
    after = move_keys(TENS, {0}, 25, 0.0, WIDE)

    assert [key.frame for key in after.keys] == [10, 20, 25, 30, 40, 50]


def test_each_key_stays_within_the_limits():
    after = move_keys(TENS, {10, 40, 50}, 0, 2.5, (0.0, 6.0))

    assert [key.value for key in after.keys] == [0.0, 3.5, 2.0, 3.0, 6.0, 6.0]


def test_a_key_keeps_its_handles_where_it_goes():
    key = Key(10, 1.0, "linear", "free", (-3.0, 1.0), (4.0, 2.0))
    after = move_keys(Curve((key,)), {10}, -30, 1.0, WIDE)

    assert after.keys == (Key(-20, 2.0, "linear", "free", (-3.0, 1.0), (4.0, 2.0)),)


def test_keys_that_do_not_move_leave_the_curve_the_same():
    assert move_keys(TENS, {10}, 0, 0.0, WIDE) is TENS
    assert move_keys(TENS, {11}, 5, 1.0, WIDE) is TENS
    assert move_keys(TENS, (), 5, 1.0, WIDE) is TENS
    assert move_keys(TENS, {50}, 0, 3.0, (0.0, 5.0)) is TENS
    assert scale_keys(TENS, {10}, 0, 0, 1.0, 1.0, WIDE) is TENS


@FEW
@given(curves_and_some(), st.integers(-90, 90), st.integers(-60, 60))
def test_keys_that_are_not_moved_stay_the_same_objects(drawn, by_frames, by_value):
    curve, chosen = drawn
    after = move_keys(curve, chosen, by_frames, float(by_value), WIDE)
    landed = {frame + by_frames for frame in chosen}

    for key in curve.keys:
        if key.frame not in chosen and key.frame not in landed:
            assert after.key_at(key.frame) is key
    frames = [key.frame for key in after.keys]
    assert frames == sorted(set(frames))
    assert len(landed) == sum(after.key_at(frame) is not None for frame in landed)


@FEW
@given(curves_and_some(), st.integers(-90, 90), st.integers(-60, 60))
def test_moving_there_and_back_gives_the_same_curve(drawn, by_frames, by_value):
    curve, chosen = drawn
    moved = {frame + by_frames for frame in chosen}
    if any(curve.key_at(frame) and frame not in chosen for frame in moved):
        return

    back = move_keys(move_keys(curve, chosen, by_frames, by_value, WIDE), moved, -by_frames, -by_value, WIDE)

    assert [key.frame for key in back.keys] == [key.frame for key in curve.keys]
    for key, before in zip(back.keys, curve.keys, strict=True):
        assert key.value == pytest.approx(before.value, abs=1e-9)
        assert (key.handles, key.left, key.right) == (before.handles, before.left, before.right)


@FEW
@given(st.from_type(Curve), st.integers(-500, 500))
def test_a_curve_moved_as_a_whole_keeps_its_shape(curve, by_frames):
    if not curve.keys:
        return
    frames = np.arange(curve.keys[0].frame - 5, curve.keys[-1].frame + 5)
    after = move_keys(curve, {key.frame for key in curve.keys}, by_frames, 0.0, WIDE)

    assert sample(after, frames + by_frames, 0.0).tobytes() == sample(curve, frames, 0.0).tobytes()


def test_keys_scale_around_a_point():
    after = scale_keys(TENS, {20, 30, 40}, 20, 2.0, 1.5, -1.0, WIDE)

    assert [(key.frame, key.value) for key in after.keys] == [
        (0, 0.0),
        (10, 1.0),
        (20, 2.0),
        (35, 1.0),
        (50, 0.0),
    ]


def test_handles_scale_with_their_keys():
    curve = Curve((Key(10, 1.0, handles="free", left=(-3.0, 1.0), right=(4.0, 2.0)),))

    assert scale_keys(curve, {10}, 0, 0.0, 2.0, 3.0, WIDE).keys == (
        Key(20, 3.0, handles="free", left=(-6.0, 3.0), right=(8.0, 6.0)),
    )


def test_scaled_values_stay_within_the_limits():
    after = scale_keys(TENS, {40, 50}, 0, 0.0, 1.0, 10.0, (0.0, 45.0))

    assert [key.value for key in after.keys] == [0.0, 1.0, 2.0, 3.0, 40.0, 45.0]


def test_a_curve_scaled_by_less_than_nothing_is_mirrored():
    curve = Curve(
        (
            Key(0, 0.0, "linear"),
            Key(10, 5.0, handles="free", left=(-2.0, 1.0), right=(9.0, 7.0)),
            Key(40, -3.0),
        )
    )
    frames = np.arange(41)

    after = scale_keys(curve, {0, 10, 40}, 20.0, 0.0, -1.0, 1.0, WIDE)

    assert sample(after, frames, 0.0) == pytest.approx(sample(curve, frames, 0.0)[::-1], abs=1e-9)


def test_of_keys_that_meet_the_last_one_stays():
    assert [(key.frame, key.value) for key in scale_keys(TENS, {0, 10, 20}, 0, 0, 0.0, 1.0, WIDE).keys] == [
        (0, 2.0),
        (30, 3.0),
        (40, 4.0),
        (50, 5.0),
    ]
