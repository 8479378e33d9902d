"""A lock that says whether a program is alive."""

import subprocess
import sys
from pathlib import Path

import pytest

from joyvasa_runtime import held_lock
from joyvasa_runtime.held_lock import HeldLock, is_held


def test_a_held_lock_is_refused_to_others_until_it_is_released(tmp_path):
    path = tmp_path / "a.lock"
    lock = HeldLock(path)

    with pytest.raises(BlockingIOError):
        HeldLock(path)
    lock.release()

    HeldLock(path).release()
    assert not path.exists()


def test_a_lock_whose_file_cannot_be_removed_is_free_all_the_same(tmp_path, monkeypatch):
    def refuse(path, **_options):
        raise PermissionError(13, "Permission denied", str(path))

    lock = HeldLock(tmp_path / "a.lock")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        lock.release()

    HeldLock(tmp_path / "a.lock").release()


def test_the_lock_of_a_program_that_ended_hard_is_free(tmp_path):
    path = tmp_path / "a.lock"
    code = "import os, pathlib, sys; from joyvasa_runtime.held_lock import HeldLock; "
    code += "lock = HeldLock(pathlib.Path(sys.argv[1])); os._exit(1)"

    subprocess.run([sys.executable, "-c", code, str(path)], check=False)

    assert path.exists()
    HeldLock(path).release()


def test_whether_a_lock_is_held_can_be_asked_without_making_one(tmp_path):
    path = tmp_path / "a.lock"
    assert not is_held(path)
    assert not path.exists()
    lock = HeldLock(path)
    assert is_held(path)
    lock.release()
    path.write_bytes(b"")
    assert not is_held(path)
    HeldLock(path).release()


@pytest.mark.skipif(sys.platform == "win32", reason="there, an opened file can't be removed")
def test_a_lock_whose_file_was_removed_before_it_was_taken_is_taken_anew(tmp_path, monkeypatch):
    path, take = tmp_path / "a.lock", held_lock._lock

    def take_late(descriptor):
        # The one before lets go between our opening and our locking.
        monkeypatch.setattr(held_lock, "_lock", take)
        path.unlink()
        take(descriptor)

    monkeypatch.setattr(held_lock, "_lock", take_late)
    lock = HeldLock(path)
    assert is_held(path)
    with pytest.raises(BlockingIOError):
        HeldLock(path)
    lock.release()
    assert not path.exists()


def test_a_lock_in_a_folder_that_is_gone_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        HeldLock(tmp_path / "gone" / "a.lock")
