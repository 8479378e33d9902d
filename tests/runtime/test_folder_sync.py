"""New names in a folder are brought onto the disk, where the system can do that."""

import os

import pytest

from joyvasa_runtime.folder_sync import sync_folder


@pytest.mark.skipif(os.name != "posix", reason="a folder can't be opened there")
def test_the_folder_itself_is_brought_onto_the_disk_and_closed_again(tmp_path, monkeypatch):
    synced, closed, close = [], [], os.close

    def note_and_close(descriptor):
        closed.append(descriptor)
        close(descriptor)

    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append((descriptor, os.fstat(descriptor))))
    monkeypatch.setattr(os, "close", note_and_close)

    sync_folder(tmp_path)

    ((descriptor, told),) = synced
    assert os.path.samestat(told, tmp_path.stat())
    # Not how many are open: any others may be closed, or collected, meanwhile.
    assert descriptor in closed


def test_a_folder_that_refuses_is_no_reason_to_stop(tmp_path):
    sync_folder(tmp_path / "gone")
