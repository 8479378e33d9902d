"""Motion files: round trips, and every way a file can be wrong."""

import errno
import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion import storage
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.storage import load_motion, save_motion


def motion(frames=5, fps=25, seed=0):
    values = np.random.default_rng(seed).standard_normal((frames, 70)).astype(np.float32)
    values[:, 63] = 1.1
    return MotionSequence(values, fps)


@settings(max_examples=20)
@given(frames=st.integers(1, 40), fps=st.integers(1, 240), seed=st.integers(0, 99))
def test_a_motion_is_loaded_as_it_was_saved(tmp_path_factory, frames, fps, seed):
    path = tmp_path_factory.mktemp("motion") / "m.npz"
    saved = motion(frames, fps, seed)
    save_motion(path, saved)
    loaded = load_motion(path)
    assert loaded.fps == fps
    assert loaded.values.tobytes() == saved.values.tobytes()


def test_the_same_motion_makes_the_same_file(tmp_path):
    save_motion(tmp_path / "a.npz", motion())
    save_motion(tmp_path / "b.npz", motion())
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_numpy_alone_can_read_a_motion_file(tmp_path):
    save_motion(tmp_path / "движение 🙂.npz", motion())
    with np.load(tmp_path / "движение 🙂.npz", allow_pickle=False) as arrays:
        assert arrays["motion"].shape == (5, 70)
        assert arrays["motion"].dtype == np.float32
        assert int(arrays["fps"]) == 25


def test_a_name_without_a_suffix_is_kept(tmp_path):
    save_motion(tmp_path / "take", motion())
    assert [path.name for path in tmp_path.iterdir()] == ["take"]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "m.npz"
    save_motion(path, motion(seed=1))
    before = path.read_bytes()

    def full(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(storage.np, "savez", full)
    with pytest.raises(MotionError, match="No space left"):
        save_motion(path, motion(seed=2))
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["m.npz"]


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(MotionError, match=r"none/m\.npz can't be written: No such file"):
        save_motion(tmp_path / "none" / "m.npz", motion())


def test_a_target_that_is_a_folder_is_an_error_and_leaves_nothing(tmp_path):
    (tmp_path / "m.npz").mkdir()
    with pytest.raises(MotionError, match="can't be written"):
        save_motion(tmp_path / "m.npz", motion())
    assert [file.name for file in tmp_path.iterdir()] == ["m.npz"]


GOOD = motion().values


def changed(row, column, value):
    values = GOOD.copy()
    values[row, column] = value
    return values


@pytest.mark.parametrize(
    ("arrays", "complaint"),
    [
        ({"motion": GOOD}, "no array 'fps'"),
        ({"fps": np.int64(25)}, "no array 'motion'"),
        ({"motion": GOOD[:, :69], "fps": np.int64(25)}, r"not float32 \(5, 69\)"),
        ({"motion": GOOD[0], "fps": np.int64(25)}, r"not float32 \(70,\)"),
        ({"motion": GOOD[:0], "fps": np.int64(25)}, r"not float32 \(0, 70\)"),
        ({"motion": GOOD.astype("U8"), "fps": np.int64(25)}, "must be floats"),
        ({"motion": np.array([[print]], object), "fps": np.int64(25)}, "can't be read"),
        ({"motion": GOOD, "fps": np.int64(0)}, "frame rate"),
        ({"motion": GOOD, "fps": np.float64("nan")}, "frame rate"),
        ({"motion": GOOD, "fps": np.array([25, 25])}, "frame rate"),
        ({"motion": GOOD, "fps": np.str_("25")}, "frame rate"),
        ({"motion": changed(2, 3, np.nan), "fps": np.int64(25)}, "not finite"),
        ({"motion": changed(2, 63, 0), "fps": np.int64(25)}, "scale of 0"),
    ],
)
def test_a_wrong_motion_file_is_refused(tmp_path, arrays, complaint):
    path = tmp_path / "m.npz"
    np.savez(path, **arrays)
    with pytest.raises(MotionError, match=complaint):
        load_motion(path)


@pytest.mark.parametrize("contents", [b"", b"text", b"PK\x03\x04", b"\x93NUMPY"])
def test_a_file_that_is_no_archive_is_refused(tmp_path, contents):
    path = tmp_path / "m.npz"
    path.write_bytes(contents)
    with pytest.raises(MotionError, match="can't be read"):
        load_motion(path)


def test_a_damaged_compressed_file_is_refused(tmp_path):
    path = tmp_path / "m.npz"
    np.savez_compressed(path, motion=GOOD, fps=np.int64(25))
    data = bytearray(path.read_bytes())
    data[100:140] = b"\xff" * 40
    path.write_bytes(data)
    with pytest.raises(MotionError, match="can't be read"):
        load_motion(path)


def test_an_archive_that_unpacks_to_too_much_is_refused_before_unpacking(tmp_path, monkeypatch):
    monkeypatch.setattr(storage, "MAX_MOTION_BYTES", 1000)
    save_motion(tmp_path / "m.npz", motion())
    with pytest.raises(MotionError, match="far too large"):
        load_motion(tmp_path / "m.npz")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(MotionError, match=r"none\.npz can't be read: No such file"):
        load_motion(tmp_path / "none.npz")
