"""The clock of a silent machine."""

import pytest

from desktop.jobs.clock import SilentClock
from desktop.jobs.run import Run


class Time:
    now_s = 100.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def clock(time):
    return SilentClock(time)


def test_it_runs_only_between_start_and_stop(clock, time):
    assert clock.position() == 0
    clock.start(Run(96_000))
    time.now_s += 0.5
    assert clock.position() == 120_000
    clock.stop()
    time.now_s += 7
    assert clock.position() == 120_000


@pytest.mark.parametrize(("speed", "expected"), [(4.0, 192_000), (-1.0, 72_000)])
def test_it_runs_at_the_speed_of_the_run(clock, time, speed, expected):
    clock.start(Run(96_000, speed))
    time.now_s += 0.5
    assert clock.position() == expected


def test_it_runs_around_a_loop(clock, time):
    clock.start(Run(0, 1.0, (0, 48_000)))
    time.now_s += 2.25
    assert clock.position() == 12_000


def test_it_can_t_be_lost_and_is_silent(clock):
    clock.set_parts(())
    assert clock.is_silent
    assert not clock.is_lost
    assert clock.close()
