"""Arrays of files that are whole, too large, damaged in every way, or no such files at all."""

import io
import random
import zipfile
import zlib

import numpy as np
import pytest

from joyvasa_runtime.npz_file import TooMuchError, read_npz

MOST = 2**20


def saved(path, compress=False, **arrays):
    (np.savez_compressed if compress else np.savez)(path, **arrays)
    return path


def test_only_the_named_arrays_are_read_and_others_may_be_anything(tmp_path):
    path = saved(tmp_path / "a.npz", one=np.arange(3), other=np.array([print], object))

    found = read_npz(path, ("one", "none"), MOST)

    assert found.keys() == {"one"}
    assert found["one"].tolist() == [0, 1, 2]


def test_a_pickled_array_is_never_unpickled(tmp_path):
    path = saved(tmp_path / "a.npz", one=np.array([print], object))

    with pytest.raises(ValueError, match="allow_pickle=False"):
        read_npz(path, ("one",), MOST)


def test_what_would_unpack_to_too_much_is_refused_before_unpacking(tmp_path):
    path = saved(tmp_path / "a.npz", compress=True, one=np.zeros(2 * MOST, np.uint8))

    assert path.stat().st_size < MOST / 100
    with pytest.raises(TooMuchError):
        read_npz(path, ("one",), MOST)


def test_a_shape_that_fits_no_memory_is_an_error_like_any_other(tmp_path):
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": "<f4", "fortran_order": False, "shape": (10**9, 10**9)}
    )
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr("one.npy", header.getvalue())

    with pytest.raises(ValueError, match=r"."):
        read_npz(tmp_path / "a.npz", ("one",), MOST)


def test_a_missing_file_is_the_systems_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_npz(tmp_path / "none.npz", ("one",), MOST)


@pytest.mark.parametrize("contents", [b"", b"text", b"PK\x03\x04", b"\x93NUMPY\x01\x00v\x00"])
def test_what_is_no_such_file_is_refused(tmp_path, contents):
    (tmp_path / "a.npz").write_bytes(contents)

    with pytest.raises(ValueError, match=r"."):
        read_npz(tmp_path / "a.npz", ("one",), MOST)


def test_a_damaged_stream_is_refused_and_says_why(tmp_path):
    path = saved(tmp_path / "a.npz", compress=True, one=np.arange(1000))
    data = bytearray(path.read_bytes())
    start = data.index(b"one.npy") + len(b"one.npy") + 20
    data[start : start + 40] = b"\xff" * 40
    path.write_bytes(data)

    with pytest.raises(ValueError, match="decompress") as caught:
        read_npz(path, ("one",), MOST)
    assert isinstance(caught.value.__cause__, zlib.error)


@pytest.mark.parametrize("compress", [False, True])
def test_a_file_with_any_bytes_changed_is_read_or_refused_and_nothing_else(tmp_path, compress):
    whole = saved(tmp_path / "a.npz", compress, one=np.arange(50), two=np.str_("nod")).read_bytes()
    chance = random.Random(5)
    refused = 0
    for _ in range(300):
        data = bytearray(whole)
        for place in chance.sample(range(len(data)), 3):
            data[place] = chance.randrange(256)
        (tmp_path / "b.npz").write_bytes(data)
        try:
            read_npz(tmp_path / "b.npz", ("one", "two"), MOST)
        except (OSError, ValueError):
            refused += 1
    assert refused > 100
