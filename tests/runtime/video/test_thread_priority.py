"""No export makes the process, or a part of it, more urgent than everything else on the machine."""

import os
import sys
import threading
from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest

from joyvasa_runtime.video import thread_priority
from joyvasa_runtime.video.compression import CODECS, Compression
from joyvasa_runtime.video.segment import open_segment
from joyvasa_runtime.video.thread_priority import ordinary_priority

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the priority of a thread")

REAL_TIME = (os.SCHED_FIFO, os.SCHED_RR) if sys.platform == "linux" else ()


def _urgent_threads():
    return {int(name) for name in os.listdir("/proc/self/task") if _policy(int(name)) in REAL_TIME}


def _policy(thread):
    try:
        return os.sched_getscheduler(thread)
    except ProcessLookupError:
        return None


@pytest.fixture
def waiting_thread() -> Iterator[threading.Thread]:
    """A thread that isn't started yet and, once it is, waits for the test's end."""
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    yield thread
    end.set()
    thread.join()


# As root, which containers and CI often are, SVT-AV1 asks for real-time priority and gets it.
@pytest.mark.parametrize("codec", [name for name, codec in CODECS.items() if codec.has_pictures])
def test_no_encoder_leaves_an_urgent_thread(tmp_path, codec):
    # Those of the sound, for instance, on a machine that has some.
    others = _urgent_threads()
    writer = open_segment(tmp_path / "a", (64, 64), Fraction(25), Compression(codec))
    urgent = _urgent_threads()
    writer.add(np.zeros((64, 64, 3), np.uint8))
    urgent |= _urgent_threads()
    writer.finish()
    assert (urgent | _urgent_threads()) - others == set()


def test_the_thread_itself_is_put_back():
    before = os.sched_getscheduler(0)
    with ordinary_priority():
        # The one change of policy that needs no right.
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    assert os.sched_getscheduler(0) == before


def test_a_failure_inside_puts_it_back_too():
    def refuse():
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
        raise ValueError("refused")

    before = os.sched_getscheduler(0)
    with pytest.raises(ValueError, match="refused"), ordinary_priority():
        refuse()
    assert os.sched_getscheduler(0) == before


def test_new_urgent_threads_become_ordinary_and_older_ones_stay(monkeypatch, waiting_thread):
    older, changed = threading.get_native_id(), []
    with ordinary_priority():
        waiting_thread.start()
        # Only root could make them urgent indeed.
        monkeypatch.setattr(thread_priority.os, "sched_getscheduler", lambda _thread: os.SCHED_FIFO)
        monkeypatch.setattr(
            thread_priority.os,
            "sched_setscheduler",
            lambda thread, policy, _parameters: changed.append((thread, policy)),
        )
    assert (waiting_thread.native_id, os.SCHED_OTHER) in changed
    assert older not in dict(changed)


def test_a_system_that_has_no_list_of_threads_is_left_alone(monkeypatch, tmp_path):
    monkeypatch.setattr(thread_priority, "_THREADS", tmp_path / "missing")
    with ordinary_priority():
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    assert os.sched_getscheduler(0) == os.SCHED_BATCH
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
