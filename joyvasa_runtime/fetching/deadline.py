"""A limit on how long somebody waits for work that can't be interrupted.

The system's look-up of a server's name is such work: without a network it can take twenty seconds. The work
itself is not stopped; it ends on a thread that nothing waits for.
"""

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` returns, or raises, if it does so in time.

    Raises
    ------
    TimeoutError
        If it takes longer.
    """
    outcomes: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            outcomes.put((work(), None))
        except BaseException as error:  # handed over whole: the caller decides
            outcomes.put((None, error))

    # A daemon, so that a name look-up that still hangs does not keep the program from ending.
    threading.Thread(target=run, name="deadline", daemon=True).start()
    try:
        value, error = outcomes.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError(f"no answer within {seconds:g} s") from None
    if error is not None:
        raise error
    return value  # type: ignore[return-value]  # there was no error, so this is what work returned
