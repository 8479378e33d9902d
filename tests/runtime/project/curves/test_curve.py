import pytest

from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key, constant

THREE = Curve((Key(-5, 1.0), Key(0, 2.0), Key(10, 3.0)))


def test_the_index_of_a_frame_is_that_of_the_first_key_at_or_behind_it():
    assert [THREE.index_at(frame) for frame in (-9, -5, -4, 0, 10, 11)] == [0, 0, 1, 1, 2, 3]


def test_a_key_is_found_at_its_own_frame_only():
    assert THREE.key_at(0) is THREE.keys[1]
    assert [THREE.key_at(frame) for frame in (-6, 1, 11)] == [None, None, None]


def test_a_curve_without_keys_counts_as_none():
    assert not NO_CURVE
    assert NO_CURVE.key_at(0) is None
    assert THREE


def test_the_columns_of_a_curve_are_made_once_and_can_not_be_written_to():
    curve = Curve(THREE.keys)

    assert curve.columns is curve.columns
    assert curve.columns.frames.tolist() == [-5, 0, 10]
    assert curve.columns.values.tolist() == [1.0, 2.0, 3.0]
    with pytest.raises(ValueError, match="read-only"):
        curve.columns.values[0] = 4.0


def test_curves_with_the_same_keys_are_equal_whoever_made_their_columns():
    with_columns = Curve(THREE.keys)
    assert with_columns.columns.frames.size == 3

    assert with_columns == THREE
    assert hash(with_columns) == hash(Curve(THREE.keys))
    assert repr(with_columns) == repr(Curve(THREE.keys))


def test_a_constant_curve_has_one_key():
    assert constant(2, frame=7) == Curve((Key(7, 2.0),))
