"""New names in a folder are brought onto the disk, where the system can do that."""

import os

import pytest

from joyvasa_runtime.folder_sync import sync_folder


@pytest.mark.skipif(os.name != "posix", reason="a folder can't be opened there")
def test_the_folder_itself_is_brought_onto_the_disk_and_closed_again(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else None

    sync_folder(tmp_path)

    assert synced == [tmp_path.stat().st_ino]
    assert before is None or len(os.listdir("/proc/self/fd")) == before


def test_a_folder_that_refuses_is_no_reason_to_stop(tmp_path):
    sync_folder(tmp_path / "gone")
