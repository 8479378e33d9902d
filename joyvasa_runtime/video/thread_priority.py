"""Threads that an encoder starts get no priority over everything else on the machine.

Run by root, SVT-AV1 gives its threads and the one that opens it Linux's real-time priority 99. Every thread
started from there inherits it; two of them that wait by spinning then stop a machine of two cores for good.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

_THREADS = Path("/proc/self/task")
"""A folder for each thread of this process, named by its number; Linux alone has it."""


@contextlib.contextmanager
def ordinary_priority() -> Iterator[None]:
    """Take back the real-time priority that the block gives this thread, or that its new threads have.

    Threads that were there before, the sound's for instance, keep what they have.
    """
    if not _THREADS.is_dir():
        yield
        return
    scheduler, parameters = os.sched_getscheduler(0), os.sched_getparam(0)
    before = _threads()
    try:
        yield
    finally:
        os.sched_setscheduler(0, scheduler, parameters)
        for thread in _threads() - before:
            _make_ordinary(thread)


def _threads() -> set[int]:
    return {int(entry.name) for entry in _THREADS.iterdir()}


def _make_ordinary(thread: int) -> None:
    # It may have ended meanwhile.
    with contextlib.suppress(ProcessLookupError):
        if os.sched_getscheduler(thread) in (os.SCHED_FIFO, os.SCHED_RR):
            os.sched_setscheduler(thread, os.SCHED_OTHER, os.sched_param(0))
