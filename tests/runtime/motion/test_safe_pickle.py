"""Pickles: plain data and arrays come through, and nothing that a pickle asks for is ever run."""

import os
import pickle
from collections import OrderedDict
from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.safe_pickle import read_plain_pickle

PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_plain_data_is_read_in_every_protocol(protocol):
    data = {"a": [1, 2.5, None, True], "b": ("x", b"bytes"), 3: {"deep": []}}
    assert read_plain_pickle(pickle.dumps(data, protocol), "it") == data


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    "array",
    [
        np.arange(6, dtype=np.float32).reshape(2, 3),
        np.asfortranarray(np.arange(6, dtype=np.float64).reshape(2, 3)),
        np.arange(3, dtype=">i2"),
        np.array([True, False]),
        np.float32(2.5),
        np.zeros((0, 4), np.float32),
    ],
)
def test_arrays_and_scalars_of_numbers_are_read_in_every_protocol(protocol, array):
    result = read_plain_pickle(pickle.dumps({"x": [array]}, protocol), "it")["x"][0]
    np.testing.assert_array_equal(result, array)
    assert result.dtype == array.dtype


@pytest.mark.parametrize("module", [b"numpy.core.multiarray", b"numpy._core.multiarray"])
def test_pickles_of_either_numpy_are_read(module):
    data = pickle.dumps(np.ones(3, np.float32), protocol=2).replace(b"numpy._core.multiarray", module)
    assert module in data
    np.testing.assert_array_equal(read_plain_pickle(data, "it"), np.ones(3))


class Calls:
    """A pickle that calls a function when it is loaded."""

    def __init__(self, function, *args):
        self.call = function, args

    def __reduce__(self):
        return self.call


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_pickle_that_runs_a_command_is_refused_by_name_and_runs_nothing(tmp_path, protocol):
    mark = tmp_path / "was_run"
    data = pickle.dumps({"motion": [Calls(os.system, f"touch '{mark}'")]}, protocol)
    with pytest.raises(MotionError, match=r"unsafe: it asks for (posix|nt)\.system") as caught:
        read_plain_pickle(data, "motion.pkl")
    assert "Nothing of it was run" in caught.value.hint
    assert not mark.exists()


@pytest.mark.parametrize(
    "value",
    [
        Calls(eval, "1+1"),
        Calls(getattr, 1, "real"),
        OrderedDict(a=1),
        Path("x"),
        np.random.default_rng(0),
        range(3),
    ],
)
def test_every_other_class_and_function_is_refused(value):
    with pytest.raises(MotionError, match="unsafe: it asks for"):
        read_plain_pickle(pickle.dumps([value]), "it")


def test_numpy_functions_that_were_not_meant_are_refused():
    for name in (
        b"numpy\nload\n",
        b"numpy\nfromfile\n",
        b"numpy.core.multiarray\nfromfile\n",
        b"numpy\nndarray.x\n",
    ):
        with pytest.raises(MotionError, match="unsafe: it asks for numpy"):
            read_plain_pickle(b"c" + name + b".", "it")


def test_an_array_of_objects_is_refused():
    with pytest.raises(MotionError, match="damaged"):
        read_plain_pickle(pickle.dumps(np.array([{"a": 1}], object)), "it")


def test_a_pickle_can_not_change_the_functions_it_names():
    # Names the scalar function, then sets an attribute of it through the state of the BUILD opcode.
    attack = b"cnumpy.core.multiarray\nscalar\n(dS'__defaults__'\n(I1\ntsb."
    with pytest.raises(MotionError, match="damaged"):
        read_plain_pickle(attack, "it")
    assert read_plain_pickle(pickle.dumps(np.float32(2)), "it") == 2


@pytest.mark.parametrize("data", [b"cnumpy\nndarray\n.", b"(lcnumpy\ndtype\na.", b"cnumpy\nndarray\n)R."])
def test_a_half_made_array_is_not_data(data):
    with pytest.raises(MotionError, match="damaged"):
        read_plain_pickle(data, "it")


def test_an_array_that_claims_more_than_it_holds_is_refused():
    data = pickle.dumps(np.ones(3, np.float32), protocol=2)
    assert data.count(b"K\x03\x85") == 1
    with pytest.raises(MotionError, match="another size than its shape"):
        read_plain_pickle(data.replace(b"K\x03\x85", b"J\xff\xff\xff\x7f\x85"), "it")


@pytest.mark.parametrize(
    "data", [b"", b"text", b"\x80\x09.", b"\x80\x04\x95\xff\xff\xff\xff\xff\xff\xff\x7f."]
)
def test_bytes_that_are_no_pickle_are_refused(data):
    with pytest.raises(MotionError, match=r"motion\.pkl is damaged or not a pickle"):
        read_plain_pickle(data, "motion.pkl")


def test_a_truncated_pickle_is_refused_at_every_length():
    data = pickle.dumps({"x": np.ones(3, np.float32)})
    for length in range(len(data)):
        with pytest.raises(MotionError):
            read_plain_pickle(data[:length], "it")


def test_a_pickle_that_contains_itself_is_read():
    looped = []
    looped.append(looped)
    result = read_plain_pickle(pickle.dumps(looped), "it")
    assert result[0] is result
