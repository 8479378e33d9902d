import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key
from joyvasa_runtime.project.curves.edits.copying import CopiedKeys, copy_keys, paste_keys
from joyvasa_runtime.project.curves.sampling import sample

FEW = settings(max_examples=60, deadline=None)

WIDE = (-1000.0, 1000.0)
YAW = Curve((Key(10, 1.0), Key(20, 5.0, "linear"), Key(40, 3.0, handles="free", right=(4.0, 1.0))))
ROLL = Curve((Key(15, -1.0), Key(45, 0.5)))


def test_copied_keys_count_from_the_earliest_of_all():
    copied = copy_keys({"yaw": YAW, "roll": ROLL}, {"yaw": {20, 40}, "roll": {15, 45, 99}})

    assert copied.keys("yaw") == (Key(5, 5.0, "linear"), Key(25, 3.0, handles="free", right=(4.0, 1.0)))
    assert copied.keys("roll") == (Key(0, -1.0), Key(30, 0.5))
    assert copied.frames == 31


def test_a_curve_of_which_nothing_was_chosen_is_not_copied():
    copied = copy_keys({"yaw": YAW, "roll": ROLL}, {"yaw": {20}})

    assert [address for address, _ in copied.curves] == ["yaw"]
    assert copied.keys("roll") == ()


def test_copying_nothing_gives_nothing():
    copied = copy_keys({"yaw": YAW}, {"yaw": {11}})

    assert copied == CopiedKeys()
    assert not copied
    assert copied.frames == 0


def test_what_was_copied_is_a_value():
    again = copy_keys({"yaw": YAW}, {"yaw": {10, 20}})

    assert again == copy_keys({"yaw": YAW}, {"yaw": {20, 10}})
    assert hash(again) == hash(copy_keys({"yaw": YAW}, {"yaw": {20, 10}}))


def test_keys_are_pasted_at_another_time_into_another_curve():
    keys = copy_keys({"yaw": YAW}, {"yaw": {10, 20}}).keys("yaw")

    after = paste_keys(ROLL, keys, 35, WIDE)

    # The key at 45 was landed on.
    assert after.keys == (Key(15, -1.0), Key(35, 1.0), Key(45, 5.0, "linear"))
    assert after.keys[0] is ROLL.keys[0]


def test_pasted_keys_stay_within_the_limits_of_the_curve():
    keys = copy_keys({"yaw": YAW}, {"yaw": {10, 20, 40}}).keys("yaw")

    assert [key.value for key in paste_keys(NO_CURVE, keys, -5, (0.0, 2.0)).keys] == [1.0, 2.0, 2.0]


def test_keys_are_duplicated_by_pasting_into_their_own_curve():
    keys = copy_keys({"yaw": YAW}, {"yaw": {10, 20}}).keys("yaw")

    assert [(key.frame, key.value) for key in paste_keys(YAW, keys, 25, WIDE).keys] == [
        (10, 1.0),
        (20, 5.0),
        (25, 1.0),
        (35, 5.0),
        (40, 3.0),
    ]


def test_pasting_nothing_changes_nothing():
    assert paste_keys(YAW, (), 5, WIDE) is YAW


@FEW
@given(st.from_type(Curve).filter(bool), st.integers(-500, 500))
def test_a_curve_pasted_elsewhere_has_the_same_shape(curve, at_frame):
    keys = copy_keys({0: curve}, {0: [key.frame for key in curve.keys]}).keys(0)
    frames = np.arange(-5, keys[-1].frame + 5)

    pasted = sample(paste_keys(NO_CURVE, keys, at_frame, WIDE), frames + at_frame, 0.0)

    assert pasted.tobytes() == sample(curve, frames + curve.keys[0].frame, 0.0).tobytes()
