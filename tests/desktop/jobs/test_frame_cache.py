"""The picture cache: its limit, what goes first, and looking up many keys."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop.jobs.frame_cache import FrameCache

BYTES = 10 * 10 * 4


def image():
    return QImage(10, 10, QImage.Format.Format_RGB32)


@pytest.fixture
def cache():
    """Room for three pictures."""
    return FrameCache(3 * BYTES)


def test_the_picture_used_longest_ago_goes_first(cache):
    for key in (1, 2, 3):
        cache.put(key, image())
    assert cache.get(1) is not None
    cache.put(4, image())
    assert [key in cache for key in (1, 2, 3, 4)] == [True, False, True, True]
    assert cache.size == 3 * BYTES


def test_a_lower_limit_holds_at_once_but_keeps_the_last_picture(cache):
    for key in (1, 2, 3):
        cache.put(key, image())
    cache.set_limit(0)
    assert (len(cache), cache.size) == (1, BYTES)
    assert 3 in cache


def test_putting_a_key_again_replaces_its_picture(cache):
    cache.put(1, image())
    cache.put(1, image())
    assert (len(cache), cache.size) == (1, BYTES)


def test_many_keys_are_looked_up_at_once(cache):
    keys = np.array([2**63 + 5, 7, 2**63 + 5, 0, 2**64 - 1], np.uint64)
    assert not cache.contains(keys).any()
    cache.put(2**63 + 5, image())
    cache.put(9, image())
    assert cache.contains(keys).tolist() == [True, False, True, False, False]
    cache.set_limit(BYTES)
    assert not cache.contains(keys).any()
    assert cache.contains(keys[:0]).shape == (0,)
