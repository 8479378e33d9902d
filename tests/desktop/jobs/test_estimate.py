"""How far a job is and how long it will take."""

import pytest

from desktop.jobs.estimate import Estimate


class Clock:
    def __init__(self):
        self.now_s = 100.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def estimate(clock):
    return Estimate({"listen": 0.25, "motion": 0.75}, clock)


def test_stages_add_up(estimate):
    fractions = []
    for step in (("listen", 1, 2), ("listen", 2, 2), ("motion", 0, 4), ("motion", 2, 4), ("motion", 4, 4)):
        estimate.step(*step)
        fractions.append(estimate.fraction)
    assert fractions == [0.125, 0.25, 0.25, 0.625, 1.0]


def test_it_never_goes_back_and_other_stages_do_not_count(estimate):
    estimate.step("motion", 1, 3)
    for step in (("listen", 0, 2), ("decode", 7, 7), ("motion", 0, 0)):
        estimate.step(*step)
    assert estimate.fraction == 0.5


def test_the_time_left_follows_from_the_time_taken(estimate, clock):
    estimate.step("listen", 2, 2)
    assert estimate.left_s is None
    clock.now_s += 10
    assert estimate.left_s == 30
    estimate.step("motion", 4, 4)
    assert estimate.left_s == 0


def test_what_a_stage_begins_with_takes_no_time(estimate, clock):
    estimate.step("motion", 2, 4)
    clock.now_s += 10.0
    assert estimate.left_s is None
    estimate.step("motion", 3, 4)
    assert estimate.left_s == pytest.approx(10.0)
