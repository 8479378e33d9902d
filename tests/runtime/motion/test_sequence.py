"""Motion can't be changed by whoever handed it in, and isn't copied where nobody could."""

import numpy as np
import pytest

from joyvasa_runtime.motion.sequence import MotionSequence


def rows(frames=3):
    return np.arange(frames * 70, dtype=np.float32).reshape(frames, 70).copy()


def test_a_change_of_what_was_handed_in_changes_no_motion():
    values = rows()
    motion = MotionSequence(values)

    values[:] = 0

    np.testing.assert_array_equal(motion.values, rows())


def test_a_read_only_view_of_what_can_change_is_copied():
    values = rows()
    view = values[:2]
    view.setflags(write=False)
    motion = MotionSequence(view)

    values[:] = 0

    np.testing.assert_array_equal(motion.values, rows()[:2])


def test_what_nobody_can_change_is_not_copied():
    values = rows()
    values.setflags(write=False)

    assert MotionSequence(values).values is values


def test_motion_is_read_only():
    with pytest.raises(ValueError, match="read-only"):
        MotionSequence(rows()).values[0, 0] = 1


def test_other_numbers_become_float32():
    assert MotionSequence(rows().astype(np.float64)).values.dtype == np.float32
