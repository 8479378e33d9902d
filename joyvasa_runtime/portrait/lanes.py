"""The threads that make frames: what is asked of one lane is done one after another, lanes work side by side.

What a frame is, and which lane makes it, is the caller's choice.
"""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from functools import partial
from typing import TypeVar

_AHEAD_PER_LANE = 2
"""Frames in flight per lane: one being made and one waiting, so that memory stays constant."""

Item = TypeVar("Item")


class Lanes:
    """Rendering threads, to be closed when no longer needed.

    Several callers may share them: what is wanted at once then waits only for the frame being made.

    Parameters
    ----------
    count : int
        How many lanes are wanted; there are never more than processor cores.
    """

    def __init__(self, count: int) -> None:
        self._lanes = [Lane(number) for number in range(max(1, min(count, os.cpu_count() or 1)))]

    def __len__(self) -> int:
        return len(self._lanes)

    def in_order(
        self, make: Callable[[int, int], Item], count: int, stepped: Callable[[int], None]
    ) -> Iterator[Item]:
        """Items ``0 .. count - 1`` in order, a few made ahead.

        Parameters
        ----------
        make : callable
            From the number of an item and of the lane it runs on to the item.
        count : int
        stepped : callable
            Told before each item, and at the end, how many were given; what it raises, such as `Cancelled`,
            ends the work after what is in flight.
        """
        waiting: deque[Future[Item]] = deque()
        ahead = len(self) * _AHEAD_PER_LANE
        try:
            for index in range(count + ahead):
                if index < count:
                    waiting.append(self._submit(make, index))
                if index >= ahead:
                    stepped(index - ahead)
                    yield waiting.popleft().result()
            stepped(count)
        finally:
            for future in waiting:
                future.cancel()
            wait(waiting)

    def at_once(self, make: Callable[[int, int], Item], count: int) -> list[Item]:
        """Items ``0 .. count - 1``, made before what waits; all are done when it returns."""
        futures = [self._submit(make, index, is_urgent=True) for index in range(count)]
        wait(futures)
        return [future.result() for future in futures]

    def close(self) -> None:
        """Let the threads end after what they have to do."""
        for lane in self._lanes:
            lane.close()

    def _submit(
        self, make: Callable[[int, int], Item], index: int, *, is_urgent: bool = False
    ) -> Future[Item]:
        number, future = index % len(self), Future[Item]()
        self._lanes[number].submit(partial(_fulfil, future, make, index, number), is_urgent)
        return future


class Lane:
    """One thread and what it has to do.

    Parameters
    ----------
    number : int
        For the thread's name.
    """

    def __init__(self, number: int) -> None:
        self._tasks: deque[Callable[[], None] | None] = deque()
        self._waiting = threading.Semaphore(0)
        self._thread = threading.Thread(target=self._work, name=f"render-{number}")
        self._thread.start()

    def submit(self, task: Callable[[], None] | None, is_urgent: bool) -> None:
        """Do a task after those that wait, or before them; None ends the thread."""
        (self._tasks.appendleft if is_urgent else self._tasks.append)(task)
        self._waiting.release()

    def close(self) -> None:
        """Do what waits, then end the thread."""
        self.submit(None, is_urgent=False)
        self._thread.join()

    def _work(self) -> None:
        while self._waiting.acquire() and (task := self._tasks.popleft()) is not None:
            task()


def _fulfil(future: Future[Item], make: Callable[[int, int], Item], index: int, lane: int) -> None:
    """Make an item, unless it was cancelled while it waited."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(make(index, lane))
    except BaseException as error:
        future.set_exception(error)
