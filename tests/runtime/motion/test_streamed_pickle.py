"""A pickle written piece by piece is one that everybody reads."""

import io
import pickle
import tracemalloc

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.motion.streamed_pickle import write_table

VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=4) | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


def read(facts, lists):
    stream = io.BytesIO()
    write_table(stream, facts, lists)
    return pickle.loads(stream.getvalue())  # noqa: S301 - written here


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(max_size=3), VALUES, max_size=3), st.lists(VALUES, max_size=450))
def test_whatever_is_written_is_read(facts, items):
    assert read(facts, {"the list": iter(items)}) == {**facts, "the list": items}


def test_items_that_are_the_same_object_stay_apart_from_others():
    shared = np.arange(3)
    items = [shared, shared, np.ones(2)] * 300

    loaded = read({}, {"a": items, "b": items})

    for name in ("a", "b"):
        assert len(loaded[name]) == 900
        for item, wanted in zip(loaded[name], items, strict=True):
            np.testing.assert_array_equal(item, wanted)


def test_nothing_is_kept_of_a_long_list():
    class Nowhere(io.RawIOBase):
        def write(self, data):
            return len(data)

    tracemalloc.start()
    write_table(Nowhere(), {}, {"a": (np.zeros(100) for _ in range(5000))})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 1_000_000
