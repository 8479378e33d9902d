"""Work that may take too long is waited for only so long."""

import threading

import pytest

from joyvasa_runtime.fetching.deadline import within
from tests.patience import PATIENCE_S


def test_work_in_time_gives_its_value() -> None:
    assert within(PATIENCE_S, lambda: 7) == 7


def test_an_error_of_the_work_is_the_callers() -> None:
    with pytest.raises(ZeroDivisionError):
        within(PATIENCE_S, lambda: 1 // 0)


def test_work_that_hangs_is_not_waited_for() -> None:
    release = threading.Event()
    with pytest.raises(TimeoutError):
        within(0.01, release.wait)
    release.set()
