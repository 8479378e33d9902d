"""Replacing a file: the old contents or the new ones, and no leftovers, whatever the system says."""

import errno
import os
import stat
import time

import pytest

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.project import atomic_file as module
from joyvasa_runtime.project.atomic_file import atomic_file


def write(path, data=b"new"):
    with atomic_file(path) as stream:
        stream.write(data)


@pytest.fixture
def refuse(monkeypatch):
    """Let one call of the system fail with an error number, as a full or read-only disk does."""

    def install(name, number):
        def fail(*_arguments, **_options):
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(module.os, name, fail)

    return install


def test_a_file_appears_with_all_of_its_contents(tmp_path):
    write(tmp_path / "我的 film 🎬.joyvasa", b"abc")

    assert (tmp_path / "我的 film 🎬.joyvasa").read_bytes() == b"abc"
    assert len(list(tmp_path.iterdir())) == 1


def test_an_existing_file_is_replaced_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)

    write(path)

    assert path.read_bytes() == b"new"
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "plain").write_bytes(b"")

    write(tmp_path / "a")

    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_file_behind_a_link_is_replaced(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")

    write(tmp_path / "link")

    assert (tmp_path / "real").read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()


def test_a_block_that_raises_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def write_half():
        with atomic_file(path) as stream:
            stream.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_half()

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("call", "number", "message"),
    [
        ("fsync", errno.ENOSPC, "the disk is full"),
        ("fsync", errno.EIO, "can't be written"),
        ("replace", errno.EROFS, "no permission"),
        ("replace", errno.EACCES, "no permission"),
        ("replace", errno.ENOENT, "does not exist any more"),
    ],
)
def test_what_the_system_refuses_changes_nothing(tmp_path, refuse, call, number, message):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    refuse(call, number)

    with pytest.raises(ProjectError, match=message) as caught:
        write(path)

    assert caught.value.hint
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_protected_file_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(module.os, "access", lambda _path, _mode: False)

    with pytest.raises(ProjectError, match="no permission"):
        write(path)

    assert path.read_bytes() == b"old"


def test_a_folder_a_missing_folder_and_a_name_that_is_too_long_are_refused(tmp_path):
    (tmp_path / "folder").mkdir()

    for path, message in [
        (tmp_path / "folder", "is a folder"),
        (tmp_path / "gone" / "a", "does not exist any more"),
        (tmp_path / ("x" * 300), "too long"),
    ]:
        with pytest.raises(ProjectError, match=message):
            write(path)
    assert [item.name for item in tmp_path.iterdir()] == ["folder"]


def test_what_a_killed_program_left_is_removed_by_a_later_save_of_the_same_file(tmp_path, monkeypatch):
    monkeypatch.setattr(module.os, "replace", lambda _part, _path: None)
    write(tmp_path / "a")
    write(tmp_path / "b")
    monkeypatch.undo()
    parts = list(tmp_path.iterdir())
    assert len(parts) == 2
    for part in parts:
        os.utime(part, (0, 0))

    write(tmp_path / "a")

    left = [item for item in tmp_path.iterdir() if item.name != "a"]
    assert len(left) == 1
    assert left[0] in parts


@pytest.mark.parametrize("fast_s", [0, 3600])
def test_what_another_program_is_writing_is_left_alone_whatever_the_clock_of_the_drive(
    tmp_path, monkeypatch, fast_s
):
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + fast_s)
    with atomic_file(tmp_path / "a") as outer:
        outer.write(b"outer")
        write(tmp_path / "a", b"inner")

    assert (tmp_path / "a").read_bytes() == b"outer"
