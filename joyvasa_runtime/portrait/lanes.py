"""The threads that make frames: what is asked of one lane is done one after another, lanes work side by side.

What a frame is, and which lane makes it, is the caller's choice.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

from joyvasa_runtime.monitor import Monitor

_AHEAD_PER_LANE = 2
"""Frames in flight per lane: one being made and one waiting, so that memory stays constant."""

Item = TypeVar("Item")


class Lanes:
    """Rendering threads, to be closed when no longer needed.

    Several callers may share them: a frame of one then waits for what the other has in flight.

    Parameters
    ----------
    count : int
        How many lanes are wanted; there are never more than processor cores.
    """

    def __init__(self, count: int) -> None:
        lanes = max(1, min(count, os.cpu_count() or 1))
        self._pools = [ThreadPoolExecutor(1, thread_name_prefix=f"render-{lane}") for lane in range(lanes)]

    def __len__(self) -> int:
        return len(self._pools)

    def in_order(self, make: Callable[[int, int], Item], count: int, monitor: Monitor) -> Iterator[Item]:
        """Items ``0 .. count - 1`` in order, a few made ahead.

        Parameters
        ----------
        make : callable
            From the number of an item and of the lane it runs on to the item.
        count : int
        monitor : Monitor
            Gets stage "render" with items done.

        Raises
        ------
        Cancelled
            At the next item after it was asked for; what is in flight is awaited.
        """
        waiting: deque[Future[Item]] = deque()
        ahead = len(self) * _AHEAD_PER_LANE
        try:
            for index in range(count + ahead):
                if index < count:
                    waiting.append(self._submit(make, index))
                if index >= ahead:
                    monitor.step("render", index - ahead, count)
                    yield waiting.popleft().result()
            monitor.step("render", count, count)
        finally:
            for future in waiting:
                future.cancel()
            wait(waiting)

    def at_once(self, make: Callable[[int, int], Item], count: int) -> list[Item]:
        """Items ``0 .. count - 1``, all of them made before it returns."""
        futures = [self._submit(make, index) for index in range(count)]
        wait(futures)
        return [future.result() for future in futures]

    def close(self) -> None:
        """Let the threads end after what they are doing."""
        for pool in self._pools:
            pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, make: Callable[[int, int], Item], index: int) -> Future[Item]:
        lane = index % len(self)
        return self._pools[lane].submit(make, index, lane)
