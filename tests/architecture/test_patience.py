"""No test is about how fast the machine is."""

import pytest
from hypothesis import settings


@pytest.mark.parametrize("profile", ["same", "search"])
def test_an_example_of_a_property_may_take_as_long_as_it_takes(profile):
    assert settings.get_profile(profile).deadline is None
