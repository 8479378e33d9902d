"""Which changes are one gesture."""

import pytest

from desktop.views.widgets.gesture import Gestures


@pytest.fixture(autouse=True)
def _quick_hand():
    """Here a pause is as long as it is."""


class Time:
    now_s = 0.0

    def __call__(self):
        return self.now_s


def test_changes_of_one_hold_are_one_gesture_and_the_next_hold_is_another():
    gestures = Gestures(Time())
    gestures.begin()
    first = [gestures.current(), gestures.current("wheel")]
    gestures.end()
    gestures.begin()
    second = gestures.current()

    assert first[0] is first[1]
    assert second is not first[0]


def test_changes_of_one_kind_in_quick_succession_are_one_gesture():
    time = Time()
    gestures = Gestures(time)
    first = gestures.current("wheel")
    time.now_s = 0.5
    quick = gestures.current("wheel")
    time.now_s = 2.0
    late = gestures.current("wheel")
    other = gestures.current("step")

    assert quick is first
    assert late is not first
    assert other is not late


def test_a_change_of_no_kind_is_a_gesture_of_its_own():
    gestures = Gestures(Time())

    assert gestures.current() is not gestures.current()
