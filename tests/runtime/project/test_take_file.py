"""A take's file: readable by NumPy, the same bytes every time, and only accepted unchanged."""

import io

import numpy as np
import pytest

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.take_file import read_take, take_bytes, write_take


def motion_of(frames, seed=0):
    return MotionSequence(np.random.default_rng(seed).standard_normal((frames, 70), np.float32))


def written(motion):
    stream = io.BytesIO()
    write_take(stream, motion)
    return stream.getvalue()


@pytest.mark.parametrize("frames", [0, 1, 9, 10, 12_345])
def test_a_motion_is_read_bit_for_bit(frames):
    motion = motion_of(frames)
    data = written(motion)

    again = read_take(io.BytesIO(data), frames, motion_sha256(motion))

    assert again.values.tobytes() == motion.values.tobytes()
    assert len(data) == take_bytes(frames)


def test_a_long_motion_is_read_by_blocks_of_less_than_a_megabyte():
    motion = motion_of(12_345)
    asked = []

    class Watched(io.BytesIO):
        def read(self, size=-1):
            asked.append(size)
            return super().read(size)

    read_take(Watched(written(motion)), 12_345, motion_sha256(motion))

    assert 0 < min(asked) <= max(asked) < 2**20


def test_numpy_reads_the_file():
    motion = motion_of(7)

    values = np.load(io.BytesIO(written(motion)), allow_pickle=False)

    np.testing.assert_array_equal(values, motion.values)


def test_another_length_a_cut_a_change_and_another_type_are_refused():
    motion = motion_of(7)
    sha256, data = motion_sha256(motion), written(motion)
    other_type = io.BytesIO()
    np.save(other_type, motion.values.astype(np.float64))
    pickled = io.BytesIO()
    np.save(pickled, np.array([{"a": 1}], object), allow_pickle=True)

    for frames, bad in [
        (8, data),
        (7, data[:-1]),
        (7, data + b"\0"),
        (7, data[:-1] + bytes([data[-1] ^ 1])),
        (7, other_type.getvalue()),
        (7, pickled.getvalue()),
        (7, b""),
    ]:
        with pytest.raises(ProjectError, match="damaged"):
            read_take(io.BytesIO(bad), frames, sha256)


@pytest.mark.parametrize("number", [np.nan, np.inf])
def test_numbers_that_are_not_finite_are_refused(number):
    values = motion_of(3).values.copy()
    values[1, 5] = number
    motion = MotionSequence(values)

    with pytest.raises(ProjectError, match="not finite"):
        read_take(io.BytesIO(written(motion)), 3, motion_sha256(motion))
