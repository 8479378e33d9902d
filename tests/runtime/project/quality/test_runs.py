"""Stretches of flags."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.project.quality.runs import runs


@pytest.mark.parametrize(
    ("flags", "gap", "found"),
    [
        ("", 0, ()),
        ("000", 0, ()),
        ("0110", 0, ((1, 3),)),
        ("111", 0, ((0, 3),)),
        ("1001", 1, ((0, 1), (3, 4))),
        ("1001", 2, ((0, 4),)),
        ("1010100001", 1, ((0, 5), (9, 10))),
    ],
)
def test_runs_are_found_and_joined_over_gaps(flags, gap, found):
    assert runs(np.array([flag == "1" for flag in flags], np.bool_), gap) == found


@given(flags=st.lists(st.booleans(), max_size=60))
def test_without_gaps_the_runs_are_exactly_the_flags(flags):
    marked = np.zeros(len(flags), np.bool_)
    for start, stop in runs(np.array(flags, np.bool_)):
        marked[start:stop] = True
    assert marked.tolist() == flags
