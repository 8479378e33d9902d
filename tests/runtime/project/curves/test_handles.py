from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.handles import handles

FEW = settings(max_examples=60, deadline=None)

RISING = (Key(0, 0.0), Key(30, 6.0), Key(60, 12.0))


def test_an_automatic_handle_follows_its_neighbours_for_a_third_of_the_way():
    assert handles(RISING, 1) == ((-10.0, -2.0), (10.0, 2.0))


def test_automatic_handles_lie_level_at_peaks_and_ends():
    peak = (RISING[0], replace(RISING[1], value=20.0), RISING[2])

    assert handles(peak, 1) == ((-10.0, 0.0), (10.0, 0.0))
    assert handles(peak, 0) == ((-10.0, 0.0), (10.0, 0.0))
    assert handles(peak, 2) == ((-10.0, 0.0), (10.0, 0.0))


def test_an_automatic_handle_is_no_steeper_than_reaching_the_neighbour():
    left, right = handles((Key(0, 0.0), Key(30, 1.0), Key(60, 50.0)), 1)

    assert left == (-10.0, -1.0)
    assert right == (10.0, 1.0)


def test_flat_handles_lie_level_anywhere():
    keys = (RISING[0], replace(RISING[1], handles="flat"), RISING[2])

    assert handles(keys, 1) == ((-10.0, 0.0), (10.0, 0.0))


def test_a_handle_may_cover_its_stretch():
    key = Key(30, 0.0, handles="free", left=(-30.0, 8.0), right=(20.0, 5.0))

    assert handles((RISING[0], key, RISING[2]), 1) == ((-30.0, 8.0), (20.0, 5.0))


def test_handles_too_long_for_their_stretch_are_shortened_alike_along_their_directions():
    key = Key(30, 0.0, handles="free", left=(-270.0, 9.0), right=(60.0, 5.0))
    before = Key(0, 0.0, handles="free", right=(270.0, 3.0))

    left, right = handles((before, key), 1)

    # A little shorter than the stretch, as both of that length would make the curve stand upright.
    assert left == pytest.approx((-30.0, 1.0), rel=1e-4)
    assert handles((before, key), 0)[1] == pytest.approx((30.0, 1 / 3), rel=1e-4)
    assert right == (60.0, 5.0)


def test_the_handles_of_an_only_key_end_where_they_are_put():
    key = Key(30, 0.0, handles="free", left=(-60.0, 8.0), right=(20.0, 5.0))

    assert handles((key,), 0) == ((-60.0, 8.0), (20.0, 5.0))
    assert handles((replace(key, handles="auto"),), 0) == ((0.0, 0.0), (0.0, 0.0))


@FEW
@given(st.from_type(Curve))
def test_no_handle_passes_its_key(curve):
    for index in range(len(curve.keys)):
        left, right = handles(curve.keys, index)
        assert left[0] <= 0 <= right[0]


@FEW
@given(st.from_type(Curve))
def test_aligned_handles_stay_on_one_line_however_they_are_shortened(curve):
    for index, key in enumerate(curve.keys):
        if key.handles == "aligned":
            left, right = handles(curve.keys, index)
            assert left[0] * right[1] == pytest.approx(left[1] * right[0], rel=1e-9, abs=1e-9)
