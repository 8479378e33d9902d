"""A file appears under its name only when complete, and every refusal says what to do."""

import errno

import pytest

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.video.unfinished import UnfinishedFile, write_error


def test_kept_it_replaces_the_older_file(tmp_path):
    target = tmp_path / "out.mp4"
    target.write_bytes(b"old")
    unfinished = UnfinishedFile(target)
    unfinished.path.write_bytes(b"new")
    assert target.read_bytes() == b"old"
    unfinished.keep()
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_discarded_it_leaves_nothing(tmp_path):
    unfinished = UnfinishedFile(tmp_path / "out.mp4")
    unfinished.discard()
    unfinished.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_cannot_be_taken_leaves_nothing(tmp_path):
    target = tmp_path / "out.mp4"
    unfinished = UnfinishedFile(target)
    target.mkdir()
    with pytest.raises(ExportError, match=r"out\.mp4"):
        unfinished.keep()
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_as_target_and_a_missing_folder_are_refused(tmp_path):
    with pytest.raises(ExportError, match="is a folder"):
        UnfinishedFile(tmp_path)
    with pytest.raises(ExportError, match="does not exist"):
        UnfinishedFile(tmp_path / "none" / "out.mp4")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match="does not exist"):
        UnfinishedFile(tmp_path / "file" / "out.mp4")


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EFBIG, "the disk is full"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "no permission"),
        (errno.EIO, "input/output error"),
    ],
)
def test_the_systems_refusals_are_told_in_the_users_words(tmp_path, number, message):
    error = write_error(tmp_path / "out.mp4", OSError(number, "Input/output error"))
    assert message in error.message.lower()
    assert "out.mp4" in error.message
    assert error.hint
