from dataclasses import replace

import pytest

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.performance.performance import Performance
from joyvasa_runtime.project.performance.problems import performance_problem

LONG = tuple(Key(10 * index, 1.0) for index in range(100))
KNOWN = Performance(strength=(("lips", Curve(LONG)),))


def with_keys(keys):
    return replace(KNOWN, strength=(("lips", Curve(tuple(keys))),))


@pytest.mark.parametrize("index", [0, 1, 50, 99])
def test_a_key_out_of_range_is_found_among_keys_known_to_be_right(index):
    wrong = with_keys((*LONG[:index], Key(10 * index, 2.5), *LONG[index + 1 :]))

    assert performance_problem(wrong, KNOWN) == "a key's value of 2.5 is outside 0 to 2"


@pytest.mark.parametrize("index", [1, 50, 99])
def test_a_key_out_of_order_is_found_among_keys_known_to_be_right(index):
    before = 10 * index - 10
    late = with_keys((*LONG[:index], Key(before, 1.0), *LONG[index + 1 :]))
    twice = with_keys((*LONG[:index], LONG[index - 1], *LONG[index:]))
    swapped = with_keys((*LONG[: index - 1], LONG[index], LONG[index - 1], *LONG[index + 1 :]))

    assert performance_problem(late, KNOWN) == f"a key at frame {before} follows one at frame {before}"
    assert performance_problem(twice, KNOWN) == f"a key at frame {before} follows one at frame {before}"
    assert (
        performance_problem(swapped, KNOWN) == f"a key at frame {before} follows one at frame {before + 10}"
    )


def test_keys_that_went_came_or_moved_are_no_problem():
    assert performance_problem(with_keys(LONG[:50] + LONG[60:]), KNOWN) is None
    assert performance_problem(with_keys((*LONG, Key(2000, 2.0))), KNOWN) is None
    assert performance_problem(with_keys((Key(-5, 0.0), *LONG)), KNOWN) is None
    assert performance_problem(with_keys((*LONG[:50], Key(495, 2.0), *LONG[50:])), KNOWN) is None
    assert performance_problem(with_keys(()), KNOWN) is None
    assert performance_problem(KNOWN, KNOWN) is None
