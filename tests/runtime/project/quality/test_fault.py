"""How bad a fault is."""

import pytest

from joyvasa_runtime.project.quality.fault import severity


@pytest.mark.parametrize(("amount", "bad"), [(1.0, 0.25), (-2.0, 0.5), (4.0, 1.0), (40.0, 1.0)])
def test_a_fault_is_as_bad_as_can_be_at_four_times_its_threshold(amount, bad):
    assert severity(amount, 1.0) == bad
