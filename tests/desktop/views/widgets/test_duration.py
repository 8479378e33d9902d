"""How long something takes, in words."""

import pytest

from desktop.views.widgets.duration import duration


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.0, "1 s"),
        (7.4, "7 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (83.2, "1 min 20 s"),
        (599.4, "9 min 50 s"),
        (1500.0, "25 min"),
        (3590.0, "1 h 0 min"),
        (4000.0, "1 h 7 min"),
        (90_000.0, "25 h 0 min"),
    ],
)
def test_a_duration_is_as_fine_as_people_want_to_know(seconds, text):
    assert duration(seconds) == text
