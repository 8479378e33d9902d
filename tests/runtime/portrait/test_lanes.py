"""Rendering threads: order, what is in flight when work ends, and sharing."""

import threading

import pytest

from joyvasa_runtime.errors import Cancelled
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.lanes import Lane, Lanes
from tests.patience import PATIENCE_S


@pytest.fixture
def lanes():
    lanes = Lanes(2)
    yield lanes
    lanes.close()


def silent(_done: int) -> None:
    pass


def test_items_come_in_order(lanes: Lanes) -> None:
    told: list[int] = []
    assert list(lanes.in_order(lambda index, _lane: index * index, 9, told.append)) == [
        n * n for n in range(9)
    ]
    assert told == list(range(10))
    assert lanes.at_once(lambda index, _lane: index + 1, 5) == [1, 2, 3, 4, 5]


def test_a_lane_makes_one_item_at_a_time_even_for_two_callers(lanes: Lanes) -> None:
    at_work = [threading.Lock() for _ in range(len(lanes))]

    def make(index: int, lane: int) -> bool:
        is_alone = at_work[lane].acquire(blocking=False)
        threading.Event().wait(0.001)
        at_work[lane].release()
        return is_alone

    first = lanes.in_order(make, 12, silent)
    alone = [next(first), *lanes.at_once(make, 4), *first]
    assert alone == [True] * 16


def test_what_is_urgent_comes_before_what_waits() -> None:
    lane, may_go, order = Lane(0), threading.Event(), []
    lane.submit(lambda: order.append(may_go.wait(PATIENCE_S)), is_urgent=False)
    lane.submit(lambda: order.append("later"), is_urgent=False)
    lane.submit(lambda: order.append("urgent"), is_urgent=True)
    may_go.set()
    lane.close()
    # The first may not have been begun when the urgent one came.
    assert sorted(order, key=str) == [True, "later", "urgent"]
    assert order.index("urgent") < order.index("later")


def test_leaving_early_waits_for_what_is_in_flight_and_keeps_the_lanes(lanes: Lanes) -> None:
    running: set[int] = set()

    def make(index: int, _lane: int) -> int:
        running.add(index)
        threading.Event().wait(0.001)
        running.discard(index)
        return index

    items = lanes.in_order(make, 100, silent)
    next(items)
    items.close()
    assert running == set()
    assert lanes.at_once(make, 1) == [0]


def test_cancelling_ends_at_the_next_item(lanes: Lanes) -> None:
    monitor = Monitor()
    items = lanes.in_order(lambda index, _lane: index, 100, lambda done: monitor.step("render", done, 100))
    next(items)
    monitor.cancel()
    with pytest.raises(Cancelled):
        next(items)


def test_an_error_of_an_item_reaches_the_caller_after_all_are_done(lanes: Lanes) -> None:
    made = []

    def make(index: int, _lane: int) -> None:
        if index == 0:
            raise ValueError("no")
        made.append(index)

    with pytest.raises(ValueError, match="no"):
        lanes.at_once(make, 4)
    assert sorted(made) == [1, 2, 3]
