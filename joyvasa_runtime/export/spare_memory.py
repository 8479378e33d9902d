"""Giving memory back to the system after each segment and before joining, where the C library would keep it.

What is still in use isn't touched, and nothing here decides what is let go of.
"""

import contextlib
import ctypes
import sys


def give_back_memory() -> None:
    """Give the system what was let go of; without effect where it can't be asked for.

    Notes
    -----
    glibc keeps the 30 MB of each encoder in the areas of threads that ended, where the next encoder finds
    only a part of it, and the joining thread, whose index of an hour would come on top of it, none.
    """
    if sys.platform != "linux":
        return
    # Other C libraries than glibc don't have it, and give memory back themselves.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
