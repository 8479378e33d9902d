"""How often calls are repeated, with a clock that only the calls move."""

from typing import Any

import pytest

from joyvasa_runtime.bench.repetition import median_ratio, paired, repeated


def test_the_first_two_runs_do_not_count(clock: Any):
    assert repeated(clock.taking(50.0, 40.0, 3.0, 2.0, 1.0), clock) == [3.0, 2.0, 1.0]


def test_a_fast_call_is_run_twenty_times(clock: Any):
    assert repeated(clock.taking(0.01), clock) == pytest.approx([0.01] * 20)


def test_a_slower_one_is_run_until_two_seconds_are_spent(clock: Any):
    assert repeated(clock.taking(0.25), clock) == [0.25] * 8


def test_a_very_slow_one_is_run_three_times(clock: Any):
    assert repeated(clock.taking(100.0), clock) == [100.0] * 3


def test_two_calls_take_turns(clock: Any):
    rounds = paired(clock.taking(9.0, 9.0, 1.0, 2.0, 3.0), clock.taking(9.0, 9.0, 10.0, 10.0, 60.0), clock)
    assert rounds == [(1.0, 10.0), (2.0, 10.0), (3.0, 60.0)]


def test_the_ratio_is_that_within_a_round(clock: Any):
    # The second round met a busy machine; both sides did.
    assert median_ratio([(1.0, 2.0), (10.0, 20.0), (1.0, 4.0)]) == 0.5
